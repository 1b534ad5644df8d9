import { expect, test } from "vitest";
import { ROWS } from "../../scripts/scale/fleet.ts";
import { formatFigures, measureRows } from "../../scripts/scale/table.ts";
import { readText } from "../layout/files.ts";

// A million images take two minutes more, which CI has.
const LARGEST = process.env["CI"] === "true" ? 1_000_000 : 100_000;

test("the figures of docs/scale.md are what registry client, lineage, planner and ledger yield today", async () => {
  const shown = ROWS.filter(({ size }) => size <= LARGEST);
  const rows = await measureRows(shown);
  const lines = formatFigures(rows).split("\n");
  expect(lines).toHaveLength(2 + shown.length);
  const page = readText("docs/scale.md").split("\n");
  expect(page).toEqual(expect.arrayContaining(lines));
  // What the page says of them in words.
  for (const { fleet, requests, memory, counted } of rows) {
    expect(memory.idleCommit).toBe(false);
    expect(requests.steady.get).toBe(0);
    if (counted) expect(requests.steady.head).toBe(fleet.size + fleet.bases);
  }
}, 900_000);
