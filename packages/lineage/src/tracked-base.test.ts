import { digestOf, parsePlatform, parseReference } from "@basewatch/image";
import { describe, expect, it } from "vitest";
import { readBase, writeBase } from "./tracked-base.ts";
import type { TrackedBase } from "./types.ts";

const DIGEST = digestOf(Buffer.from("a pin"));
const BASE: TrackedBase = {
  reference: parseReference("node:22"),
  role: "runtime",
  line: undefined,
  platforms: undefined,
  pinned: false,
};

describe("a base, as it is remembered", () => {
  it.each<[string, Partial<TrackedBase>, string]>([
    ["plain", {}, "runtime docker.io/library/node:22"],
    [
      "on a builder's platform",
      { role: "build", anyPlatform: true },
      "build docker.io/library/node:22 anywhere",
    ],
    [
      "pinned, on platforms of its own",
      {
        role: "copy",
        pinned: true,
        reference: parseReference(`node:22@${DIGEST}`),
        platforms: ["linux/amd64", "linux/arm/v7"].map(parsePlatform),
      },
      `copy docker.io/library/node:22@${DIGEST} pinned on linux/amd64,linux/arm/v7`,
    ],
  ])("%s", (_name, more, text) => {
    expect(writeBase({ ...BASE, ...more, line: 7 })).toBe(text);
    expect(readBase(text)).toEqual({ ...BASE, ...more });
  });

  it.each([
    "",
    "runtime",
    "parent node:22",
    "runtime NODE",
    "runtime node:22 on",
    "runtime node:22 on linux",
  ])("%j spells none", (text) => {
    expect(readBase(text)).toBeUndefined();
  });
});
