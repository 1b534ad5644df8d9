import { describe, expect, test } from "vitest";
import { selectByBases } from "./selection.ts";
import { createBase, createChecked } from "./testing/images.ts";

/** tool is built on golang; middle on node; app on middle, and top on app. */
const IMAGES = [
  createChecked("top", { bases: [createBase("ghcr.io/acme/app")] }),
  createChecked("tool", { bases: [createBase("golang:1")] }),
  createChecked("middle", { bases: [createBase("node:22"), createBase("ghcr.io/acme/other:1")] }),
  createChecked("app", { bases: [createBase("ghcr.io/acme/middle")] }),
  createChecked("scratch"),
];

describe("selectByBases", () => {
  test.each([
    ["no glob: all", [], ["top", "tool", "middle", "app", "scratch"]],
    [
      "a base, with all that depends on it, in the config's order",
      ["docker.io/library/node:*"],
      ["top", "middle", "app"],
    ],
    ["an image of the config as a base", ["ghcr.io/acme/middle:latest"], ["top", "app"]],
    ["several", ["docker.io/*/golang:*", "ghcr.io/acme/app:*"], ["top", "tool"]],
  ])("%s", (_name, globs, expected) => {
    expect(selectByBases(IMAGES, globs).map(({ configuration }) => configuration.name)).toEqual(expected);
  });

  test.each([["node:20"], ["docker.io/library/golang:2"], ["ghcr.io/acme/top:*"]])(
    "%s matches no base",
    (glob) => {
      expect(() => selectByBases(IMAGES, ["docker.io/library/node:*", glob])).toThrow(
        expect.objectContaining({
          code: "check.only-bases",
          message: `only-bases: "${glob}" matches no base of any image`,
        }),
      );
    },
  );
});
