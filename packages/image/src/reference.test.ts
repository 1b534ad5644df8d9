import { Failure } from "@basewatch/failure";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestOf, formatReference, nameReference, parseReference, withDigest } from "./index.ts";
import { outcomeOf } from "./testing/outcome.ts";

const HEX = "0123456789abcdef".repeat(4);
const DIGEST = `sha256:${HEX}`;

describe("parseReference", () => {
  // Expected values by the rules of https://github.com/distribution/reference/blob/main/normalize.go.
  const qualified: readonly (readonly [text: string, expected: string])[] = [
    ["node", "docker.io/library/node:latest"],
    ["node:22-bookworm-slim", "docker.io/library/node:22-bookworm-slim"],
    ["bitnami/redis", "docker.io/bitnami/redis:latest"],
    ["docker.io/node", "docker.io/library/node:latest"],
    ["docker.io/library/node", "docker.io/library/node:latest"],
    ["index.docker.io/node:1", "docker.io/library/node:1"],
    ["index.docker.io/a/b", "docker.io/a/b:latest"],
    ["registry-1.docker.io/node", "docker.io/library/node:latest"],
    ["Docker.IO/node", "docker.io/library/node:latest"],
    ["docker.io", "docker.io/library/docker.io:latest"],
    ["localhost", "docker.io/library/localhost:latest"],
    ["localhost:5000", "docker.io/library/localhost:5000"],
    ["localhost/app", "localhost/app:latest"],
    ["localhost:5000/app", "localhost:5000/app:latest"],
    ["localhost:5000/app:1", "localhost:5000/app:1"],
    ["myhost/app", "docker.io/myhost/app:latest"],
    ["Acme/app", "Acme/app:latest"],
    ["ACME:5000/app", "acme:5000/app:latest"],
    ["LOCALHOST/app", "localhost/app:latest"],
    ["GHCR.io/acme/app:Rel_1.0-B", "ghcr.io/acme/app:Rel_1.0-B"],
    ["[::1]:5000/x", "[::1]:5000/x:latest"],
    ["[2001:DB8::1]/x:1", "[2001:db8::1]/x:1"],
    ["10.0.0.1/x", "10.0.0.1/x:latest"],
    ["a-b.example.com:443/x/y/z", "a-b.example.com:443/x/y/z:latest"],
    ["ghcr.io/a.b/c_d/e__f/g-h/i---j0", "ghcr.io/a.b/c_d/e__f/g-h/i---j0:latest"],
    [`node@${DIGEST}`, `docker.io/library/node@${DIGEST}`],
    [`node:22@${DIGEST}`, `docker.io/library/node:22@${DIGEST}`],
    [`ghcr.io/a/b:_@${DIGEST}`, `ghcr.io/a/b:_@${DIGEST}`],
    [`node:${"t".repeat(128)}`, `docker.io/library/node:${"t".repeat(128)}`],
    [`ghcr.io/${"p".repeat(255)}`, `ghcr.io/${"p".repeat(255)}:latest`],
    [`x${HEX}`, `docker.io/library/x${HEX}:latest`],
    [`${HEX}x`, `docker.io/library/${HEX}x:latest`],
    [`a/${HEX}`, `docker.io/a/${HEX}:latest`],
    ["h.io/x/7:1", "h.io/x/7:1"],
  ];
  it.each(qualified)("qualifies %s", (text, expected) => {
    expect(formatReference(parseReference(text))).toBe(expected);
  });

  it("yields the parts", () => {
    expect(parseReference(`node:22@${DIGEST}`)).toStrictEqual({
      registry: "docker.io",
      repository: "library/node",
      tag: "22",
      digest: DIGEST,
    });
    expect(parseReference(`a.io/b@${DIGEST}`).tag).toBeUndefined();
    expect(parseReference("a.io/b").digest).toBeUndefined();
  });

  it("is total: any text is a reference or a failure", () => {
    const pieces = fc.constantFrom(
      "a",
      "B",
      "/",
      ":",
      "@",
      ".",
      "..",
      "_",
      "-",
      "[",
      "]",
      "sha256",
      DIGEST,
      "\u0000",
      "%2f",
      " ",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces, { maxLength: 12 }).map((list) => list.join("")),
    );
    fc.assert(
      fc.property(text, (given) => {
        const outcome = outcomeOf(() => parseReference(given));
        if (outcome instanceof Failure) expect(outcome.message.length).toBeLessThan(1500);
        else expect(parseReference(formatReference(outcome))).toStrictEqual(outcome);
      }),
      { numRuns: 200 },
    );
  });

  it("reads what it formats", () => {
    const component = fc.stringMatching(/^[a-z0-9]{1,8}(?:[._-][a-z0-9]{1,8})?$/u);
    const registry = fc.constantFrom(
      "docker.io",
      "ghcr.io",
      "localhost:5000",
      "localhost",
      "[::1]:5000",
      "r.example.com:443",
    );
    const reference = fc.record({
      registry,
      repository: fc.array(component, { minLength: 2, maxLength: 4 }).map((list) => list.join("/")),
      tag: fc.stringMatching(/^\w[\w.-]{0,20}$/u),
      digest: fc.option(fc.uint8Array().map(digestOf), { nil: undefined }),
    });
    fc.assert(
      fc.property(reference, (given) => {
        expect(parseReference(formatReference(given))).toStrictEqual({ ...given });
      }),
    );
  });
});

describe("nameReference", () => {
  it.each([
    ["node:22", "docker.io/library/node:22"],
    [`node:22@${DIGEST}`, "docker.io/library/node:22"],
    [`node@${DIGEST}`, `docker.io/library/node@${DIGEST}`],
  ])("names %s", (text, expected) => {
    expect(nameReference(parseReference(text))).toBe(expected);
  });
});

describe("withDigest", () => {
  it("points to the content in the same repository, without the tag", () => {
    const digest = digestOf(new Uint8Array());
    expect(withDigest(parseReference("ghcr.io/a/b:1"), digest)).toStrictEqual({
      registry: "ghcr.io",
      repository: "a/b",
      tag: undefined,
      digest,
    });
  });
});
