import { digestOf } from "@basewatch/image";
import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSpelledImage, selectImages } from "./images.ts";

const A = digestOf(Buffer.from("a"));
const B = digestOf(Buffer.from("b"));

describe("parseSpelledImage keeps the user's spelling of the repository", () => {
  test.each([
    ["ghcr.io/myorg/app:1.29.0", { repository: "ghcr.io/myorg/app", tag: "1.29.0", digest: undefined }],
    [`ghcr.io/myorg/app@${A}`, { repository: "ghcr.io/myorg/app", tag: undefined, digest: A }],
    [`ghcr.io/myorg/app:1.29.0@${A}`, { repository: "ghcr.io/myorg/app", tag: "1.29.0", digest: A }],
    ["localhost:5000/app:1", { repository: "localhost:5000/app", tag: "1", digest: undefined }],
    ["localhost:5000/app", { repository: "localhost:5000/app", tag: undefined, digest: undefined }],
    [`localhost:5000/app@${A}`, { repository: "localhost:5000/app", tag: undefined, digest: A }],
    ["[::1]:5000/team/app:1", { repository: "[::1]:5000/team/app", tag: "1", digest: undefined }],
    ["node", { repository: "node", tag: undefined, digest: undefined }],
    ["docker.io/library/node:22", { repository: "docker.io/library/node", tag: "22", digest: undefined }],
    [
      "index.docker.io/acme/app",
      { repository: "index.docker.io/acme/app", tag: undefined, digest: undefined },
    ],
  ])("%s", (text, expected) => {
    expect(parseSpelledImage(text)).toMatchObject(expected);
  });

  test.each([
    ["ghcr.io/MyOrg/App:1", "image.reference"],
    ["https://ghcr.io/a/b", "image.reference"],
    ["ghcr.io/a/b:", "image.reference"],
    ["ghcr.io/a/b@sha256:123", "image.digest"],
    ["$(id)", "image.reference"],
  ])("refuses %s", (text, code) => {
    expect(() => parseSpelledImage(text)).toThrow(expect.objectContaining({ code }));
  });
});

/** The images that lines stand for, as text, or how often they contradict each other. */
function select(
  image: string | undefined,
  digest: typeof A | undefined,
  images: readonly string[],
): readonly string[] | number {
  const selection = selectImages(
    image === undefined ? undefined : parseSpelledImage(image),
    digest,
    images.map(parseSpelledImage),
  );
  if (selection.contradictions.length > 0) return selection.contradictions.length;
  return selection.images.map(
    ({ repository, tag, digest }) =>
      `${repository}${tag === undefined ? "" : `:${tag}`}${digest === undefined ? "" : `@${digest}`}`,
  );
}

describe("selectImages", () => {
  test.each([
    ["image comes first", "b:1", undefined, ["a:1", "c:1"], ["b:1", "a:1", "c:1"]],
    ["digest is image's, and the tag stays", "a:1", A, ["b:1"], [`a:1@${A}`, "b:1"]],
    ["digest of a bare image", "a", A, [], [`a@${A}`]],
    ["digest that image has already", `a:1@${A}`, A, [], [`a:1@${A}`]],
    ["the same line twice", undefined, undefined, ["a:1", "b:1", "a:1"], ["a:1", "b:1"]],
    [
      "another spelling: the first one stays",
      "node:22",
      undefined,
      ["docker.io/library/node:22"],
      ["node:22"],
    ],
    ["a bare name and latest", undefined, undefined, ["a", "a:latest"], ["a:latest"]],
    ["what only the later one knows is added", undefined, undefined, ["a:1", `a:1@${A}`], [`a:1@${A}`]],
    ["what only the earlier one knows is kept", undefined, undefined, [`a:1@${A}`, "a:1"], [`a:1@${A}`]],
    [
      "a digest alone and the same digest with a tag",
      undefined,
      undefined,
      [`a@${A}`, `a:1@${A}`],
      [`a:1@${A}`],
    ],
    ["image's digest reaches its twin in images", "a:1", A, ["a:1"], [`a:1@${A}`]],
    [
      "two tags of a repository are two images",
      undefined,
      undefined,
      [`a:api@${A}`, `a:worker@${B}`],
      [`a:api@${A}`, `a:worker@${B}`],
    ],
    [
      "a digest alone does not say that it is a tag",
      undefined,
      undefined,
      ["a:1", `a@${A}`],
      ["a:1", `a@${A}`],
    ],
    ["the order stays", undefined, undefined, ["a:1", "b:1", "a:2"], ["a:1", "b:1", "a:2"]],
    [
      "a digest alone finds its tag wherever that is",
      `a@${A}`,
      undefined,
      ["b:1", "a:0", "a:1", `a:1@${A}`],
      [`a:1@${A}`, "b:1", "a:0"],
    ],
    [
      "a digest alone is one of two tags",
      undefined,
      undefined,
      [`a:api@${B}`, `a:worker@${A}`, `a@${A}`],
      [`a:api@${B}`, `a:worker@${A}`],
    ],
  ] as const)("%s", (_case, image, digest, images, expected) => {
    expect(select(image, digest, images)).toEqual(expected);
  });

  test.each([
    ["image and digest", `a:1@${A}`, B, []],
    ["one tag, two digests", undefined, undefined, [`a:1@${A}`, `a:1@${B}`]],
    ["two spellings", undefined, undefined, [`node:22@${A}`, `docker.io/library/node:22@${B}`]],
    ["a digest with a tag and another one without", undefined, undefined, [`a:1@${A}`, `a@${B}`]],
    ["two digests without tags", undefined, undefined, [`a@${A}`, `a@${B}`]],
    ["digest against images", "a:1", A, [`a:1@${B}`]],
    ["a digest that neither tag has", undefined, undefined, ["a:0", `a@${B}`, `a:1@${A}`]],
  ] as const)("contradiction: %s", (_case, image, digest, images) => {
    expect(select(image, digest, images)).toBe(1);
  });

  test("a contradiction shows both spellings", () => {
    const images = [`node:22@${A}`, `docker.io/library/node:22@${B}`].map(parseSpelledImage);
    expect(selectImages(undefined, undefined, images).contradictions).toMatchObject([
      {
        code: "input.contradiction",
        message: `node:22@${A} and docker.io/library/node:22@${B} are one image with two digests`,
        hint: "Keep the one that was pushed last.",
      },
    ]);
  });

  test("saying everything twice changes nothing", () => {
    const line = constantFrom(
      "a",
      "a:1",
      "a:2",
      `a:1@${A}`,
      "node",
      "docker.io/library/node",
      "b:1",
      `a@${A}`,
      `b@${A}`,
    );
    assert(
      property(array(line, { maxLength: 8 }), (lines) => {
        expect(select(undefined, undefined, [...lines, ...lines])).toEqual(
          select(undefined, undefined, lines),
        );
      }),
      { numRuns: 100 },
    );
  });
});
