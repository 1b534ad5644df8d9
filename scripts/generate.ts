// Makes everything that is made from something else: the README tables, the table of faults, the JSON Schema of images.yaml, and dist/.
import { execFileSync } from "node:child_process";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { imagesYamlJsonSchema } from "@basewatch/config";

const root = new URL("..", import.meta.url).pathname;
const node = (...args: readonly string[]) =>
  execFileSync(process.execPath, args, { cwd: root, stdio: "inherit" });

await writeFile(
  `${root}packages/config/images.schema.json`,
  `${JSON.stringify(imagesYamlJsonSchema(), null, 2)}\n`,
);
node("scripts/tables.ts");
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
