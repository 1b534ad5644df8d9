import type { Rebuild } from "@basewatch/plan";
import { describe, expect, test } from "vitest";
import { buildOutputs } from "./outputs.ts";
import { createBase, createChecked, createSource, digest } from "./testing/images.ts";

const FILES = { rebuilds: "/out/rebuilds.json", report: "/out/report.json" };
const KEY = "0123456789abcdef";

function rebuild(change: Partial<Rebuild> = {}): Rebuild {
  const checkedAt = "2026-01-02T03:04:05.000Z";
  return {
    key: KEY,
    attempt: 1,
    reason: null,
    checkedAt,
    ledger: null,
    dispatch: null,
    images: [],
    ...change,
  };
}

describe("the outputs of a config", () => {
  test("count images, and name the files", () => {
    const images = [
      createChecked("a", { verdict: "changed" }),
      createChecked("b", { verdict: "unknown" }),
      createChecked("c"),
    ];
    expect(buildOutputs(images, [], FILES, false)).toEqual({
      outputs: {
        changed: "true",
        "has-rebuilds": "false",
        rebuilds: "[]",
        "rebuilds-file": "/out/rebuilds.json",
        matrix: '{"include":[]}',
        report: "/out/report.json",
        "changed-count": "1",
        "unknown-count": "1",
      },
      warnings: [],
      failures: [],
    });
  });

  test("no image at all", () => {
    expect(buildOutputs([], [], FILES, false).outputs).toMatchObject({
      changed: "false",
      "changed-count": "0",
    });
  });
});

describe("rebuilds", () => {
  // The text is `[…]` around entries; the reason's length makes it as long as is wanted.
  const sized = (bytes: number): readonly Rebuild[] => {
    const rest = Buffer.byteLength(JSON.stringify([rebuild({ reason: "" })]));
    return [rebuild({ reason: "é".repeat((bytes - rest) >> 1) + "x".repeat((bytes - rest) & 1) })];
  };
  test("of 512 KiB are set", () => {
    const { outputs, warnings } = buildOutputs([], sized(512 * 1024), FILES, false);
    expect(Buffer.byteLength(outputs["rebuilds"] ?? "")).toBe(512 * 1024);
    expect(warnings).toEqual([]);
  });

  test("of one byte more are left unset, with a warning that names the file's output", () => {
    const { outputs, warnings, failures } = buildOutputs([], sized(512 * 1024 + 1), FILES, false);
    expect(outputs).not.toHaveProperty("rebuilds");
    expect(outputs).toMatchObject({ "has-rebuilds": "true", "rebuilds-file": "/out/rebuilds.json" });
    expect(warnings).toEqual([expect.stringMatching(/524289 bytes, over 524288.*rebuilds-file/u)]);
    expect(failures).toEqual([]);
  });
});

describe("matrix", () => {
  test("has what is needed to build a due image here", () => {
    const source = createSource({
      dockerfile: "docker/Dockerfile",
      context: "docker",
      stage: "final",
      buildArgs: { A: "1", B: "x=y" },
    });
    const images = [
      createChecked("idle"),
      createChecked("app", { key: KEY, configuration: { source } }),
      createChecked("bare", { key: KEY, configuration: { source: createSource({ dockerfile: null }) } }),
      createChecked("none", { key: KEY, configuration: { source: undefined, platforms: [] } }),
    ];
    expect(JSON.parse(buildOutputs(images, [], FILES, false).outputs["matrix"] ?? "")).toEqual({
      include: [
        {
          name: "app",
          reference: "ghcr.io/acme/app:latest",
          dockerfile: "docker/Dockerfile",
          context: "docker",
          stage: "final",
          "build-args": "A=1\nB=x=y",
          platforms: "linux/amd64",
          key: KEY,
        },
        expect.objectContaining({ name: "bare", dockerfile: "", context: ".", stage: "", "build-args": "" }),
        expect.objectContaining({ name: "none", dockerfile: "", context: ".", platforms: "" }),
      ],
    });
  });

  test.each([
    [256, 0, undefined],
    [257, 1, "shard 1/2 to 2/2"],
    [513, 1, "shard 1/3 to 3/3"],
  ])("with %i images due", (count, failed, parts) => {
    const images = Array.from({ length: count }, (_, index) => createChecked(`app-${index}`, { key: KEY }));
    const { outputs, failures } = buildOutputs(images, [], FILES, false);
    expect(failures.map(({ code }) => code)).toEqual(failed === 1 ? ["check.matrix"] : []);
    expect(Object.hasOwn(outputs, "matrix")).toBe(failed === 0);
    if (parts !== undefined) expect(failures[0]?.hint).toContain(parts);
  });
});

