import { globSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";
import * as z from "zod/mini";

const Text = z.string().check(z.trim(), z.minLength(1, "description is empty"));
const ActionMetadata = z.looseObject({
  description: Text,
  inputs: z.prefault(
    z.record(
      z.string(),
      z.looseObject({
        description: Text,
        required: z.optional(z.boolean()),
        default: z.optional(z.string()),
      }),
    ),
    {},
  ),
  outputs: z.prefault(z.record(z.string(), z.looseObject({ description: Text })), {}),
});

/**
 * An action's README with its input and output tables made from its action.yml, between the markers
 * `<!-- inputs:start -->`, `<!-- inputs:end -->`, `<!-- outputs:start -->` and `<!-- outputs:end -->`.
 * Throws an Error that names what is empty or missing.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax
 */
export function fillTables(readme: string, actionYaml: string): string {
  const parsed = ActionMetadata.safeParse(parse(actionYaml));
  if (!parsed.success) {
    throw new Error(
      parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n"),
    );
  }
  const inputs = Object.entries(parsed.data.inputs).map(([name, input]) => [
    `\`${name}\``,
    formatDefault(input.default, input.required ?? false),
    cell(input.description),
  ]);
  const outputs = Object.entries(parsed.data.outputs).map(([name, { description }]) => [
    `\`${name}\``,
    cell(description),
  ]);
  const withInputs = fill(readme, "inputs", [["Input", "Default", "Meaning"], ...inputs]);
  return fill(withInputs, "outputs", [["Output", "Meaning"], ...outputs]);
}

function formatDefault(value: string | undefined, required: boolean): string {
  if (required) return "required";
  return value === undefined || value === "" ? "" : `\`${cell(value)}\``;
}

/** Text of one table cell: in one line, with its pipes escaped. */
export function cell(text: string): string {
  return text.trim().replace(/\s+/g, " ").replaceAll("|", "\\|");
}

function fill(readme: string, name: string, rows: readonly (readonly string[])[]): string {
  return fillBetween(readme, name, formatTable(rows), "README.md");
}

/** Rows of cells as a table, the first one its head. */
export function formatTable([head = [], ...body]: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** A page with a text between the markers `<!-- name:start -->` and `<!-- name:end -->`. Throws an Error that says which is missing. */
export function fillBetween(page: string, name: string, text: string, file: string): string {
  const start = `<!-- ${name}:start -->`;
  const end = `<!-- ${name}:end -->`;
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from === -1) throw new Error(`${file}: the marker ${start} is missing`);
  if (to < from) throw new Error(`${file}: the marker ${end} is missing after ${start}`);
  return `${page.slice(0, from + start.length)}\n\n${text}\n\n${page.slice(to)}`;
}

/** Fills the README of every action; with `check`, writes nothing. Yields the paths of those that were out of date. */
function fillAll(root: string, check: boolean): readonly string[] {
  return globSync("actions/*/action.yml", { cwd: root })
    .sort()
    .flatMap((path) => {
      const readmePath = join(dirname(path), "README.md");
      const readme = readFileSync(join(root, readmePath), "utf8");
      const filled = fillTables(readme, readFileSync(join(root, path), "utf8"));
      if (filled === readme) return [];
      if (!check) writeFileSync(join(root, readmePath), filled);
      return [readmePath];
    });
}

if (import.meta.url === pathToFileURL(resolve(process.argv[1] ?? "")).href) {
  const check = process.argv.includes("--check");
  const stale = fillAll(resolve(import.meta.dirname, ".."), check);
  for (const path of stale)
    console.log(`${path}: ${check ? "out of date, run scripts/tables.ts" : "written"}`);
  if (check && stale.length > 0) process.exitCode = 1;
}
