import { digestOf } from "@basewatch/image";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { createBundleInputs } from "./inputs.ts";

const A = digestOf(Buffer.from("a"));
const B = digestOf(Buffer.from("b"));
const GOOD = {
  pipeline: "my-app",
  "kardinal-url": "https://kardinal.example.com",
  image: "ghcr.io/myorg/app:1",
};

type Raw = Readonly<Record<string, string>>;

/** Parses inputs as the host does: each one is there, empty when it is not given. */
function parse(raw: Raw) {
  const names = Object.keys(createBundleInputs.shape);
  return z.safeParse(createBundleInputs, Object.fromEntries(names.map((name) => [name, raw[name] ?? ""])));
}

/** One line for each mistake, as the host writes it. */
function mistakesOf(raw: Raw): readonly string[] {
  const { error } = parse(raw);
  return (error?.issues ?? []).map((issue) => {
    const hint: unknown = "params" in issue ? issue.params?.["hint"] : undefined;
    return `${issue.path.join(".")}: ${issue.message} · ${String(hint)}`;
  });
}

test("what is not given has its documented default", () => {
  expect(parse(GOOD).data).toMatchObject({
    namespace: "default",
    type: "image",
    images: [],
    digest: undefined,
    token: undefined,
    "skip-environments": [],
    "max-attempts": 3,
    timeout: 30_000,
    "resolve-digests": false,
    "ui-token": undefined,
    "wait-for": undefined,
    "wait-timeout": 1_800_000,
    mode: "api",
    "manifest-path": undefined,
    "dry-run": false,
  });
});

test("images and environments are lists by newlines or commas, with comments", () => {
  const { data } = parse({
    ...GOOD,
    images: "# ours, both of them\nghcr.io/myorg/app:2\n\n  ghcr.io/myorg/sidecar:2, redis:7 # cache\n",
    "skip-environments": "staging, uat\nqa",
  });
  expect(data?.images.map(({ repository, tag }) => `${repository}:${tag}`)).toEqual([
    "ghcr.io/myorg/app:2",
    "ghcr.io/myorg/sidecar:2",
    "redis:7",
  ]);
  expect(data?.["skip-environments"]).toEqual(["staging", "uat", "qa"]);
});

describe("good values", () => {
  test.each([
    ["a Pipeline with dots", { pipeline: "my.app-2" }],
    ["63 characters", { pipeline: "a".repeat(63), namespace: "b".repeat(63) }],
    [
      "config",
      { image: "", type: "config", "config-repo": "https://github.com/myorg/config", "config-sha": "abc123" },
    ],
    ["mixed", { type: "mixed", "config-repo": "git@github.com:myorg/config", "config-sha": "abc123" }],
    [
      "a config-repo by ssh",
      { type: "mixed", "config-repo": "ssh://git@github.com/myorg/config", "config-sha": "abc123" },
    ],
    ["a digest", { digest: A }],
    ["a time with an offset and a fraction", { timestamp: "2026-04-09T12:00:00.123456789+02:00" }],
    ["the 29th of February of a leap year", { timestamp: "2028-02-29T23:59:59Z" }],
    ["one attempt", { "max-attempts": "1", timeout: "PT5S", "dry-run": "True" }],
    ["a manifest without a server", { "kardinal-url": "", mode: "manifest", "manifest-path": "a.yaml" }],
    ["a manifest with a server, for the link", { mode: "manifest" }],
    ["digests to resolve, though all are given", { digest: A, "resolve-digests": "true" }],
    ["a dry run of a step that waits", { "wait-for": "staging", "dry-run": "true" }],
    ["waiting for another than the skipped", { "wait-for": "staging", "skip-environments": "qa" }],
    ["skipping another than the target", { "target-environment": "prod", "skip-environments": "staging" }],
  ])("%s", (_case, raw) => {
    expect(mistakesOf({ ...GOOD, ...raw })).toEqual([]);
  });
});