describe("the outputs of one image", () => {
  const old = digest("old");
  const moved = { verdict: "changed", previous: [old] } as const;
  test.each([
    [
      "a changed runtime base first",
      [createBase("golang:1", { ...moved, role: "build" }), createBase("node:22", moved)],
      "docker.io/library/node:22",
      old,
    ],
    [
      "else any changed one",
      [createBase("node:22"), createBase("golang:1", { ...moved, role: "build" })],
      "docker.io/library/golang:1",
      old,
    ],
    [
      "else the runtime base",
      [createBase("golang:1", { role: "build" }), createBase("node:22")],
      "docker.io/library/node:22",
      digest("new"),
    ],
  ] as const)("show %s", (_name, bases, reference, previous) => {
    const { outputs } = buildOutputs([createChecked("app", { bases })], [], FILES, true);
    expect(outputs).toMatchObject({
      "base-image": reference,
      digest: digest("new"),
      "previous-digest": previous,
    });
  });

  test("show what is known of a base that is unknown", () => {
    const lost = createBase("node:22", { verdict: "unknown", current: undefined, previous: [] });
    const { outputs } = buildOutputs([createChecked("app", { bases: [lost] })], [], FILES, true);
    expect(outputs["base-image"]).toBe("docker.io/library/node:22");
    expect(outputs).not.toHaveProperty("digest");
    expect(outputs).not.toHaveProperty("previous-digest");
    expect(outputs["build-contexts"]).toBe("");
  });

  test("show no base where there is none", () => {
    for (const images of [
      [],
      [createChecked("app", { bases: [createBase("golang:1", { role: "build" })] })],
    ]) {
      const { outputs } = buildOutputs(images, [], FILES, true);
      expect(outputs).not.toHaveProperty("base-image");
      expect(outputs).toHaveProperty("build-contexts");
    }
  });
});

describe("build-contexts", () => {
  // Names as docker's reference library shortens them: BuildKit looks a named context up by that name.
  test.each([
    ["node:22", "node:22=docker-image://docker.io/library/node:22"],
    ["node", "node=docker-image://docker.io/library/node:latest"],
    ["node:latest", "node=docker-image://docker.io/library/node:latest"],
    ["acme/app:1", "acme/app:1=docker-image://docker.io/acme/app:1"],
    ["ghcr.io/acme/app:latest", "ghcr.io/acme/app=docker-image://ghcr.io/acme/app:latest"],
    ["localhost:5000/app:1", "localhost:5000/app:1=docker-image://localhost:5000/app:1"],
  ])("%s", (reference, line) => {
    const { outputs } = buildOutputs(
      [createChecked("app", { bases: [createBase(reference)] })],
      [],
      FILES,
      true,
    );
    expect(outputs["build-contexts"]).toBe(`${line}@${digest("new")}`);
  });

  test("leave out pins and the syntax frontend, and say each base once", () => {
    const bases = [
      createBase("node:22"),
      createBase("node:22", { role: "copy" }),
      createBase(`tools:1@${digest("pin")}`, { pinned: true }),
      createBase("docker/dockerfile:1", { role: "syntax" }),
      createBase("golang:1", { role: "build" }),
    ];
    const { outputs } = buildOutputs([createChecked("app", { bases })], [], FILES, true);
    expect(outputs["build-contexts"]?.split("\n").map((line) => line.split("=")[0])).toEqual([
      "node:22",
      "golang:1",
    ]);
  });
});
