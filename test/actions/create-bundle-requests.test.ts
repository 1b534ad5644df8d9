import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildImage, pushContent, startRegistry } from "@basewatch/simulators";
import { describe, expect, onTestFinished, test } from "vitest";
import { countPosts, GITHUB_RUN, openKardinal, promote, say } from "./create-bundles.ts";

const A = `sha256:${"a".repeat(64)}`;
const B = `sha256:${"b".repeat(64)}`;

describe("create-bundle sends every field of the API", () => {
  test("type mixed, with all of them", async () => {
    const kardinal = await openKardinal({ profile: "documentation" });
    const { status } = await promote(kardinal, {
      type: "mixed",
      namespace: "team-a",
      digest: A,
      images: `localhost:5000/side/car\nghcr.io/myorg/my-app@${A}\nredis:7@${B} # cache`,
      "config-repo": "https://github.com/myorg/app-config",
      "config-sha": "abc123",
      "target-environment": "prod",
      "skip-environments": "qa, uat",
      timestamp: "2026-04-09T10:00:00Z",
    });
    expect(status).toBe(0);
    expect(JSON.parse(kardinal.requests[0]?.body ?? "")).toEqual({
      pipeline: "my-app",
      type: "mixed",
      namespace: "team-a",
      images: [
        { repository: "ghcr.io/myorg/my-app", tag: "1.29.0", digest: A },
        { repository: "localhost:5000/side/car" },
        { repository: "redis", tag: "7", digest: B },
      ],
      configRef: { gitRepo: "https://github.com/myorg/app-config", commitSHA: "abc123" },
      provenance: {
        commitSHA: "0123abc",
        ciRunURL: "https://github.com/myorg/my-app/actions/runs/12345",
        author: "engineer-name",
        timestamp: "2026-04-09T10:00:00Z",
      },
      intent: { targetEnvironment: "prod", skipEnvironments: ["qa", "uat"] },
    });
  });

  test("type config, without images", async () => {
    const kardinal = await openKardinal({ profile: "documentation" });
    const config = { image: "", type: "config", "config-repo": "https://github.com/o/r", "config-sha": "a" };
    expect((await promote(kardinal, config)).status).toBe(0);
    expect(kardinal.bundles).toMatchObject([{ type: "config", configRef: { commitSHA: "a" } }]);
  });

  test("provenance from GitLab's variables", async () => {
    const kardinal = await openKardinal();
    const blank = Object.fromEntries(Object.keys(GITHUB_RUN).map((name) => [name, ""]));
    await promote(
      kardinal,
      {},
      {
        ...blank,
        CI_COMMIT_SHA: "4567def",
        CI_PIPELINE_URL: "https://gitlab.com/g/p/-/pipelines/1",
        GITLAB_USER_LOGIN: "someone",
      },
    );
    expect(kardinal.bundles[0]?.provenance).toEqual({
      commitSHA: "4567def",
      ciRunURL: "https://gitlab.com/g/p/-/pipelines/1",
      author: "someone",
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u),
    });
  });

  test("a signature that openssl makes too, over the bytes of any characters", async () => {
    const kardinal = await openKardinal({ profile: "documentation", signingSecret: "ключ" });
    const result = await promote(kardinal, {
      "signing-secret": "ключ",
      "commit-sha": "abc123",
      "ci-run-url": "https://ci.example.com/1",
      author: "é “ada” \u{1f680}",
      timestamp: "2026-04-09T10:00:00Z",
    });
    expect(result.status).toBe(0);
    // printf '%s' '{"pipeline":"my-app",…,"timestamp":"2026-04-09T10:00:00Z"}}' | openssl dgst -sha256 -hmac 'ключ'
    expect(kardinal.requests[0]?.headers["x-kardinal-signature"]).toBe(
      "97635176fc92efac8f52ab09ba7287d4de3387a4f6b1aac721ef559dd0e2e208",
    );
    expect(result.log).not.toContain("ключ");
  });
});

