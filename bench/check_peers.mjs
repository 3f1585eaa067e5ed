// What write-good and harper.js say of texts: one JSON array of texts in, one of findings out.
//   node bench/check_peers.mjs FOLDER < texts.json     FOLDER: where npm installed the two
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = resolve(process.argv[2]);
const require = createRequire(`${folder}/`);
const writeGood = require("write-good");
const at = (name) => import(pathToFileURL(`${folder}/node_modules/harper.js/dist/${name}.js`));
const { LocalLinter, Dialect } = await at("index");
const { binaryInlined } = await at("binaryInlined");
const linter = new LocalLinter({ binary: binaryInlined, dialect: Dialect.British });
await linter.setup();

const found = [];
for (const text of JSON.parse(readFileSync(0, "utf-8"))) {
  const points = (index) => [...text.slice(0, index)].length; // of UTF-16 units
  const good = writeGood(text).map(({ index, offset, reason }) => ({
    start: points(index),
    end: points(index + offset),
    kind: reason,
  }));
  const harper = (await linter.lint(text, { language: "plaintext" })).map((lint) => ({
    start: lint.span().start,
    end: lint.span().end,
    kind: lint.lint_kind(),
  }));
  found.push({ "write-good": good, "harper.js": harper });
}
const version = (name) => JSON.parse(readFileSync(`${folder}/node_modules/${name}/package.json`)).version;
const versions = { "write-good": version("write-good"), "harper.js": version("harper.js") };
console.log(JSON.stringify({ found, versions }));
