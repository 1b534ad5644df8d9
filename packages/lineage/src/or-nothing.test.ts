import { Failure } from "@basewatch/failure";
import { describe, expect, it } from "vitest";
import { orNothing } from "./or-nothing.ts";

function throwing(error: Error): () => never {
  return () => {
    throw error;
  };
}

describe("orNothing", () => {
  it("yields the value", () => expect(orNothing(() => 1)).toBe(1));
  it("yields nothing for what is refused", () =>
    expect(orNothing(throwing(new Failure("no", { code: "image.reference" })))).toBeUndefined());
  it("lets a defect through", () =>
    expect(() => orNothing(throwing(new TypeError("defect")))).toThrow(TypeError));
});
