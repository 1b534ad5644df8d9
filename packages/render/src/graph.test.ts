import { describe, expect, test } from "vitest";
import { graph } from "./index.ts";

describe("graph", () => {
  test("draws nodes by shape and colour, and edges between them", () => {
    const nodes = [
      { id: "node", label: "docker.io/library/node:22", shape: "round", colour: "red" },
      { id: "app", label: "app", shape: "square", colour: "green" },
    ] as const;
    const edges = [
      { from: "node", to: "app" },
      { from: "node", to: "elsewhere" },
    ];
    expect(graph(nodes, edges).split("\n").slice(0, 6)).toEqual([
      "```mermaid",
      "flowchart LR",
      '  n0(["docker.io/library/node:22"]):::red',
      '  n1["app"]:::green',
      "  n0 --> n1",
      "  classDef red fill:#ffd8d3,stroke:#cf222e,color:#24292f",
    ]);
  });

  test("nothing in a label is syntax", () => {
    const label = 'a"] --> x\n```<script>%%{init}%%;é💥';
    const [, , line] = graph([{ id: "a", label, shape: "square", colour: "grey" }], []).split("\n");
    expect(line).toBe(
      '  n0["a#34;#93; --#62; x#10;#96;#96;#96;#60;script#62;#37;#37;#123;init#125;#37;#37;#59;#233;#128165;"]:::grey',
    );
  });

  test("a long label is cut", () => {
    expect(graph([{ id: "a", label: "x".repeat(200), shape: "square", colour: "grey" }], [])).toContain(
      `"${"x".repeat(80)}#8230;"`,
    );
  });

  test("without nodes there is none", () => {
    expect(graph([], [{ from: "a", to: "b" }])).toBe("");
  });
});
