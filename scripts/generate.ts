// Makes everything that is made from something else: the README tables, the JSON Schema of images.yaml, and dist/.
import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { imagesYamlJsonSchema } from "@basewatch/config";

const root = new URL("..", import.meta.url).pathname;
const node = (...args: readonly string[]) => execFileSync(process.execPath, args, { cwd: root, stdio: "inherit" });

await writeFile(`${root}packages/config/images.schema.json`, `${JSON.stringify(imagesYamlJsonSchema(), null, 2)}\n`);
node("scripts/tables.ts");
node("scripts/build.ts");
