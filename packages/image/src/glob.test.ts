import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkGlob, formatReference, matchesGlob, parseReference } from "./index.ts";
import { thrownBy } from "./testing/outcome.ts";

const DIGEST = `sha256:${"ab".repeat(32)}`;

describe("matchesGlob", () => {
  const cases: readonly (readonly [glob: string, reference: string, matches: boolean])[] = [
    ["*", "docker.io/library/node:22", true],
    ["**", "ghcr.io/a/b/c:1", true],
    ["*", `ghcr.io/a/b@${DIGEST}`, true],
    ["*:22", "ghcr.io/a/b:22", true],
    ["**:22", "ghcr.io/a/b:21", false],
    ["*:22", `ghcr.io/a/b@${DIGEST}`, false],
    ["docker.io/library/node:*", "docker.io/library/node:22", true],
    ["docker.io/library/node:*", `docker.io/library/node:22@${DIGEST}`, true],
    ["docker.io/library/node:*", "docker.io/library/nodes:22", false],
    ["docker.io/library/node:*", "docker.io/library/python:3", false],
    ["docker.io/library/node:*", `docker.io/library/node@${DIGEST}`, false],
    ["node:*", "docker.io/library/node:22", true],
    ["node:*", "ghcr.io/library/node:22", false],
    ["node", "docker.io/library/node:22", true],
    ["node", `docker.io/library/node@${DIGEST}`, true],
    ["node:22", "docker.io/library/node:22", true],
    ["node:22", "docker.io/library/node:22-slim", false],
    ["node:22", `docker.io/library/node:22@${DIGEST}`, true],
    ["node:22*", "docker.io/library/node:22-slim", true],
    ["node:?2", "docker.io/library/node:22", true],
    ["node:?2", "docker.io/library/node:2", false],
    ["node:2?", "docker.io/library/node:2", false],
    [`node@${DIGEST}`, `docker.io/library/node:22@${DIGEST}`, true],
    [`node@${DIGEST}`, "docker.io/library/node:22", false],
    ["node@sha256:ab*", `docker.io/library/node@${DIGEST}`, true],
    ["node@sha256:b*", `docker.io/library/node@${DIGEST}`, false],
    ["n*", "docker.io/library/node:22", true],
    ["*e", "docker.io/library/node:22", true],
    ["*n", "docker.io/library/node:22", false],
    ["*e", "ghcr.io/node:22", false],
    ["bitnami/*", "docker.io/bitnami/redis:7", true],
    ["bitnami/*", "docker.io/bitnami/a/b:7", false],
    ["bitnami/**", "docker.io/bitnami/a/b:7", true],
    ["bit*/redis", "docker.io/bitnami/redis:7", true],
    ["index.docker.io/node", "docker.io/library/node:22", true],
    ["docker.io/*", "docker.io/library/node:22", true],
    ["docker.io/*", "docker.io/bitnami/redis:22", false],
    ["docker.io/**", "docker.io/bitnami/redis:22", true],
    ["docker.io/**", "ghcr.io/bitnami/redis:22", false],
    ["docker.io/library/**", "docker.io/bitnami/redis:22", false],
    ["GHCR.io/acme/*", "ghcr.io/acme/app:1", true],
    ["ghcr.io/*", "ghcr.io/acme/app:1", false],
    ["ghcr.io/*/app", "ghcr.io/acme/app:1", true],
    ["ghcr.io/*/app", "ghcr.io/a/b/app:1", false],
    ["ghcr.io/**/app", "ghcr.io/a/b/app:1", true],
    ["ghcr.io/***/app", "ghcr.io/a/b/app:1", true],
    ["ghcr.io/a?b", "ghcr.io/a/b:1", false],
    ["ghcr.io/a?b", "ghcr.io/a-b:1", true],
    ["*/acme/app", "ghcr.io/acme/app:1", true],
    ["*.io/acme/app", "quay.io/acme/app:1", true],
    ["*hub/acme/app", "quay.io/acme/app:1", false],
    ["*io/acme/app", "quay.io/acme/app:1", true],
    ["docker.io/**s", "docker.io/bitnami/redis:22", true],
    ["docker.io/node**", "docker.io/node/x:22", false],
    ["*/app", "docker.io/library/app:1", false],
    ["**/node:*", "ghcr.io/mirror/library/node:1", true],
    ["**/node:*", "ghcr.io/mirror/library/anode:1", false],
    ["**node", "ghcr.io/mirror/anode:1", true],
    ["localhost:5000/*", "localhost:5000/app:1", true],
    ["localhost:*/app", "localhost:5000/app:1", true],
    ["[::1]:5000/*", "[::1]:5000/app:1", true],
    ["ghcr.io/a*b*c", "ghcr.io/aXbXbXc:1", true],
    ["ghcr.io/a*b*c", "ghcr.io/aXbXbX:1", false],
    ["ghcr.io/a.c", "ghcr.io/abc:1", false],
    ["node:", "docker.io/library/node:22", false],
    ["", "docker.io/library/node:22", false],
  ];
  it.each(cases)("%s on %s: %s", (glob, reference, matches) => {
    expect(matchesGlob(glob, reference)).toBe(matches);
  });

  it("matches each reference by itself, and by itself with a wildcard in place of any character", () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/u);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.nat(), (words, at) => {
        const text = formatReference(parseReference(words.join("/")));
        expect(matchesGlob(text, text)).toBe(true);
        const index = text.indexOf("/") + 1 + (at % (text.length - text.indexOf("/") - 1));
        const covered = text[index] === "/" || text[index] === ":" ? (text[index] ?? "") : "?";
        expect(matchesGlob(`${text.slice(0, index)}${covered}${text.slice(index + 1)}`, text)).toBe(true);
        expect(matchesGlob(`${text.slice(0, index)}*${covered}${text.slice(index + 1)}`, text)).toBe(true);
      }),
    );
  });

  it("agrees with a regular expression on texts of one component", () => {
    const glob = fc.array(fc.constantFrom("a", "b", "*", "?"), { maxLength: 8 }).map((list) => list.join(""));
    const text = fc.array(fc.constantFrom("a", "b"), { maxLength: 8 }).map((list) => list.join(""));
    fc.assert(
      fc.property(glob, text, (pattern, given) => {
        const expected = new RegExp(`^${pattern.replace(/\*+/gu, ".*").replaceAll("?", ".")}$`, "u").test(
          given,
        );
        expect(matchesGlob(`h.io/${pattern}`, `h.io/${given}`)).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  it("takes no longer than both lengths multiplied", () => {
    const started = performance.now();
    expect(matchesGlob(`h.io/${"*a".repeat(200)}b`, `h.io/${"a".repeat(1000)}`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("checkGlob", () => {
  it.each([
    "*",
    "node:*",
    "docker.io/library/node:?2",
    "[::1]:5000/**",
    "GHCR.io/acme/*",
    "node:RC*",
    `node@${DIGEST}`,
    "a".repeat(1024),
  ])("takes %s", (glob) => {
    expect(() => checkGlob(glob)).not.toThrow();
  });

  const WRITE = "Write it like docker.io/library/node:*, with *, ** and ? as the only wildcards";
  it.each([
    ["nothing", "", WRITE],
    ["a class", "node:[12]", WRITE],
    ["alternatives", "{node,python}", WRITE],
    ["a blank", "node *", WRITE],
    ["a line break", "node\n", WRITE],
    ["more than 1,024 characters", "a".repeat(1025), WRITE],
    ["upper case in the repository", "ghcr.io/Acme/*", "Repositories are lower case"],
    ["upper case in a short name", "Node:*", "Repositories are lower case"],
  ])("refuses %s", (_name, glob, hint) => {
    const failure = thrownBy(() => checkGlob(glob));
    expect(failure.code).toBe("image.glob");
    expect(failure.hint).toBe(hint);
    expect(failure.message).toMatch(/ is not a glob over image references$/u);
  });

  it("quotes the glob, printable and short", () => {
    expect(thrownBy(() => checkGlob("a\u0000")).message).toBe(
      String.raw`"a\u{0}" is not a glob over image references`,
    );
    expect(thrownBy(() => checkGlob("a".repeat(2000))).message).toBe(
      `"${"a".repeat(120)}…" is not a glob over image references`,
    );
  });
});
