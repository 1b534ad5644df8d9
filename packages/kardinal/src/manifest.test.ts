import { digestOf } from "@basewatch/image";
import { describe, expect, test } from "vitest";
import { type BundleRequest, describeManifest } from "./index.ts";

const AT = Date.UTC(2026, 3, 9, 10, 0, 5, 999);
const REQUEST: BundleRequest = {
  pipeline: "my-app",
  type: "mixed",
  namespace: "team-a",
  images: [
    { repository: "ghcr.io/myorg/my-app", tag: "1.29.0", digest: digestOf(Buffer.from("a")) },
    { repository: "redis", tag: undefined },
  ],
  configRef: { gitRepo: "https://github.com/myorg/config", commitSHA: "abc" },
  provenance: { author: "ada", ciRunURL: undefined },
  intent: { targetEnvironment: "prod", skipEnvironments: ["qa"] },
};

describe("describeManifest", () => {
  test("holds what the API's body holds, where the CRD has it", () => {
    expect(describeManifest(REQUEST, AT)).toEqual({
      apiVersion: "kardinal.io/v1alpha1",
      kind: "Bundle",
      metadata: {
        name: expect.stringMatching(/^my-app-20260409100005-[0-9a-f]{8}$/u),
        namespace: "team-a",
        labels: { "kardinal.io/pipeline": "my-app" },
      },
      spec: {
        pipeline: "my-app",
        type: "mixed",
        images: [
          { repository: "ghcr.io/myorg/my-app", tag: "1.29.0", digest: digestOf(Buffer.from("a")) },
          { repository: "redis" },
        ],
        configRef: { gitRepo: "https://github.com/myorg/config", commitSHA: "abc" },
        provenance: { author: "ada" },
        intent: { targetEnvironment: "prod", skipEnvironments: ["qa"] },
      },
    });
  });

  test("leaves out what is empty", () => {
    const { spec } = describeManifest(
      { pipeline: "a", type: "image", images: [], provenance: {}, intent: { skipEnvironments: [] } },
      AT,
    );
    expect(spec).toEqual({ pipeline: "a", type: "image" });
  });

  test("is in the default namespace", () => {
    expect(describeManifest({ pipeline: "a", type: "image" }, AT).metadata.namespace).toBe("default");
  });

  test.each<readonly [string, Partial<BundleRequest>]>([
    [
      "another digest",
      { images: [{ repository: "ghcr.io/myorg/my-app", tag: "1.29.0", digest: digestOf(Buffer.from("b")) }] },
    ],
    ["another namespace", { namespace: "team-b" }],
    ["another author", { provenance: { author: "bob" } }],
  ])("is the same for the same, and has another name with %s", (_case, change) => {
    const { name } = describeManifest(REQUEST, AT).metadata;
    expect(describeManifest({ ...REQUEST }, AT).metadata.name).toBe(name);
    expect(describeManifest({ ...REQUEST, ...change }, AT).metadata.name).not.toBe(name);
  });

  test.each([
    ["dots", "my.app", /^my-app-\d{14}-[0-9a-f]{8}$/u],
    ["63 characters", "a".repeat(63), /^a{39}-\d{14}-[0-9a-f]{8}$/u],
    ["a cut at a dash", `${"a".repeat(38)}-b`, /^a{38}-\d{14}-[0-9a-f]{8}$/u],
  ])("has a DNS label for a name: %s", (_case, pipeline, expected) => {
    const { name } = describeManifest({ ...REQUEST, pipeline }, AT).metadata;
    expect(name).toMatch(expected);
    expect(name.length).toBeLessThanOrEqual(63);
  });

  test("refuses what the API would not take", () => {
    expect(() =>
      describeManifest({ ...REQUEST, provenance: { author: "x".repeat(1024 * 1024) } }, AT),
    ).toThrow(expect.objectContaining({ code: "kardinal.too-large" }));
  });
});
