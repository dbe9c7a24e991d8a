// Validates each page of a folder: node html_check.mjs PACKAGE FOLDER. Prints one line a fault, and at the end how many pages.
// The standard set of html-validate, but that a page need not pin the program's own files by their hash: they come from
// where the page comes from, and their names are hashes.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [tool, folder] = process.argv.slice(2);
const { HtmlValidate, StaticConfigLoader } = await import(pathToFileURL(path.join(tool, "dist/esm/index.js")));
const config = {
  root: true,
  extends: ["html-validate:standard", "html-validate:document"],
  rules: { "require-sri": "off" },
};
const validator = new HtmlValidate(new StaticConfigLoader(config));
const pages = fs.readdirSync(folder).filter(name => name.endsWith(".html")).sort();
for (const page of pages) {
  const report = validator.validateStringSync(fs.readFileSync(path.join(folder, page), "utf8"), page);
  for (const { messages } of report.results) {
    for (const each of messages) console.log(`${page}:${each.line}: ${each.message} (${each.ruleId}, ${each.selector})`);
  }
}
console.log(`${pages.length} pages`);