describe("create-bundle and what no shell, log or page may act on", () => {
  test.each([
    ["quotes", `"double" 'single' \\"`],
    ["line breaks", "one\ntwo\r\nthree"],
    [
      "a shell's substitutions",
      "$(touch pwned) `touch pwned` $HOME; touch pwned & touch pwned | touch pwned",
    ],
    ["emoji and marks of direction", "\u{1f469}\u200d\u{1f680} \u202egnp.exe \u2066x\u2069 \u05d0"],
    ["a workflow command and Markdown", "::set-output name=x::y | <img src=x> [a](b) @octocat"],
  ])("%s arrive as they are, and execute nowhere", async (_case, text) => {
    const kardinal = await openKardinal({ profile: "documentation" });
    const { status, outputs, summary, annotations } = await promote(kardinal, {
      author: text,
      "commit-sha": text,
      "ci-run-url": text,
      "target-environment": text,
    });
    expect([status, annotations]).toEqual([0, []]);
    expect(kardinal.bundles).toMatchObject([
      { provenance: { author: text, commitSHA: text, ciRunURL: text }, intent: { targetEnvironment: text } },
    ]);
    expect(Object.keys(outputs).toSorted()).toEqual([
      "bundle-name",
      "bundle-namespace",
      "bundle-status-url",
      "created",
    ]);
    expect(summary).not.toMatch(/[\u202a-\u202e\u2066-\u2069\r]|<img|\]\(b\)|@octocat/u);
    expect(await readdir(".")).not.toContain("pwned");
  });
});

describe("create-bundle and size", () => {
  const names = (count: number, length: number) =>
    Array.from({ length: count }, (_, index) => `ghcr.io/myorg/${"x".repeat(length)}-${index}:1`).join("\n");

  test("500 images go in one Bundle", async () => {
    const kardinal = await openKardinal();
    const { status, summary } = await promote(kardinal, { images: names(499, 40) });
    expect(status).toBe(0);
    expect(kardinal.bundles[0]?.images).toHaveLength(500);
    expect(summary).toContain("and 480 more images");
  });

  test("above 1 MiB nothing is sent, and the error says both sizes", async () => {
    const kardinal = await openKardinal();
    // JSON writes six bytes for each, and one variable of a process may hold 128 KiB only.
    const author = "\u0001".repeat(100_000);
    const result = await promote(kardinal, { author, "commit-sha": author, images: names(400, 200) });
    expect([result.status, countPosts(kardinal)]).toEqual([1, 0]);
    expect(say(result, "error")[0]).toMatch(
      /the Bundle is \d+ bytes of JSON, and kardinal takes at most 1048576.*fewer images/su,
    );
  });
});

