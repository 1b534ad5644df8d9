import { Failure } from "@basewatch/failure";
import { describe, expect, test } from "vitest";
import { logImages } from "./log-images.ts";
import { createBase, createChecked, digest } from "./testing/images.ts";

function linesOf(
  ...parameters: Parameters<typeof logImages> extends [...infer Head, unknown] ? Head : never
): readonly string[] {
  const lines: string[] = [];
  const say = (level: string) => (text: string) => void lines.push(`${level}: ${text}`);
  logImages(...parameters, {
    info: say("info"),
    notice: say("notice"),
    warning: say("warning"),
    debug: say("debug"),
  });
  return lines;
}

describe("the log of a run", () => {
  test("has a line for each image and each base", () => {
    const bases = [
      createBase("node:22"),
      createBase("golang:1", { role: "build", verdict: "changed", previous: [digest("a"), digest("b")] }),
      createBase("new:1", { verdict: "changed", previous: [], evidence: undefined }),
      createBase("lost:1", { verdict: "unknown", error: new Failure("lost:1: not\nfound", { code: "a.b" }) }),
      createBase("odd:1", { verdict: "unknown", current: undefined }),
      createBase("gone:1", { verdict: "changed", current: undefined }),
    ];
    expect(
      linesOf([createChecked("app", { verdict: "changed", bases, plan: { decision: "rebuild" } })], []),
    ).toEqual([
      "info: app (ghcr.io/acme/app:latest): changed, rebuild",
      "info:   runtime docker.io/library/node:22: unchanged, by provenance",
      `info:   build docker.io/library/golang:1: changed ${digest("a")}, ${digest("b")} → ${digest("new")}, by provenance`,
      `info:   runtime docker.io/library/new:1: changed (not known) → ${digest("new")}`,
      "info:   runtime docker.io/library/lost:1: unknown: lost:1: not\\u{a}found",
      "info:   runtime docker.io/library/odd:1: unknown: no evidence",
      `info:   runtime docker.io/library/gone:1: changed ${digest("new")} → ?, by provenance`,
    ]);
  });

  test("says what an image waits for", () => {
    const waiting = [
      createChecked("a", { plan: { decision: "wait:delay", dueAt: "2026-01-02T03:04:05.000Z" } }),
      createChecked("b", { plan: { decision: "wait:upstream", waitsFor: ["a", "c"] } }),
    ];
    expect(linesOf(waiting, [])).toEqual([
      expect.stringMatching(/wait:delay until 2026-01-02T03:04:05\.000Z$/u),
      expect.stringMatching(/wait:upstream \(a, c\)$/u),
    ]);
  });

  test("warns of an image that has a source, and nowhere to dispatch to", () => {
    const held = createChecked("app", { verdict: "changed", plan: { decision: "hold:watch-only" } });
    const watched = { ...held, configuration: { ...held.configuration, source: undefined } };
    const warnings = (image: typeof held) =>
      linesOf([image], []).filter((line) => line.startsWith("warning"));
    expect(warnings(held)).toEqual([
      "warning: app: nothing says where to dispatch its rebuild; set source.repo and source.branch",
    ]);
    expect(warnings(watched)).toEqual([]);
  });

  test("warns of images that are built on each other", () => {
    expect(linesOf([], [["a", "b", "a"]])).toEqual([expect.stringMatching(/^warning: .*a → b → a/u)]);
  });
});
