import { type Digest, digestOf, formatReference } from "@basewatch/image";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readStatement } from "./statement.ts";

const CHILD = digestOf(Buffer.from("child"));
const HEX = "b".repeat(64);
const NODE = { uri: "pkg:docker/node@22", digest: { sha256: HEX } };
const BUILDKIT = "https://mobyproject.org/buildkit@v1";

function read(document: unknown, child: Digest = CHILD) {
  return readStatement(Buffer.from(JSON.stringify(document)), child);
}

function statement(predicate: object, more: object = {}): object {
  return {
    _type: "https://in-toto.io/Statement/v0.1",
    predicateType: "https://slsa.dev/provenance/v0.2",
    subject: [],
    predicate: { buildType: BUILDKIT, materials: [NODE], ...predicate },
    ...more,
  };
}

function namesIn(reading: ReturnType<typeof read>): readonly string[] {
  return "materials" in reading
    ? reading.materials.map(({ reference, tool }) => `${tool ? "tool " : ""}${formatReference(reference)}`)
    : [reading.reason];
}

describe("readStatement", () => {
  it("reads images with their digests, and nothing else, of SLSA v0.2", () => {
    const git = { uri: "https://github.com/acme/app.git", digest: { sha1: "c".repeat(40) } };
    const odd = [
      { uri: "pkg:docker/old@1", digest: { sha256: "short" } },
      { uri: 7 },
      null,
      { digest: { sha256: HEX } },
    ];
    expect(read(statement({ materials: [git, NODE, ...odd] }))).toEqual({
      materials: [
        {
          reference: { registry: "docker.io", repository: "library/node", tag: "22", digest: undefined },
          digest: `sha256:${HEX}`,
          platform: undefined,
          tool: false,
        },
      ],
    });
  });

  it("reads SLSA v1", () => {
    const buildDefinition = {
      buildType: "https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md",
      resolvedDependencies: [NODE],
      externalParameters: { request: { frontend: "dockerfile.v0" } },
    };
    const document = statement(
      {},
      { predicateType: "https://slsa.dev/provenance/v1", predicate: { buildDefinition } },
    );
    expect(namesIn(read(document))).toEqual(["docker.io/library/node:22"]);
  });

  it.each([
    ["no materials at all", { materials: undefined }],
    ["null, as Go writes an empty list", { materials: null }],
    ["an empty list", { materials: [] }],
  ])("%s are no images", (_, predicate) => expect(read(statement(predicate))).toEqual({ materials: [] }));

  it.each([
    ["the syntax frontend", { source: "docker/dockerfile:1" }, "docker/dockerfile@1"],
    ["the frontend's command line", { cmdline: "docker/dockerfile:1 --flag" }, "docker/dockerfile@1"],
    ["the frontend by digest", { source: `docker/dockerfile:1@sha256:${HEX}` }, "docker/dockerfile@1"],
    [
      "the SBOM generator",
      { "attest:sbom": "enabled=true,generator=docker/dockerfile:1" },
      "docker/dockerfile@1",
    ],
    ["the default SBOM scanner", {}, "docker/buildkit-syft-scanner@stable-1"],
  ])("%s is a tool", (_, args, name) => {
    const materials = [NODE, { uri: `pkg:docker/${name}`, digest: { sha256: HEX } }];
    const reading = read(statement({ materials, invocation: { parameters: { args } } }));
    expect(namesIn(reading)).toEqual([
      "docker.io/library/node:22",
      `tool docker.io/${name.replace("@", ":")}`,
    ]);
  });

  it("arguments that are no references name no tool", () => {
    const args = { source: "not a/reference!", cmdline: 7, "attest:sbom": "" };
    expect(namesIn(read(statement({ invocation: { parameters: { args } } })))).toEqual([
      "docker.io/library/node:22",
    ]);
  });

  it("believes a subject that names the child beside others", () => {
    const subject = [{ digest: { sha256: HEX } }, { digest: { sha256: CHILD.slice(7) } }];
    expect(read(statement({}, { subject }))).toHaveProperty("materials");
  });

  it.each([
    ["another subject", statement({}, { subject: [{ digest: { sha256: HEX } }] }), "about something else"],
    ["a subject without sha256", statement({}, { subject: [{ digest: {} }] }), "about something else"],
    [
      "another builder",
      statement({ buildType: "https://example.com/ci" }),
      "another builder's (https://example.com/ci)",
    ],
    ["another predicate", statement({}, { predicateType: "https://spdx.dev/Document" }), "no provenance"],
    ["a v1 predicate called v0.2", statement({}, { predicate: { buildDefinition: {} } }), "no provenance"],
    [
      "a v0.2 predicate called v1",
      statement({}, { predicateType: "https://slsa.dev/provenance/v1" }),
      "no provenance",
    ],
    ["no object", [], "not an in-toto statement"],
    ["nothing", null, "not an in-toto statement"],
  ])("does not believe %s", (_, document, reason) => {
    expect(read(document)).toEqual({ reason: expect.stringContaining(reason) });
  });

  it.each([
    ["no JSON", "<html>"],
    ["cut JSON", '{"predicateType":'],
    ["JSON 100,000 levels deep", "[".repeat(100_000)],
  ])("does not believe %s", (_, text) => {
    expect(readStatement(Buffer.from(text), CHILD)).toHaveProperty("reason");
  });

  it("control characters of a builder's name do not reach the reason", () => {
    const reading = read(statement({ buildType: "\u001b[2Jevil\u202e" }));
    expect(reading).toEqual({ reason: expect.stringContaining("\\u{1b}[2Jevil\\u{202e}") });
  });

  it("is total", () => {
    const anything = fc.oneof(
      fc.json(),
      fc.string(),
      fc.jsonValue().map((value) => JSON.stringify(statement({ materials: [value], invocation: value }))),
    );
    const partial = fc
      .jsonValue()
      .map((value) => JSON.stringify({ ...statement({}), predicate: value, subject: value }));
    fc.assert(
      fc.property(fc.oneof(anything, partial), (text) => void readStatement(Buffer.from(text), CHILD)),
      { numRuns: 300 },
    );
  });
});
