import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { fillFaults } from "../../scripts/faults.ts";
import { ROOT, readText } from "../layout/files.ts";
import { accessCases } from "./access-cases.ts";
import { connectionCases } from "./connection-cases.ts";
import { contentCases } from "./content-cases.ts";
import { ACCESS, CONNECTION, CONTENT } from "./expected.ts";

it("docs/faults.md is up to date", () => {
  const page = readText("docs/faults.md");
  expect(fillFaults(page)).toBe(page);
});

it("docs/faults.md is made from the expectations", () => {
  const page = readText("docs/faults.md");
  expect(fillFaults(page.replaceAll(/^\| 503 .*\n/gmu, ""))).toBe(page);
  expect(() => fillFaults(page.replace("<!-- access:end -->", ""))).toThrow("<!-- access:end -->");
});

it("scripts/faults.ts --check agrees", () => {
  const { status } = spawnSync(process.execPath, [resolve(ROOT, "scripts/faults.ts"), "--check"]);
  expect(status).toBe(0);
});

it("every row is played, and nothing else", () => {
  const rows = [CONNECTION, ACCESS, CONTENT].map((table) => Object.keys(table));
  expect([connectionCases, accessCases, contentCases].map((cases) => Object.keys(cases))).toEqual(rows);
});
