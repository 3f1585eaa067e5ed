// The workbench's own script: keys in the matrix, several files at once, the panel beside a text.
// Every action works without it; it only makes them quicker.
"use strict";

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const partial = () => typeof htmx !== "undefined";

document.documentElement.classList.add("is-scripted");
for (const part of all(".scripted")) part.hidden = false;

// ── The matrix: arrows move, one key rates ──────────────────────────────────────────────────────

const RATINGS = { C: "CC", c: "C", n: "N", N: "N", i: "I", I: "II", x: "NA", X: "NA" };
const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

function cells() {
  return all("#board tbody tr").map((row) => all(".cell a", row));
}

function placeOf(cell) {
  const [, row, column] = cell.id.split("-").map(Number);
  return [row, column];
}

// One cell at a time is in the order of Tab: the one last looked at.
function makeReachable(cell) {
  for (const other of all("#board .cell a")) other.tabIndex = other === cell ? 0 : -1;
}

function choose(cell) {
  const form = one("#rate");
  form.elements.evidence.value = cell.dataset.evidence;
  form.elements.hypothesis.value = cell.dataset.hypothesis;
  makeReachable(cell);
}

function move(cell, event) {
  const rows = cells();
  let [row, column] = placeOf(cell);
  if (event.key === "Home") column = 0;
  else if (event.key === "End") column = rows[row].length - 1;
  else {
    row += MOVES[event.key][0];
    column += MOVES[event.key][1];
  }
  rows[row]?.[column]?.focus();
}

function rate(cell, written) {
  const form = one("#rate");
  choose(cell);
  form.elements.written.value = written;
  form.requestSubmit();
  form.elements.written.value = "";
}

function write(cell, beginning) {
  const field = one("#rate").elements.written;
  choose(cell);
  field.value = beginning;
  field.dataset.from = cell.id;
  field.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") leave(event);
  const cell = event.target.closest?.("#board .cell a");
  if (!cell || !one("#rate") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key in MOVES || event.key === "Home" || event.key === "End") move(cell, event);
  else if (event.key in RATINGS) rate(cell, RATINGS[event.key]);
  else if (/^[0-9.[]$/.test(event.key)) write(cell, event.key);
  else if (event.key === "Enter") write(cell, "");
  else return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const cell = event.target.closest?.("#board .cell a");
  if (!cell || !one("#rate") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  choose(cell);
  cell.focus();
});

document.addEventListener("focusin", (event) => {
  if (event.target.matches?.("#board .cell a") && one("#rate")) choose(event.target);
});

// A number was written: back to the cell that it was written for.
document.addEventListener("submit", (event) => {
  const field = event.target.elements?.written;
  if (event.target.id !== "rate" || !field?.dataset.from) return;
  const from = field.dataset.from;
  delete field.dataset.from;
  setTimeout(() => {
    document.getElementById(from)?.focus();
    if (partial()) field.value = "";
  });
});

function leave(event) {
  const field = event.target;
  if (field.name === "written" && field.dataset.from) {
    document.getElementById(field.dataset.from)?.focus();
    field.value = "";
    delete field.dataset.from;
  } else if (!one("#panel")?.hidden) closePanel();
}

function settleBoard() {
  const chosen = one("#board [data-chosen]");
  const standing = document.activeElement?.closest?.("#board .cell a");
  const cell = standing ?? chosen ?? one("#board .cell a");
  if (cell && one("#rate")) makeReachable(cell);
  // Without partial updates the page came anew: go on where the rating was given.
  if (chosen && !standing && location.hash === "#rate") chosen.focus();
}

// ── The panel beside a text ─────────────────────────────────────────────────────────────────────

let cameFrom = null;

function closePanel() {
  const panel = one("#panel");
  if (!panel || panel.hidden) return;
  panel.hidden = true;
  panel.replaceChildren();
  cameFrom?.focus();
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) closePanel();
  const tool = event.target.closest(".tool");
  if (tool) cameFrom = tool;
  // A click on the words of a claim is a click on its note's tool, unless words are being marked.
  const claim = event.target.closest("mark.claim");
  if (claim && !event.target.closest("a") && String(getSelection()) === "") {
    document.getElementById(`d1-n${claim.dataset.claim}`)?.querySelector(".tool")?.click();
  }
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "board") settleBoard();
  if (event.target.id !== "panel") return;
  event.target.hidden = false;
  event.target.focus();
});

// ── Files: dropped anywhere, one after the other, each with its progress ────────────────────────

function send(form, file) {
  const line = document.createElement("li");
  const bar = document.createElement("progress");
  const said = document.createElement("span");
  said.className = "aside";
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", `How much of ${file.name} was sent`);
  line.append(file.name, " ", bar, said);
  one("#outcomes").append(line);
  return new Promise((done) => {
    const body = new FormData();
    body.append("csrf", form.elements.csrf.value);
    body.append("files", file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("HX-Request", "true");
    request.upload.onprogress = (sent) => {
      bar.value = sent.loaded / sent.total;
      if (sent.loaded === sent.total) {
        bar.removeAttribute("value");
        said.textContent = "is being read";
      }
    };
    request.onload = () => {
      const holder = document.createElement("template");
      // Our own server's markup, with every name and message escaped there.
      holder.innerHTML = request.responseText;
      line.replaceWith(holder.content);
      done();
    };
    request.onerror = () => {
      line.textContent = `${file.name}: the connection was lost`;
      done();
    };
    request.send(body);
  });
}

async function sendAll(form, files) {
  for (const file of files) await send(form, file);
  form.reset();
  if (partial()) htmx.ajax("GET", location.href, { target: "#list", swap: "innerHTML" });
  else location.reload();
}

document.addEventListener("submit", (event) => {
  if (event.target.id !== "upload") return;
  event.preventDefault();
  sendAll(event.target, [...event.target.elements.files.files]);
});

for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const form = one("#upload");
    if (!form || ![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
    event.preventDefault();
    const over = kind === "dragenter" || kind === "dragover";
    document.documentElement.classList.toggle("is-dragging", over);
    if (kind === "drop") sendAll(form, [...event.dataTransfer.files]);
  });
}

// ── Ticking every claim of a table ──────────────────────────────────────────────────────────────

document.addEventListener("change", (event) => {
  if (event.target.id !== "all") return;
  for (const box of all('#list input[name="claim"]')) box.checked = event.target.checked;
});

settleBoard();
