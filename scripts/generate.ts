// Makes everything that is made from something else: the README tables, the tables of registries and faults, the JSON Schemas, and dist/.
import { execFileSync } from "node:child_process";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { imagesYamlJsonSchema } from "@basewatch/config";
import { webhookJsonSchema } from "@basewatch/notification";
import { fillRegistries } from "./registries.ts";

const root = new URL("..", import.meta.url).pathname;
const node = (...args: readonly string[]) =>
  execFileSync(process.execPath, args, { cwd: root, stdio: "inherit" });

const SCHEMAS: Readonly<Record<string, object>> = {
  "packages/config/images.schema.json": imagesYamlJsonSchema(),
  "packages/notification/webhook.schema.json": webhookJsonSchema(),
};
for (const [path, schema] of Object.entries(SCHEMAS))
  await writeFile(`${root}${path}`, `${JSON.stringify(schema, null, 2)}\n`);
node("scripts/tables.ts");
const registriesPage = `${root}docs/registries.md`;
await writeFile(registriesPage, fillRegistries(await readFile(registriesPage, "utf8")));
node("scripts/faults.ts");
node("scripts/build.ts");
await writeSizes();

async function writeSizes(): Promise<void> {
  const rows: string[] = [];
  for (const bundle of await readdir(`${root}dist`)) {
    const files = (await readdir(`${root}dist/${bundle}`)).filter((name) => name.endsWith(".js"));
    const sizes = await Promise.all(
      files.map(async (file) => (await stat(`${root}dist/${bundle}/${file}`)).size),
    );
    const entry = (await stat(`${root}dist/${bundle}/index.js`)).size;
    const total = sizes.reduce((sum, size) => sum + size, 0);
    rows.push(`| ${bundle} | ${Math.round(entry / 1000)} | ${Math.round(total / 1000)} | ${files.length} |`);
  }
  const table = ["| bundle | entry (kB) | all (kB) | files |", "|---|--:|--:|--:|", ...rows].join("\n");
  const page = `${root}docs/performance.md`;
  const text = await readFile(page, "utf8");
  await writeFile(
    page,
    text.replace(/(<!-- sizes:start -->\n)[\s\S]*?\n?<!-- sizes:end -->/u, `$1${table}\n<!-- sizes:end -->`),
  );
}
