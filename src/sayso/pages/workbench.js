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

let ratings = Promise.resolve();

// What was written is fixed here and now, and sent once the last one was answered: another key
// may come before that. What the board says of itself is taken when it is sent.
function sendRating(form) {
  const fields = ["evidence", "hypothesis", "written", "why"];
  const written = fields.map((name) => [name, form.elements[name].value]);
  ratings = ratings
    .then(() => {
      const values = new FormData(form);
      for (const [name, value] of written) values.set(name, value);
      const how = { source: "#board", target: "#board", swap: "innerHTML", values };
      return htmx.ajax("POST", form.action, how);
    })
    .catch(() => {}); // of a connection that is lost, the page tells
  form.elements.written.value = "";
  form.elements.why.value = "";
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
  if (event.target.id !== "rate" || !partial()) return;
  event.preventDefault();
  const field = event.target.elements.written;
  const from = field.dataset.from;
  delete field.dataset.from;
  sendRating(event.target);
  if (from) document.getElementById(from)?.focus();
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

// The claim that the panel is about stays lit in the text and in the margin.
function light(tool) {
  for (const lit of all(".is-open")) lit.classList.remove("is-open");
  const note = tool?.closest(".note");
  if (!note) return;
  for (const part of [note, ...all(`mark[data-claim="${note.value}"]`)]) part.classList.add("is-open");
}

function closePanel() {
  const panel = one("#panel");
  if (!panel || panel.hidden) return;
  light(null);
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

// ── Words that are selected in the text: a claim that was missed ────────────────────────────────

function chosenWords() {
  const selection = getSelection();
  const text = one(".written");
  if (!text || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const lead = document.createRange();
  lead.setStart(text, 0);
  lead.setEnd(range.startContainer, range.startOffset);
  const words = plainWords(range);
  return words && words.length <= 2000 ? { words, before: plainWords(lead).slice(-60), range } : null;
}

// The words of the text alone: without the numbers of claims and without the notes beside it.
function plainWords(range) {
  const part = document.createElement("div");
  part.append(range.cloneContents());
  for (const other of all("sup, .notes, .bullet", part)) other.remove();
  return part.textContent.replace(/\s+/g, " ").trim();
}

function offerToAdd() {
  const offer = one("#pick");
  if (!offer) return;
  const chosen = chosenWords();
  offer.hidden = !chosen;
  if (!chosen) return;
  const { words, before, range } = chosen;
  const query = new URLSearchParams({ words, before });
  offer.href = `${location.pathname}/missed?${query}`;
  const box = range.getBoundingClientRect();
  offer.style.top = `${box.bottom + scrollY + 6}px`;
  offer.style.left = `${Math.max(8, Math.min(box.left, innerWidth - 160)) + scrollX}px`;
}

document.addEventListener("selectionchange", offerToAdd);

document.addEventListener("click", (event) => {
  const offer = event.target.closest?.("#pick");
  if (!offer || !partial() || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  cameFrom = one("#missed > summary");
  htmx.ajax("GET", offer.getAttribute("href"), { target: "#panel", swap: "innerHTML" });
  getSelection().removeAllRanges();
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "board") settleBoard();
  if (event.target.id === "list") settleList();
  if (event.target.id !== "panel") return;
  event.target.hidden = false;
  event.target.scrollTop = 0;
  event.target.focus();
  light(cameFrom);
});

// ── Forecasts to confirm: c and x are for the row that has the focus ────────────────────────────

const DECIDES = { c: "confirm", x: "leave out" };
const WRITTEN_IN = "input:not([type=radio]), textarea, select";

function decider(row, key) {
  return one(`button[value="${DECIDES[key]}"]`, row);
}

// The keys that a browser gives to the first row go with the focus to its own.
document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.(".to-confirm > li");
  if (!row || !decider(row, "c")) return;
  for (const key of Object.keys(DECIDES)) {
    one(`.to-confirm [accesskey="${key}"]`)?.removeAttribute("accesskey");
    decider(row, key).accessKey = key;
  }
});

document.addEventListener("keydown", (event) => {
  const row = event.target.closest?.(".to-confirm > li");
  if (!row || !(event.key in DECIDES) || event.target.matches(WRITTEN_IN)) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const button = decider(row, event.key);
  if (!button) return;
  event.preventDefault();
  const why = button.form.elements.why;
  if (event.key === "x" && !why.value.trim()) why.focus(); // nothing is left out without a reason
  else button.click();
});

// ── Queues: right, wrong, later, for the row that has the focus ─────────────────────────────────

const JUDGES = { r: "right", w: "wrong" };
const STEPS = { l: 1, k: -1 };

document.addEventListener("keydown", (event) => {
  const rows = all(".queue > li");
  if (!rows.length || event.target.matches?.(WRITTEN_IN)) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const row = event.target.closest?.(".queue > li");
  if (event.key in STEPS) {
    const next = row ? rows[rows.indexOf(row) + STEPS[event.key]] : rows[0];
    next?.focus();
  } else if (row && event.key in JUDGES) one(`button[value="${JUDGES[event.key]}"]`, row)?.click();
  else return;
  event.preventDefault();
});

// After a decision the row that comes next is where the last one was; else one begins at the first.
if (one(".queue") && location.search.includes("told=")) {
  const rows = all(".queue > li");
  (document.getElementById(location.hash.slice(1)) ?? rows[rows.length - 1])?.focus();
}

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
      const elsewhere = request.getResponseHeader("HX-Redirect"); // signed out meanwhile
      if (elsewhere) location.assign(elsewhere);
      const holder = document.createElement("template");
      // Our own server's markup, with every name and message escaped there.
      holder.innerHTML = request.responseText;
      if (request.status === 200) line.replaceWith(holder.content);
      else line.textContent = `${file.name}: ${holder.content.textContent.trim()}`;
      done();
    };
    request.onerror = () => {
      line.textContent = `${file.name}: it could not be sent; it may be too large`;
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

function countTicked() {
  const number = one("#ticked");
  if (number) number.textContent = all('input[name="claim"]:checked').length || "";
}

document.addEventListener("change", (event) => {
  if (event.target.id === "all") {
    for (const box of all('#list input[name="claim"]')) box.checked = event.target.checked;
    countTicked();
  }
  if (event.target.name === "claim") countTicked();
});

document.addEventListener("htmx:sendError", () => {
  const line = document.createElement("p");
  line.className = "notice is-wrong";
  line.textContent = "The connection was lost: what you just did is not kept.";
  one("#told").replaceChildren(line);
});

function settleList() {
  const every = one("#all");
  if (every) every.hidden = false;
  countTicked();
}

settleBoard();
settleList();
