import { readBaseImages } from "@basewatch/dockerfile";
import { Failure } from "@basewatch/failure";
import { formatReference, parseReference } from "@basewatch/image";
import { type Challenge, parseChallenges } from "@basewatch/registry";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureGrowth } from "./growth.ts";

/** Longer runs are asked for by `BASEWATCH_RUNS`, a factor. */
const FACTOR = Number(process.env["BASEWATCH_RUNS"] ?? 1);
const RUNS = { numRuns: 200 * FACTOR };
/** A property of time runs its parser some thousand times for each example. */
const TIMED = { numRuns: 25 * FACTOR };

const LINUX = { buildArgs: {}, platforms: [{ os: "linux", architecture: "amd64" }] };
const DIGEST = `sha256:${"0123456789abcdef".repeat(4)}`;

interface Parser {
  readonly name: string;
  /** Pieces that its grammar is made of, and that break it. */
  readonly pieces: readonly string[];
  /** The smaller of the two lengths that are compared; the larger is eight times as long, and still within the parser's caps. */
  readonly length: number;
  readonly parse: (text: string) => unknown;
}

const PARSERS: readonly Parser[] = [
  {
    name: "the reference parser",
    pieces: [
      "a",
      "A",
      "0",
      "/",
      ":",
      "@",
      ".",
      "..",
      "_",
      "__",
      "-",
      "[",
      "]",
      "sha256:",
      "%2f",
      "\0",
      "\r\n",
      "\u202e",
      " ",
      "?",
      "://",
    ],
    length: 128,
    parse: parseOrFailure,
  },
  {
    name: "the challenge parser",
    pieces: [
      "Bearer",
      " ",
      "\t",
      ",",
      "=",
      "==",
      '"',
      '\\"',
      "\\",
      "realm",
      'realm="x"',
      "a",
      "/",
      "+",
      "\0",
      "é",
    ],
    length: 2000,
    parse: (text) => parseChallenges([text]),
  },
  {
    name: "the Dockerfile reader",
    pieces: [
      "FROM a",
      "FROM $A AS b",
      "ARG A=",
      "COPY --from=b",
      "RUN --mount=from=b,",
      "<<E",
      "E",
      "\n",
      "\\\n",
      "# x\n",
      "$A",
      "${A:-",
      "${A##*",
      "}",
      "'",
      '"',
      "\\",
      "*",
      "/",
      ",",
      " ",
      "\r",
      "\0",
      "a",
    ],
    length: 4096,
    parse: (text) => readBaseImages(text, LINUX),
  },
];

function parseOrFailure(text: string): ReturnType<typeof parseReference> | Failure {
  try {
    return parseReference(text);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

describe.each(PARSERS)("$name", ({ pieces, length, parse }) => {
  const hostile = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((list) => list.join(""));

  it("is total: no text makes it throw what is no failure", () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: "binary" })), (text) => {
        expect(parse(text)).toBeDefined();
      }),
      RUNS,
    );
  });

  it("is linear: eight times the text takes about eight times as long", { timeout: 120_000 }, () => {
    const part = (minLength: number) =>
      fc.array(fc.constantFrom(...pieces), { minLength, maxLength: 3 }).map((list) => list.join(""));
    fc.assert(
      fc.property(part(0), part(1), part(0), (before, middle, after) => {
        const make = (size: number) =>
          before + middle.repeat(Math.floor((size - before.length - after.length) / middle.length)) + after;
        // 64 would be quadratic.
        expect(measureGrowth(parse, make(length), make(length * 8))).toBeLessThan(24);
      }),
      TIMED,
    );
  });
});

it("a quadratic function is told from a linear one", () => {
  const linear = (text: string) => Array.from(text, (letter) => letter.codePointAt(0));
  const quadratic = (text: string) => Array.from(text, (_letter, index) => linear(text.slice(index)));
  const [small, large] = ["a".repeat(100), "a".repeat(800)];
  expect(measureGrowth(linear, small, large)).toBeLessThan(24);
  expect(measureGrowth(quadratic, small, large)).toBeGreaterThan(24);
});

describe("round trips", () => {
  const component = fc.stringMatching(/^[a-z0-9]{1,6}(?:(?:\.|_|__|-{1,3})[a-z0-9]{1,6}){0,2}$/u);
  const short = fc
    .tuple(
      fc.constantFrom(
        "",
        "node/",
        "docker.io/",
        "index.docker.io/",
        "GHCR.io/",
        "localhost:5000/",
        "[::1]:5000/",
      ),
      fc.array(component, { minLength: 1, maxLength: 3 }).map((list) => list.join("/")),
      fc.constantFrom("", ":22", ":Rel_1.0-B"),
      fc.constantFrom("", `@${DIGEST}`),
    )
    // Without a host in front, a first component with a dot would be one.
    .map(([host, path, ...rest]) => [host, host === "" ? path.replaceAll(".", "-") : path, ...rest].join(""));

  it("a reference in any spelling: what it is called in full is the same reference, in the one spelling that stays", () => {
    fc.assert(
      fc.property(short, (text) => {
        const reference = parseReference(text);
        const full = formatReference(reference);
        expect(parseReference(full)).toStrictEqual(reference);
        expect(formatReference(parseReference(full))).toBe(full);
      }),
      RUNS,
    );
  });

  it("challenges of any text: written down properly, they are read as the same again", () => {
    const piece = fc.constantFrom(
      "Bearer ",
      "basic",
      ", ",
      "=",
      '"',
      "\\",
      'realm="a,b"',
      "a=b",
      "x==",
      "\t",
      "é",
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const found = parseChallenges([pieces.join("")]);
        expect(parseChallenges([writeChallenges(found)])).toEqual(found);
      }),
      RUNS,
    );
  });

  it("images of a Dockerfile: what is written is what is read, stage by stage", () => {
    const stage = fc.record({
      image: short,
      keyword: fc.constantFrom("FROM", "from", "From"),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(stage, { minLength: 1, maxLength: 5, selector: ({ image }) => image }),
        (stages) => {
          const lines = stages.map(({ image, keyword }, index) => `${keyword} ${image} AS stage${index}`);
          const copies = stages.slice(0, -1).map((_stage, index) => `COPY --from=stage${index} / /`);
          const { uses, errors } = readBaseImages([...lines, ...copies].join("\n"), LINUX);
          expect(errors).toEqual([]);
          const written = stages.map(({ image }, index) => ({
            line: index + 1,
            role: index === stages.length - 1 ? "runtime" : "build",
            image: formatReference(parseReference(image)),
          }));
          // Two spellings of one image in one role are one use, on its first line.
          const expected = written.filter(
            (use) => use === written.find((each) => each.role === use.role && each.image === use.image),
          );
          const read = uses.map(({ line, role, reference }) => ({
            line,
            role,
            image: formatReference(reference),
          }));
          expect(read).toEqual(expected);
        },
      ),
      RUNS,
    );
  });
});

/** Challenges as RFC 9110, section 11.6.1 has them, every value quoted. */
function writeChallenges(challenges: readonly Challenge[]): string {
  const written = challenges.map(({ scheme, parameters }) => {
    const pairs = [...parameters].map(([name, value]) => `${name}="${value.replaceAll(/["\\]/gu, "\\$&")}"`);
    return [scheme, pairs.join(", ")].filter(Boolean).join(" ");
  });
  return written.join(", ");
}
