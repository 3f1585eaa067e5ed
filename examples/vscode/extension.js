// Starts `sayso lsp` for Markdown and plain text, and hands it the settings under "sayso".
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = function () {
  const command = workspace.getConfiguration("sayso").get("command");
  const documentSelector = [{ language: "markdown" }, { language: "plaintext" }];
  const synchronize = { configurationSection: "sayso" };
  client = new LanguageClient(
    "sayso",
    "Sayso",
    { command, args: ["lsp"] },
    { documentSelector, synchronize },
  );
  return client.start();
};

exports.deactivate = function () {
  return client && client.stop();
};
