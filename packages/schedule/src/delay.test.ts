import { listFailures } from "@basewatch/failure";
import { describe, expect, it } from "vitest";
import { delayFor, parseDelayPolicy } from "./index.ts";
import { thrownBy } from "./testing/outcome.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe("parseDelayPolicy", () => {
  it("takes one duration for everything", () => {
    expect(parseDelayPolicy("7d")).toStrictEqual({ rules: [{ glob: "*", delayMs: 7 * DAY }] });
  });

  it("takes a map of globs, in its order", () => {
    expect(parseDelayPolicy({ "docker.io/library/node:*": "7d", "*": "PT12H" })).toStrictEqual({
      rules: [
        { glob: "docker.io/library/node:*", delayMs: 7 * DAY },
        { glob: "*", delayMs: 12 * HOUR },
      ],
    });
  });

  it("takes a map of nothing", () => {
    expect(parseDelayPolicy({})).toStrictEqual({ rules: [] });
  });

  it("refuses a wrong duration", () => {
    expect(() => parseDelayPolicy("7 days")).toThrow(
      expect.objectContaining({ code: "schedule.duration", message: '"7 days" is not a duration' }),
    );
    expect(() => parseDelayPolicy({ node: "1y" })).toThrow(
      expect.objectContaining({ code: "schedule.duration", message: '"1y" is not a duration' }),
    );
  });

  it("refuses a wrong glob", () => {
    expect(() => parseDelayPolicy({ "{a,b}": "7d" })).toThrow(
      expect.objectContaining({ code: "image.glob", message: '"{a,b}" is not a glob over image references' }),
    );
  });

  it("reports every mistake at once", () => {
    const error = thrownBy(() => parseDelayPolicy({ node: "soon", "a b": "later", "*": "1d" }));
    expect(error).toMatchObject({ code: "schedule.delay", message: "the map of delays has mistakes" });
    expect(listFailures(error).map((failure) => failure.message)).toStrictEqual([
      '"soon" is not a duration',
      '"a b" is not a glob over image references',
      '"later" is not a duration',
    ]);
  });
});

describe("delayFor", () => {
  const policy = parseDelayPolicy({ "node:*": "7d", "docker.io/**": "2d", "*": "0", "ghcr.io/**": "1d" });
  it.each([
    ["docker.io/library/node:22", 7 * DAY],
    ["docker.io/library/python:3", 2 * DAY],
    ["quay.io/acme/app:1", 0],
    ["ghcr.io/acme/app:1", 0],
  ])("takes the first rule that matches %s", (reference, ms) => {
    expect(delayFor(policy, reference)).toBe(ms);
  });

  it("is none where no rule matches", () => {
    expect(delayFor(parseDelayPolicy({ "ghcr.io/**": "1d" }), "docker.io/library/node:22")).toBe(0);
    expect(delayFor({ rules: [] }, "docker.io/library/node:22")).toBe(0);
  });
});
