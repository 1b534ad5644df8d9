import { describe, expect, it } from "vitest";
import { digestOf, isDigest, parseDigest } from "./index.ts";
import { thrownBy } from "./testing/outcome.ts";

// The SHA-256 of no bytes and of "abc" (FIPS 180-2, appendix B.1).
const OF_NOTHING = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const OF_ABC = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

describe("digestOf", () => {
  it("is the SHA-256 of the bytes", () => {
    expect(digestOf(new Uint8Array())).toBe(OF_NOTHING);
    expect(digestOf(new TextEncoder().encode("abc"))).toBe(OF_ABC);
  });
});

describe("isDigest", () => {
  it("takes the canonical form only", () => {
    expect(isDigest(OF_ABC)).toBe(true);
    expect(isDigest(` ${OF_ABC}`)).toBe(false);
    expect(isDigest(`${OF_ABC}0`)).toBe(false);
    expect(isDigest(OF_ABC.replace("b", "g"))).toBe(false);
  });
});

describe("parseDigest", () => {
  it("yields a canonical digest as it stands", () => {
    expect(parseDigest(OF_ABC)).toBe(OF_ABC);
  });

  const refused: readonly (readonly [name: string, text: string, reason: string])[] = [
    ["upper-case hex", `sha256:${"A".repeat(64)}`, "it must be lower case"],
    ["an upper-case algorithm", `SHA256:${"a".repeat(64)}`, "it must be lower case"],
    ["no algorithm", "a".repeat(64), 'it does not start with "sha256:"'],
    ["an empty algorithm", `:${"a".repeat(64)}`, 'it does not start with "sha256:"'],
    [
      "another algorithm",
      `sha512:${"a".repeat(128)}`,
      'the algorithm "sha512" is not supported, only sha256 is',
    ],
    ["a one-letter algorithm", "x:", 'the algorithm "x" is not supported, only sha256 is'],
    ["too few digits", `sha256:${"a".repeat(63)}`, 'it has 63 characters after "sha256:", not 64'],
    ["too many digits", `sha256:${"a".repeat(65)}`, 'it has 65 characters after "sha256:", not 64'],
    ["other characters", `sha256:${"g".repeat(64)}`, "it has characters that are not hex digits"],
    ["nothing", "", 'it does not start with "sha256:"'],
  ];
  it.each(refused)("refuses %s", (_name, text, reason) => {
    const failure = thrownBy(() => parseDigest(text));
    expect(failure.code).toBe("image.digest");
    expect(failure.message).toContain(reason);
    expect(failure.hint).toBe("Write sha256: and 64 lower-case hex digits");
  });

  it("quotes the text, printable and cut to 100 characters", () => {
    expect(thrownBy(() => parseDigest("sha1:\u0000")).message).toBe(
      String.raw`"sha1:\u{0}" is not a digest: the algorithm "sha1" is not supported, only sha256 is`,
    );
    expect(thrownBy(() => parseDigest(`${"x".repeat(1_000_000)}:`)).message).toBe(
      `"${"x".repeat(100)}…" is not a digest: the algorithm "${"x".repeat(32)}…" is not supported, only sha256 is`,
    );
  });
});
