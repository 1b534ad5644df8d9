import { describe, expect, test } from "vitest";
import { drawLineage } from "./lineage-graph.ts";
import { createBase, createChecked } from "./testing/images.ts";

/** The lines that draw nodes and edges. */
function drawn(text: string): readonly string[] {
  return text.split("\n").filter((line) => /^ {2}n\d/u.test(line));
}

describe("the graph of bases and images", () => {
  test("is coloured by verdict, and an image that others are built on is one node", () => {
    const lib = createChecked("lib", {
      verdict: "changed",
      bases: [createBase("node:22", { verdict: "changed" })],
    });
    const app = createChecked("app", { bases: [createBase("ghcr.io/acme/lib:latest")] });
    const lost = createChecked("lost", {
      verdict: "unknown",
      bases: [createBase("alpine:3", { verdict: "unknown" })],
    });
    expect(drawn(drawLineage([app, lib, lost]))).toEqual([
      '  n0(["docker.io/library/node:22"]):::red',
      '  n1["lib"]:::red',
      '  n2(["docker.io/library/alpine:3"]):::grey',
      '  n3["lost"]:::grey',
      '  n4["app"]:::green',
      "  n0 --> n1",
      "  n2 --> n3",
      "  n1 --> n4",
    ]);
  });

  test("stays small, and shows what has changed first", () => {
    const calm = Array.from({ length: 100 }, (_, index) =>
      createChecked(`calm-${index}`, { bases: [createBase(`base:${index}`)] }),
    );
    const moved = createChecked("moved", {
      verdict: "changed",
      bases: [createBase("node:22", { verdict: "changed" })],
    });
    const lines = drawn(drawLineage([...calm, moved]));
    expect(lines[1]).toBe('  n1["moved"]:::red');
    expect(lines.filter((line) => line.includes(":::"))).toHaveLength(40);
  });

  test("without bases there is none", () => {
    expect(drawLineage([createChecked("app")])).toBe("");
  });
});