describe("each mistake names the value and the remedy", () => {
  test.each([
    [
      "no Pipeline",
      { pipeline: "" },
      "pipeline: is required and not given · Set it to the name of the Pipeline that promotes the Bundle.",
    ],
    [
      "a Pipeline with capitals",
      { pipeline: "My App" },
      'pipeline: "My App" is no Kubernetes name · Write lower-case letters, digits and "-", at most 63',
    ],
    ["a Pipeline with an empty label", { pipeline: "my..app" }, 'pipeline: "my..app" is no Kubernetes name'],
    [
      "a hostile Pipeline",
      { pipeline: "a\n::error::b\u202e" },
      String.raw`pipeline: "a\u{a}::error::b\u{202e}" is no Kubernetes name`,
    ],
    [
      "a Pipeline that is too long",
      { pipeline: "a".repeat(64) },
      `pipeline: "${"a".repeat(64)}" is no Kubernetes name`,
    ],
    ["a namespace with a dot", { namespace: "team.a" }, 'namespace: "team.a" is no Kubernetes name'],
    [
      "no URL",
      { "kardinal-url": "" },
      "kardinal-url: is required and not given · Set it to the controller's base URL",
    ],
    [
      "a URL without a scheme",
      { "kardinal-url": "k:80" },
      'kardinal-url: "k:80" is no http or https URL · Write the controller\'s base URL',
    ],
    [
      "a type that is near",
      { type: "images" },
      'type: "images" is not one of image, config, mixed · Did you mean image?',
    ],
    [
      "a bad image",
      { image: "ghcr.io/A/b" },
      'image: "ghcr.io/A/b" is not an image reference: its repository has upper-case letters',
    ],
    [
      "a malformed digest",
      { digest: "sha256:12" },
      'digest: "sha256:12" is not a digest: it has 2 characters after "sha256:", not 64',
    ],
    ["a malformed digest in images", { images: "redis@sha256:12" }, 'images: "sha256:12" is not a digest'],
    [
      "no time",
      { timestamp: "yesterday" },
      'timestamp: "yesterday" is no time in ISO 8601 · Write date, time and zone, like 2026-04-09T10:00:00Z.',
    ],
    [
      "a time without a zone",
      { timestamp: "2026-04-09T10:00:00" },
      'timestamp: "2026-04-09T10:00:00" is no time',
    ],
    [
      "an hour that is none",
      { timestamp: "2026-04-09T25:00:00Z" },
      'timestamp: "2026-04-09T25:00:00Z" is no time',
    ],
    [
      "a day that is none",
      { timestamp: "2026-02-30T10:00:00Z" },
      'timestamp: "2026-02-30T10:00:00Z" is no time',
    ],
    ["no attempt", { "max-attempts": "0" }, 'max-attempts: "0" is not a whole number from 1 to 10'],
    [
      "no time to answer",
      { timeout: "0" },
      "timeout: no request can be answered in no time · Write at least 1s; the default is 30s.",
    ],
    [
      "a boolean that is none",
      { "dry-run": "yes" },
      'dry-run: "yes" is not a boolean · Write true or false.',
    ],
    [
      "a password in config-repo",
      { type: "mixed", "config-sha": "a", "config-repo": "https://me:s3cret@git.example.com/x" },
      'config-repo: "https://git.example.com/x" comes with a user name or password · Remove it',
    ],
    [
      "a token in ci-run-url",
      { "ci-run-url": "https://s3cret@ci.example.com/1" },
      'ci-run-url: "https://ci.example.com/1" comes with a user name or password',
    ],
    [
      "a password with ssh",
      { type: "mixed", "config-sha": "a", "config-repo": "ssh://git:s3cret@git.example.com/x" },
      'config-repo: "ssh://git.example.com/x" comes with',
    ],
  ])("%s", (_case, raw, expected) => {
    const mistakes = mistakesOf({ ...GOOD, ...raw });
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain(expected);
    expect(mistakes[0]).not.toContain("s3cret");
  });
});

