import { expect, it } from "vitest";
import { parseContextName } from "./context-name.ts";

it.each(["sources", "My_Ctx", "alpine:3.20", "ghcr.io/acme/app@sha256:0a", "a".repeat(255)])(
  "the name of a context: %s",
  (text) => {
    expect(parseContextName(text)).toBe(text);
  },
);

it.each(["", "a b", "-a", "a=b", "alpine=docker-image://alpine:3", "a\n", "é", "a".repeat(256)])(
  "is no name of a context: %j",
  (text) => {
    expect(() => parseContextName(text)).toThrow(
      expect.objectContaining({
        code: "image.context-name",
        message: expect.stringMatching(/is not the name of a build context$/u),
        hint: "Write what stands before the = of --build-context alone",
      }),
    );
  },
);
