import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Document, OpenAPIBackend } from "openapi-backend";
import { describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { firstError, runBundle } from "../bundles.ts";
import { GITHUB_RUN } from "./create-bundles.ts";

const text = { type: "string" } as const;
const A = `sha256:${"a".repeat(64)}`;

/** An object of these properties and no others, as an API server that is asked to be strict takes it. */
function object(properties: Readonly<Record<string, object>>, required: readonly string[] = []) {
  return {
    type: "object",
    additionalProperties: false,
    properties,
    ...(required.length > 0 ? { required } : {}),
  };
}

// The Bundle's custom resource as kardinal.io/v1alpha1 has it, with the names that Kubernetes itself demands.
const BUNDLE = object(
  {
    apiVersion: { ...text, enum: ["kardinal.io/v1alpha1"] },
    kind: { ...text, enum: ["Bundle"] },
    metadata: object(
      {
        name: { ...text, pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", maxLength: 63 },
        namespace: { ...text, pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", maxLength: 63 },
        labels: object(
          {
            "kardinal.io/pipeline": {
              ...text,
              pattern: "^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$",
              maxLength: 63,
            },
          },
          ["kardinal.io/pipeline"],
        ),
      },
      ["name", "namespace", "labels"],
    ),
    spec: object(
      {
        type: { ...text, enum: ["image", "config", "mixed"] },
        pipeline: { ...text, minLength: 1 },
        images: {
          type: "array",
          items: object(
            {
              repository: { ...text, minLength: 1 },
              tag: { ...text, pattern: "^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$" },
              digest: { ...text, pattern: "^sha256:[0-9a-f]{64}$" },
            },
            ["repository"],
          ),
        },
        configRef: object({ gitRepo: text, commitSHA: text }),
        provenance: object({
          commitSHA: text,
          ciRunURL: text,
          author: text,
          timestamp: { ...text, format: "date-time" },
          rollbackOf: text,
        }),
        intent: object({ targetEnvironment: text, skipEnvironments: { type: "array", items: text } }),
      },
      ["type", "pipeline"],
    ),
  },
  ["apiVersion", "kind", "metadata", "spec"],
);

/** What the CRD's schema finds wrong with a manifest. */
async function findMistakes(manifest: unknown): Promise<readonly string[]> {
  const definition = {
    openapi: "3.0.3",
    info: { title: "kardinal.io", version: "v1alpha1" },
    paths: {
      "/bundles": {
        post: {
          operationId: "createBundle",
          requestBody: { required: true, content: { "application/json": { schema: BUNDLE } } },
          responses: { 201: { description: "Created" } },
        },
      },
    },
  };
  const backend = new OpenAPIBackend<Document>({
    definition: definition as unknown as Document,
    quick: true,
    ajvOpts: { strict: false, logger: false },
  });
  await backend.init();
  const headers = { "content-type": "application/json" };
  const request = { method: "post", path: "/bundles", headers, body: manifest };
  const { errors } = backend.validateRequest(request, "createBundle");
  return (errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

async function openWorkspace(): Promise<string> {
  const workspace = await mkdtemp(join(tmpdir(), "basewatch-manifest-"));
  onTestFinished(() => rm(workspace, { recursive: true }));
  return workspace;
}

/** Writes bundle.yaml without a token, a server or a network, and reads it. */
async function write(inputs: Readonly<Record<string, string>>) {
  const workspace = await openWorkspace();
  const result = await runBundle("create-bundle", {
    inputs: {
      pipeline: "my-app",
      image: "ghcr.io/myorg/my-app:1.29.0",
      mode: "manifest",
      "manifest-path": "deploy/bundle.yaml",
      timestamp: "2026-04-09T10:00:00Z",
      ...inputs,
    },
    environment: GITHUB_RUN,
    workspace,
  });
  const path = join(workspace, "deploy", "bundle.yaml");
  const yaml = result.status === 0 ? await readFile(path, "utf8") : "";
  return { ...result, path, yaml, manifest: parse(yaml) as unknown, workspace };
}

describe("create-bundle with mode manifest", () => {
  test.each<readonly [string, Readonly<Record<string, string>>]>([
    ["an image", {}],
    ["an image by digest alone", { image: `localhost:5000/app@${A}` }],
    [
      "a configuration",
      { type: "config", image: "", "config-repo": "https://github.com/o/r", "config-sha": "a" },
    ],
    [
      "all that there is",
      {
        type: "mixed",
        digest: A,
        images: "redis:7\nnginx",
        namespace: "team-a",
        "config-repo": "r",
        "config-sha": "s",
        "target-environment": "prod",
        "skip-environments": "qa",
      },
    ],
    ["a Pipeline with dots, of 63 characters", { pipeline: `my.app.${"x".repeat(56)}` }],
    ["a time with an offset", { timestamp: "2026-04-09T12:00:00.5+02:00" }],
    [
      "hostile texts",
      { author: "a: b\n---\n\u0085\u202e$(id)\u0007", "commit-sha": "0123", "target-environment": "yes" },
    ],
  ])("%s is valid against the CRD's schema", async (_case, inputs) => {
    const { status, manifest } = await write(inputs);
    expect(status).toBe(0);
    expect(await findMistakes(manifest)).toEqual([]);
  });

  test.each<readonly [string, object]>([
    ["an unknown field", { spec: { type: "image", pipeline: "a", artifacts: [] } }],
    [
      "a digest that is none",
      { spec: { type: "image", pipeline: "a", images: [{ repository: "a", digest: "sha256:1" }] } },
    ],
    [
      "a name that is none",
      { metadata: { name: "My.App", namespace: "default", labels: { "kardinal.io/pipeline": "a" } } },
    ],
  ])("and that schema finds %s", async (_case, wrong) => {
    const { manifest } = await write({});
    expect(await findMistakes({ ...(manifest as object), ...wrong })).not.toEqual([]);
  });

  test("holds what the API would be sent, and names itself by Pipeline, time and content", async () => {
    const { manifest, outputs, path } = await write({ digest: A });
    const name = outputs["bundle-name"];
    expect(name).toMatch(/^my-app-20260409100000-[0-9a-f]{8}$/u);
    expect(outputs).toEqual({
      "bundle-name": name,
      "bundle-namespace": "default",
      "manifest-path": path,
      created: "false",
    });
    expect(manifest).toEqual({
      apiVersion: "kardinal.io/v1alpha1",
      kind: "Bundle",
      metadata: { name, namespace: "default", labels: { "kardinal.io/pipeline": "my-app" } },
      spec: {
        type: "image",
        pipeline: "my-app",
        images: [{ repository: "ghcr.io/myorg/my-app", tag: "1.29.0", digest: A }],
        provenance: {
          commitSHA: "0123abc",
          ciRunURL: "https://github.com/myorg/my-app/actions/runs/12345",
          author: "engineer-name",
          timestamp: "2026-04-09T10:00:00Z",
        },
      },
    });
  });

  test("is the same byte for byte with the same timestamp, and another with another image", async () => {
    const [one, two, other] = [
      await write({}),
      await write({}),
      await write({ image: "ghcr.io/myorg/my-app:2" }),
    ];
    expect(two.yaml).toBe(one.yaml);
    expect(other.outputs["bundle-name"]).not.toBe(one.outputs["bundle-name"]);
  });

  test.each([
    ["quotes", `"double" 'single' \\"`],
    ["line breaks and a second document", "one\ntwo\r\nthree\n---\nkind: Secret\n..."],
    ["a shell's substitutions", "$(touch pwned) `touch pwned` ${HOME}"],
    ["emoji and marks of direction", "\u{1f469}\u200d\u{1f680} \u202egnp.exe \u2066x\u2069"],
    ["line breaks of YAML 1.1, and what no stream may hold", "a\u0085b\u2028c\u2029d\u0007e\u009bf"],
    ["what YAML takes for something else", "yes"],
  ])("%s arrive as they are", async (_case, author) => {
    const { manifest, yaml, workspace } = await write({
      author,
      "commit-sha": author,
      "target-environment": author,
    });
    expect(manifest).toMatchObject({
      spec: { provenance: { author, commitSHA: author }, intent: { targetEnvironment: author } },
    });
    expect(yaml).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(await readdir(workspace)).toEqual(["deploy"]);
  });

  test("500 images are one manifest; above 1 MiB is an error, and nothing is written", async () => {
    const names = (count: number) =>
      Array.from({ length: count }, (_, index) => `ghcr.io/myorg/${"x".repeat(200)}-${index}:1`).join(",");
    const { manifest } = await write({ images: names(499) });
    expect(manifest).toMatchObject({ spec: { images: { length: 500 } } });
    const refused = await write({
      images: names(400),
      author: "x".repeat(100_000),
      "commit-sha": "x".repeat(100_000),
    });
    expect(refused.status).toBe(0);
    const tooMuch = await write({
      images: names(5000).slice(0, 120_000),
      author: "\u0001".repeat(110_000),
      "commit-sha": "\u0001".repeat(110_000),
    });
    expect(firstError(tooMuch)).toContain("kardinal takes at most 1048576");
    expect(await readdir(tooMuch.workspace)).toEqual([]);
  });

  test("goes to the runner's temp folder by default, and its link is there where the server is named", async () => {
    const temp = await openWorkspace();
    const { status, outputs } = await runBundle("create-bundle", {
      inputs: {
        pipeline: "my-app",
        image: "a:1",
        mode: "manifest",
        "kardinal-url": "https://kardinal.example.com",
      },
      environment: { RUNNER_TEMP: temp },
    });
    expect(status).toBe(0);
    expect(outputs["manifest-path"]).toBe(join(temp, `${outputs["bundle-name"]}.yaml`));
    expect(outputs["bundle-status-url"]).toBe("https://kardinal.example.com/ui#pipeline=my-app");
    expect(await readdir(temp)).toEqual([`${outputs["bundle-name"]}.yaml`]);
  });
});
