import { type Digest, digestOf, parsePlatform } from "@basewatch/image";
import { describe, expect, it } from "vitest";
import { childFor, readChildren, writeChildren } from "./children.ts";

const digest = (text: string): Digest => digestOf(Buffer.from(text));
const child = (platform: string) => ({ ...parsePlatform(platform), digest: digest(platform) });

describe("children, as they are remembered", () => {
  it("by platform", () => {
    const list = ["linux/amd64", "linux/arm/v7", "linux/arm64", "windows(10.0.20348.2700)/amd64"].map(child);
    const written = writeChildren({ list });
    expect(Object.keys(written ?? {})).toEqual([
      "linux/amd64",
      "linux/arm/v7",
      "linux/arm64",
      "windows(10.0.20348.2700)/amd64",
    ]);
    expect(readChildren(written ?? {})).toEqual({ list });
  });

  it("the only manifest under no platform", () => {
    const only = digest("only");
    expect(writeChildren({ only })).toEqual({ any: only });
    const read = readChildren({ any: only });
    expect(read).toEqual({ only });
    expect(read && childFor(read, parsePlatform("linux/s390x"))).toBe(only);
  });

  it.each([
    ["two of one platform", [child("linux/amd64"), { ...child("linux/amd64"), digest: digest("other") }]],
    ["a platform that nobody knows", [{ os: "linux", architecture: "e2k", digest: digest("e2k") }]],
  ])("%s are not remembered", (_name, list) => {
    expect(writeChildren({ list })).toBeUndefined();
  });

  it.each([
    ["nothing", {}],
    ["a platform that is none", { "linux/amd64": digest("a"), nonsense: digest("b") }],
  ])("%s is not understood", (_name, written) => {
    expect(readChildren(written)).toBeUndefined();
  });
});