describe("create-bundle refuses contradictions before any request", () => {
  test.each<readonly [string, Readonly<Record<string, string>>, string]>([
    ["no Pipeline", { pipeline: "" }, "pipeline: is required"],
    ["no server", { "kardinal-url": "" }, "kardinal-url: is required"],
    ["an image Bundle without images", { image: "" }, "images: a Bundle of type image needs an image"],
    [
      "a mixed Bundle without images",
      { image: "", type: "mixed", "config-repo": "r", "config-sha": "s" },
      "images: a Bundle of type mixed needs an image",
    ],
    [
      "a config Bundle with images",
      { type: "config", "config-repo": "r", "config-sha": "s" },
      "image: a Bundle of type config has no images",
    ],
    [
      "config without its repository",
      { image: "", type: "config", "config-sha": "s" },
      "config-repo: a Bundle of type config needs it",
    ],
    [
      "config without its commit",
      { image: "", type: "config", "config-repo": "r" },
      "config-sha: a Bundle of type config needs it",
    ],
    [
      "an image Bundle with a configuration",
      { "config-repo": "r" },
      'config-repo: "r" is given for a Bundle of type image',
    ],
    [
      "a digest without an image",
      { image: "", images: "a:1", digest: A },
      `digest: ${A} is given without an image`,
    ],
    ["a malformed digest", { digest: "sha256:abc" }, "digest: "],
    [
      "two digests for one image",
      { image: `a@${A}`, digest: B },
      `digest: image has the digest ${A} and digest is ${B}`,
    ],
    [
      "two spellings of one image with two digests",
      { image: `nginx:1@${A}`, images: `docker.io/library/nginx:1@${B}` },
      "images: nginx:1@",
    ],
    [
      "a target that is skipped",
      { "target-environment": "prod", "skip-environments": "prod" },
      'skip-environments: "prod" is the target-environment',
    ],
    [
      "waiting for what is skipped",
      { "wait-for": "qa", "skip-environments": "qa" },
      'wait-for: "qa" is one of skip-environments',
    ],
    [
      "waiting for no time",
      { "wait-for": "qa", "wait-timeout": "0" },
      "wait-timeout: no environment is Verified in no time",
    ],
    [
      "waiting for a manifest",
      { "wait-for": "qa", mode: "manifest" },
      "wait-for: it waits for a Bundle that kubectl has not created yet",
    ],
    [
      "a UI token for a manifest",
      { "ui-token": "t", mode: "manifest" },
      "ui-token: it reads kardinal's list",
    ],
    [
      "a signature of a manifest",
      { "signing-secret": "t", mode: "manifest" },
      "signing-secret: it signs a request",
    ],
    ["a file for the API", { "manifest-path": "a.yaml" }, "manifest-path: is given with mode api"],
    ["another mode", { mode: "yaml" }, 'mode: "yaml" is not one of api, manifest'],
    ["no time for a request", { timeout: "0" }, "timeout: no request can be answered in no time"],
  ])("%s", async (_case, inputs, expected) => {
    const kardinal = await openKardinal();
    const result = await promote(kardinal, inputs);
    expect(result.status).toBe(1);
    expect(say(result, "error")).toEqual([expect.stringContaining(expected)]);
    expect(kardinal.requests).toEqual([]);
  });
});

describe("create-bundle with resolve-digests", () => {
  test("promotes the digests of the pushed tags, with docker's login", async () => {
    const registry = await startRegistry({ auth: { basic: { ada: "s3cret" } } });
    onTestFinished(() => registry.close());
    const login = Buffer.from("ada:s3cret").toString("base64");
    const image = buildImage({
      platforms: ["linux/amd64"],
      steps: [{ createdBy: "COPY", files: { app: "1" } }],
    });
    const target = { baseUrl: registry.url.href, repository: "o/app", authorization: `Basic ${login}` };
    await pushContent(image, { ...target, tag: "1" });
    const folder = await mkdtemp(join(tmpdir(), "basewatch-docker-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(
      join(folder, "config.json"),
      JSON.stringify({ auths: { [registry.host]: { auth: login } } }),
    );
    const kardinal = await openKardinal();
    const repository = `${registry.host}/o/app`;
    const inputs = { image: `${repository}:1`, images: `redis@${A}`, "resolve-digests": "true" };
    const { status, log } = await promote(kardinal, inputs, { DOCKER_CONFIG: folder });
    expect([status, log.includes("s3cret")]).toEqual([0, false]);
    expect(kardinal.bundles[0]?.images).toEqual([
      { repository, tag: "1", digest: image.root.digest },
      { repository: "redis", digest: A },
    ]);
  });

  test("sends nothing when a tag is not there, and names it", async () => {
    const registry = await startRegistry();
    onTestFinished(() => registry.close());
    const kardinal = await openKardinal();
    const image = `${registry.host}/o/app:nope`;
    const result = await promote(kardinal, { image, "resolve-digests": "true" });
    expect([result.status, kardinal.requests.length]).toEqual([1, 0]);
    expect(say(result, "error")).toEqual([expect.stringContaining(image)]);
  });
});
