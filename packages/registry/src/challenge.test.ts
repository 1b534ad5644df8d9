import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Challenge, parseChallenges } from "./challenge.ts";

/** A challenge in a form that is easy to compare. */
function plain(challenges: readonly Challenge[]): unknown {
  return challenges.map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);
}

/** As many of a piece as a header may hold. */
const fill = (piece: string) => piece.repeat(Math.floor(16_000 / piece.length));

describe("parseChallenges", () => {
  const cases: readonly [name: string, headers: readonly string[], expected: unknown][] = [
    ["no header", [], []],
    [
      "the usual one",
      [
        'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:a/b:pull"',
      ],
      [
        [
          "bearer",
          {
            realm: "https://auth.docker.io/token",
            service: "registry.docker.io",
            scope: "repository:a/b:pull",
          },
        ],
      ],
    ],
    ["any case", ['BASIC Realm="Upper"'], [["basic", { realm: "Upper" }]]],
    [
      "several in one header",
      ['Negotiate, Basic realm="a", Bearer realm="b", service=c'],
      [
        ["negotiate", {}],
        ["basic", { realm: "a" }],
        ["bearer", { realm: "b", service: "c" }],
      ],
    ],
    [
      "several headers",
      ['Basic realm="a"', 'Bearer realm="b"'],
      [
        ["basic", { realm: "a" }],
        ["bearer", { realm: "b" }],
      ],
    ],
    ["escapes in quotes", ['Basic realm="a \\"b\\" \\\\ c, d=e"'], [["basic", { realm: 'a "b" \\ c, d=e' }]]],
    ["blanks around the equals sign", ['Basic realm = "a"'], [["basic", { realm: "a" }]]],
    ["an empty value", ['Basic realm=""'], [["basic", { realm: "" }]]],
    [
      "no comma between parameters",
      ['Bearer realm="a" service="b"'],
      [["bearer", { realm: "a", service: "b" }]],
    ],
    [
      "an unquoted URL",
      ["Bearer realm=https://a.example/token"],
      [["bearer", { realm: "https://a.example/token" }]],
    ],
    [
      "a token68 is no parameter",
      ['NTLM TlRMTVNTUAAB==, Basic realm="a"'],
      [
        ["ntlm", {}],
        ["basic", { realm: "a" }],
      ],
    ],
    [
      "a parameter twice leaves the challenge out",
      ['Bearer realm="a",realm="b", Basic realm="c"'],
      [["basic", { realm: "c" }]],
    ],
    [
      "a quote that is never closed",
      ['Basic realm="a", Bearer realm="b'],
      [
        ["basic", { realm: "a" }],
        ["bearer", {}],
      ],
    ],
    ["parameters without a scheme", ['realm="a", Basic realm="b"'], [["basic", { realm: "b" }]]],
    ["a name without a value", ["Basic a=1, realm=, b=2"], [["basic", { a: "1", b: "2" }]]],
    ["garbage", ['"", =;=, Basic realm="a"'], [["basic", { realm: "a" }]]],
    ["empty elements", [', ,\t, Basic , , realm="a",,'], [["basic", { realm: "a" }]]],
    [
      "__proto__ is a name like others",
      ["Basic __proto__=a"],
      [["basic", Object.fromEntries([["__proto__", "a"]])]],
    ],
    [
      "a header over 16 KiB",
      [`Basic realm="${"a".repeat(17_000)}"`, "Basic realm=b"],
      [["basic", { realm: "b" }]],
    ],
  ];
  it.each(cases)("%s", (_name, headers, expected) => {
    expect(plain(parseChallenges(headers))).toEqual(expected);
  });

  it("stops at sixteen challenges", () => {
    expect(parseChallenges(Array.from({ length: 40 }, () => "Basic realm=a"))).toHaveLength(16);
    expect(parseChallenges(["a,".repeat(40)])).toHaveLength(16);
  });

  it("is total", () => {
    const piece = fc.oneof(
      fc.constantFrom("Bearer", " ", ",", "=", '"', "\\", "realm", "==", "\t", "\u0000", "é"),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.array(piece).map((pieces) => pieces.join(""))), (headers) => {
        for (const { scheme } of parseChallenges(headers)) expect(scheme).not.toBe("");
      }),
    );
  });

  it("takes linear time on what makes parsers slow", () => {
    const hostile = ['"', "\\", " ", "a ", "a=", 'a="', "a==,", "=", ',"\\', "a a==b"].map(fill);
    const started = performance.now();
    for (let round = 0; round < 20; round += 1) parseChallenges(hostile.map((text) => `Bearer ${text}`));
    // 3.2 MB: a quadratic parser takes minutes.
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it("reads back what was written", () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/u);
    const value = fc.string({ maxLength: 30 });
    const challenge = fc.record({
      scheme: name,
      parameters: fc.dictionary(name, value, { minKeys: 1, maxKeys: 5 }),
    });
    fc.assert(
      fc.property(fc.array(challenge, { maxLength: 5 }), (challenges) => {
        const written = challenges.map(({ scheme, parameters }) => {
          const pairs = Object.entries(parameters).map(
            ([key, text]) => `${key}="${text.replaceAll(/["\\]/gu, "\\$&")}"`,
          );
          return `${scheme} ${pairs.join(", ")}`;
        });
        const expected = challenges.map(({ scheme, parameters }) => [scheme, { ...parameters }]);
        expect(plain(parseChallenges([written.join(", ")]))).toEqual(expected);
        expect(plain(parseChallenges(written))).toEqual(expected);
      }),
    );
  });
});
