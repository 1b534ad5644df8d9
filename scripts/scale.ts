// Makes the tables of docs/scale.md by running the registry client, lineage, planner and ledger over made fleets. Takes some minutes, so that it is no part of `npm run generate`:
//   npm exec -- node scripts/scale.ts
import { readFile, writeFile } from "node:fs/promises";
import { ROWS } from "./scale/fleet.ts";
import { formatFigures, formatTimes, measureRows } from "./scale/table.ts";
import { fillBetween } from "./tables.ts";

const path = "docs/scale.md";
const page = new URL(`../${path}`, import.meta.url).pathname;
const rows = await measureRows(ROWS);
const text = fillBetween(await readFile(page, "utf8"), "figures", formatFigures(rows), path);
await writeFile(page, fillBetween(text, "times", formatTimes(rows), path));
