import { digestOf } from "@basewatch/image";
import { describe, expect, it } from "vitest";
import { parseRememberedImage } from "./index.ts";

const DIGEST = digestOf(Buffer.from("an image"));
const IMAGE = {
  digest: DIGEST,
  replaced: DIGEST,
  order: ["linux/amd64"],
  readings: [
    {
      platforms: { "linux/amd64": DIGEST },
      provenance: [{ name: "docker.io/library/node:22", digest: DIGEST, platform: "own" }],
      referrers: "there is none",
      annotations: null,
      labels: { name: "docker.io/library/node:22" },
    },
  ],
  discovered: { platforms: ["linux/amd64"], bases: ["runtime docker.io/library/node:22"] },
  bases: {
    "runtime docker.io/library/node:22": {
      current: DIGEST,
      judgements: [
        {
          platforms: ["linux/amd64"],
          verdict: "unchanged",
          evidence: "layers",
          previous: [],
          skipped: { provenance: "there is none" },
          layers: "same",
          begins: DIGEST,
        },
      ],
    },
  },
};

describe("parseRememberedImage", () => {
  it("takes what was remembered", () => {
    expect(parseRememberedImage(IMAGE)).toEqual(IMAGE);
  });

  it("leaves out what a later version added", () => {
    expect(parseRememberedImage({ ...IMAGE, mood: "good" })).toEqual(IMAGE);
  });

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a text", "sha256"],
    ["a list", []],
    ["an empty object", {}],
    ["a digest that is none", { ...IMAGE, digest: "sha256:1" }],
    ["a verdict that is none", { ...IMAGE, bases: { a: { judgements: [{ verdict: "maybe" }] } } }],
    ["readings that are none", { ...IMAGE, readings: [{ platforms: { "linux/amd64": 1 } }] }],
  ])("refuses %s", (_name, value) => {
    expect(parseRememberedImage(value)).toBeUndefined();
  });
});
