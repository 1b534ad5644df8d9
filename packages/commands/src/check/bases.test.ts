import { formatReference, parsePlatform, parseReference } from "@basewatch/image";
import { describe, expect, test } from "vitest";
import { findBases } from "./bases.ts";
import { createConfiguration, createSource, digest } from "./testing/images.ts";

const AMD64 = [parsePlatform("linux/amd64")];

/** Bases as `role reference[ pinned]`. */
async function namesOf(...parameters: Parameters<typeof findBases>): Promise<readonly string[] | null> {
  const { bases } = await findBases(...parameters);
  const name = ({ role, reference, pinned }: NonNullable<typeof bases>[number]) =>
    `${role} ${formatReference(reference)}${pinned ? " pinned" : ""}`;
  return bases?.map(name) ?? null;
}

describe("findBases", () => {
  test("neither Dockerfile nor baseImages: those that the image itself names", async () => {
    expect(await findBases(createConfiguration("app"), undefined, AMD64)).toEqual({
      bases: null,
      errors: [],
    });
  });

  test("baseImages alone; only a Dockerfile makes a pin", async () => {
    const pinned = `golang:1@${digest("a")}`;
    const image = createConfiguration("app", {
      baseImages: [parseReference("node:22"), parseReference(pinned)],
    });
    expect(await namesOf(image, undefined, [])).toEqual([
      "runtime docker.io/library/node:22",
      `runtime docker.io/library/${pinned}`,
    ]);
  });

  test("a Dockerfile's, what is tracked of them, with pins, and baseImages on top", async () => {
    const image = createConfiguration("app", {
      baseImages: [parseReference("alpine:3")],
      track: ["runtime", "copy"],
    });
    const dockerfile = `FROM golang AS b\nFROM node:22@${digest("a")}\nCOPY --from=b / /\nCOPY --from=tools:1 / /\n`;
    expect(await namesOf(image, dockerfile, AMD64)).toEqual([
      `runtime docker.io/library/node:22@${digest("a")} pinned`,
      "copy docker.io/library/tools:1",
      "runtime docker.io/library/alpine:3",
    ]);
  });

  test("FROM scratch has none, which is not the same as nobody knowing", async () => {
    expect(await namesOf(createConfiguration("app"), "FROM scratch\n", AMD64)).toEqual([]);
  });

  test("stage and build arguments are the source's", async () => {
    const source = createSource({ stage: "one", buildArgs: { V: "2" } });
    const dockerfile = "ARG V=1\nFROM a:$V AS one\nFROM b:1 AS two\n";
    expect(await namesOf(createConfiguration("app", { source }), dockerfile, AMD64)).toEqual([
      "runtime docker.io/library/a:2",
    ]);
    expect(await namesOf(createConfiguration("app", { source: undefined }), dockerfile, AMD64)).toEqual([
      "runtime docker.io/library/b:1",
    ]);
  });

  test("platforms decide, and linux/amd64 stands for those that nobody knows", async () => {
    const dockerfile = "FROM node:22-$TARGETARCH\n";
    const both = [...AMD64, parsePlatform("linux/arm64")];
    const image = createConfiguration("app");
    expect(await namesOf(image, dockerfile, both)).toEqual([
      "runtime docker.io/library/node:22-amd64",
      "runtime docker.io/library/node:22-arm64",
    ]);
    expect(await namesOf(image, dockerfile, [])).toEqual(["runtime docker.io/library/node:22-amd64"]);
  });

  test("what cannot be read is an error with its line, beside what can", async () => {
    const { bases, errors } = await findBases(
      createConfiguration("app"),
      "FROM $A AS x\nFROM node:22\nCOPY --from=x / /\n",
      AMD64,
    );
    expect(bases?.map(({ line }) => line)).toEqual([2]);
    expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining("line 1") })]);
  });
});
