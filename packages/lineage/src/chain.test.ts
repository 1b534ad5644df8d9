import { type Digest, digestOf } from "@basewatch/image";
import { describe, expect, it } from "vitest";
import { listChains } from "./chain.ts";

const [A, B, C] = ["a", "b", "c"].map((text) => digestOf(Buffer.from(text))) as [Digest, Digest, Digest];

describe("listChains", () => {
  it("follows the specification: the first layer's own, then the hash of the chain so far and the next layer", () => {
    const two = digestOf(Buffer.from(`${A} ${B}`));
    expect(listChains([A, B, C])).toEqual([A, two, digestOf(Buffer.from(`${two} ${C}`))]);
  });

  it("tells orders apart, and knows nothing of no layers", () => {
    expect(listChains([A, B])[1]).not.toBe(listChains([B, A])[1]);
    expect(listChains([])).toEqual([]);
  });
});