describe("contradictions are refused", () => {
  test.each([
    ["no image", { image: "" }, "images: a Bundle of type image needs an image · Set image"],
    [
      "mixed without an image",
      { image: "", type: "mixed", "config-repo": "r", "config-sha": "a" },
      "images: a Bundle of type mixed needs an image",
    ],
    [
      "config with image",
      { type: "config", "config-repo": "r", "config-sha": "a" },
      "image: a Bundle of type config has no images · Set type to mixed",
    ],
    [
      "config with images",
      { image: "", images: "a", type: "config", "config-repo": "r", "config-sha": "a" },
      "images: a Bundle of type config has no images",
    ],
    [
      "config without config-repo",
      { image: "", type: "config", "config-sha": "a" },
      "config-repo: a Bundle of type config needs it · Set it to the URL",
    ],
    [
      "mixed without config-sha",
      { type: "mixed", "config-repo": "r" },
      "config-sha: a Bundle of type mixed needs it · Set it to the commit",
    ],
    [
      "image with config-repo",
      { "config-repo": "https://x/y" },
      'config-repo: "https://x/y" is given for a Bundle of type image · Set type to config or mixed',
    ],
    [
      "image with config-sha",
      { "config-sha": "abc" },
      'config-sha: "abc" is given for a Bundle of type image',
    ],
    [
      "digest without image",
      { image: "", images: "a", digest: A },
      `digest: ${A} is given without an image · Set image too`,
    ],
    [
      "digest and another one in image",
      { image: `a@${A}`, digest: B },
      `digest: image has the digest ${A} and digest is ${B} · Keep one of the two.`,
    ],
    [
      "one image, two digests",
      { images: `ghcr.io/myorg/app:1@${A}\nghcr.io/myorg/app:1@${B}` },
      "images: ghcr.io/myorg/app:1@",
    ],
    [
      "waiting for what is skipped",
      { "wait-for": "qa", "skip-environments": "uat,qa" },
      'wait-for: "qa" is one of skip-environments and will never be Verified · Remove it from one of the two.',
    ],
    [
      "waiting for no time",
      { "wait-for": "qa", "wait-timeout": "0" },
      "wait-timeout: no environment is Verified in no time · Write at least 1m",
    ],
    [
      "waiting for a manifest",
      { mode: "manifest", "wait-for": "qa" },
      "wait-for: it waits for a Bundle that kubectl has not created yet, and mode manifest makes no request · Remove it, or set mode to api.",
    ],
    [
      "a UI token for a manifest",
      { mode: "manifest", "ui-token": "t" },
      "ui-token: it reads kardinal's list of Bundles, and mode manifest makes no request",
    ],
    [
      "a signature for a manifest",
      { mode: "manifest", "signing-secret": "t" },
      "signing-secret: it signs a request, and mode manifest makes no request",
    ],
    [
      "a file for the API",
      { "manifest-path": "a.yaml" },
      "manifest-path: is given with mode api, which writes no file · Set mode to manifest, or remove it.",
    ],
    [
      "the target is skipped",
      { "target-environment": "prod", "skip-environments": "uat,prod" },
      'skip-environments: "prod" is the target-environment and cannot be skipped',
    ],
  ])("%s", (_case, raw, expected) => {
    const mistakes = mistakesOf({ ...GOOD, ...raw });
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain(expected);
  });
});

test("all mistakes are reported at once, contradictions along with bad values", () => {
  const mistakes = mistakesOf({
    "kardinal-url": "k",
    images: "A\nB",
    digest: A,
    type: "mixed",
    timestamp: "now",
    "target-environment": "prod",
    "skip-environments": "prod",
  });
  expect(mistakes.map((line) => line.split(":", 1)[0])).toEqual([
    "pipeline",
    "images",
    "images",
    "kardinal-url",
    "timestamp",
    "digest",
    "config-repo",
    "config-sha",
    "skip-environments",
  ]);
});

test("what depends on a broken input is not complained about as well", () => {
  expect(mistakesOf({ ...GOOD, image: "A", digest: A })).toHaveLength(1);
  expect(mistakesOf({ ...GOOD, type: "chart", "config-sha": "a" })).toHaveLength(1);
});
