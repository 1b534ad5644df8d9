import { expect, test } from "vitest";
import { ROWS } from "../../scripts/scale/fleet.ts";
import { formatFigures, measureRows } from "../../scripts/scale/table.ts";
import { readText } from "../layout/files.ts";

const LARGEST = 100_000;

test("the figures of docs/scale.md are what registry client, lineage, planner and ledger yield today", async () => {
  const rows = await measureRows(ROWS.filter(({ size }) => size <= LARGEST));
  const lines = formatFigures(rows).split("\n");
  expect(lines).toHaveLength(2 + 5);
  const page = readText("docs/scale.md").split("\n");
  expect(page).toEqual(expect.arrayContaining(lines));
  // What the page says of them in words.
  for (const { fleet, requests, memory, counted } of rows) {
    expect(memory.idleCommit).toBe(false);
    expect(requests.steady.get).toBe(0);
    if (counted) expect(requests.steady.head).toBe(fleet.size + fleet.bases);
  }
}, 180_000);
