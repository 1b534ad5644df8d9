// Fills the tables of docs/faults.md from what test/faults expects, and writes nothing with --check.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { ACCESS, CONNECTION, CONTENT, type Expected } from "../test/faults/expected.ts";

const TABLES = { connection: CONNECTION, access: ACCESS, content: CONTENT };

/** The page with its tables made from the expectations, between the markers `<!-- NAME:start -->` and `<!-- NAME:end -->`. Throws `Error` without them. */
export function fillFaults(page: string): string {
  let filled = page;
  for (const [name, table] of Object.entries(TABLES)) {
    const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
    const [from, to] = [filled.indexOf(start), filled.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`the markers ${start} and ${end} are missing`);
    filled = `${filled.slice(0, from + start.length)}\n\n${formatTable(table)}\n\n${filled.slice(to)}`;
  }
  return filled;
}

function formatTable(table: Readonly<Record<string, Expected>>): string {
  const rows = Object.entries(table).map(([name, { verdict, code, exit, requests, seconds }]) =>
    [plainText(name), verdict, code === null ? "" : `\`${code}\``, exit, requests, seconds].join(" | "),
  );
  const head = "Case | Verdict | Code | Exit status | Most requests | Most seconds";
  return [head, "--- | --- | --- | --: | --: | --:", ...rows].map((row) => `| ${row} |`).join("\n");
}

/** Text in which nothing is Markdown. */
function plainText(text: string): string {
  return text.replaceAll(/[\\_*[\]|]/gu, "\\$&");
}

if (import.meta.url === pathToFileURL(resolve(process.argv[1] ?? "")).href) {
  const path = resolve(import.meta.dirname, "../docs/faults.md");
  const page = readFileSync(path, "utf8");
  const filled = fillFaults(page);
  if (process.argv.includes("--check")) process.exitCode = filled === page ? 0 : 1;
  else writeFileSync(path, filled);
}
