import { Failure } from "@basewatch/failure";
import { describe, expect, test } from "vitest";
import { summariseCheck } from "./summary.ts";
import { createBase, createChecked, digest } from "./testing/images.ts";

/** Markdown as a reader sees it: entities spelt out, tags gone. */
function shown(markdown: string): string {
  return markdown
    .replaceAll(/&#(\d+);/gu, (_entity, code) => String.fromCodePoint(Number(code)))
    .replaceAll(/<[^>]+>/gu, " ");
}

const lost = new Failure("node:22: not found | gone", { code: "registry.not-found" });

describe("a row of the summary", () => {
  test.each([
    [
      "an unchanged image",
      createChecked("app", { bases: [createBase("node:22")] }),
      /unchanged \| 🟢 {2}docker\.io\/library\/node:22 {2}\(provenance\) \| none \|/u,
    ],
    ["an image without bases", createChecked("app"), /unchanged \| none \| none \|/u],
    [
      "a changed one, with its move",
      createChecked("app", {
        verdict: "changed",
        bases: [createBase("node:22", { verdict: "changed", previous: [digest("old")] })],
        plan: { decision: "rebuild" },
      }),
      new RegExp(
        `changed \\|.* ${digest("old").slice(7, 19)} +→ +${digest("new").slice(7, 19)} .*\\| rebuild \\|`,
        "u",
      ),
    ],
    [
      "a changed one that was never built",
      createChecked("app", {
        verdict: "changed",
        bases: [createBase("node:22", { verdict: "changed", previous: [], evidence: undefined })],
      }),
      /\? → /u,
    ],
    [
      "a base that is unknown",
      createChecked("app", {
        verdict: "unknown",
        bases: [createBase("node:22", { verdict: "unknown", error: lost })],
      }),
      /⚪ {2}docker\.io\/library\/node:22 : node:22: not found \| gone/u,
    ],
    [
      "a base that is unknown without a reason",
      createChecked("app", { bases: [createBase("node:22", { verdict: "unknown" })] }),
      /node:22 : unknown/u,
    ],
    [
      "an image with an error",
      createChecked("app", { verdict: "unknown", errors: [lost] }),
      /unknown \| none \| none node:22: not found \| gone \|/u,
    ],
    [
      "one that waits for a time",
      createChecked("app", { plan: { decision: "wait:delay", dueAt: "2026-01-02T03:04:05.000Z" } }),
      /wait:delay until 2026-01-02T03:04:05\.000Z/u,
    ],
    [
      "one that waits for another",
      createChecked("app", { plan: { decision: "wait:upstream", waitsFor: ["base-app", "x"] } }),
      /wait:upstream base-app, x/u,
    ],
  ] as const)("%s", (_name, image, expected) => {
    const markdown = summariseCheck([image]);
    expect(shown(markdown)).toMatch(expected);
    // A cell cannot break out of its table.
    expect(markdown.split("\n").filter((line) => line.startsWith("| **"))).toHaveLength(1);
    expect(markdown).not.toContain("not found | gone");
  });
});

test("what needs a person comes first, and the headline counts", () => {
  const images = [
    createChecked("calm"),
    createChecked("lost", { verdict: "unknown" }),
    createChecked("moved", { verdict: "changed", plan: { decision: "rebuild" } }),
    createChecked("held", { verdict: "changed", plan: { decision: "hold:disabled" } }),
  ];
  const text = summariseCheck(images);
  expect([...text.matchAll(/\*\*(\w+)\*\*/gu)].map(([, name]) => name)).toEqual([
    "moved",
    "held",
    "lost",
    "calm",
  ]);
  expect(text).toContain("**1 due for a rebuild** · 2 changed · 1 unknown · 1 unchanged");
  expect(text).not.toContain("dry run");
  expect(summariseCheck(images, "this was a dry run")).toContain("Nothing was recorded: this was a dry run.");
});
