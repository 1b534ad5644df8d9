import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { listFiles, ROOT, readText } from "../layout/files.ts";
import { readFences } from "../layout/markdown.ts";
import { setGithubStage } from "./github-stage.ts";
import { needPrograms, replaceProgram } from "./programs.ts";

const WORKFLOW = readText("examples/promote-with-kubectl.yml");
const RBAC = "examples/kubectl/rbac.yaml";
const GUIDE = "docs/guides/promote-with-kardinal-by-kubectl.md";
const IMAGE = "ghcr.io/myorg/backstage";
const DIGEST = `sha256:${"d1".repeat(32)}`;
const KUBECONFIG = 'apiVersion: v1\nkind: Config\nusers: [{ name: "ci-runner", user: { token: "$(id)" } }]\n';

/** Runs the workflow as build-and-promote.yml calls it; yields what kubectl was called with, and the manifest that it got. */
async function applyBundle(author: string) {
  const kubectl = await replaceProgram("kubectl", 'print("bundle.kardinal.io/backstage created");');
  const stage = await setGithubStage(kubectl);
  const { log } = await stage.run({
    text: WORKFLOW,
    inputs: { image: `${IMAGE}:1.4.3`, digest: DIGEST, author },
    secrets: { kubeconfig: KUBECONFIG },
  });
  const calls = await kubectl.calls();
  const [call] = calls;
  expect(calls).toHaveLength(1);
  const [, kubeconfig = "", ...rest] = call?.args ?? [];
  return { stage, log, args: rest, kubeconfig, files: call?.files ?? {}, path: rest.at(-1) ?? "" };
}

describe("promote-with-kubectl.yml", () => {
  test("applies the Bundle as a manifest, and asks no kardinal", async (context) => {
    await needPrograms(context, "bash", "git");
    const { stage, args, files, path, kubeconfig } = await applyBundle("octo-dev");
    expect(args).toEqual(["apply", "--filename", path]);
    expect(files[kubeconfig]).toBe(KUBECONFIG);
    expect(parse(files[path] ?? "")).toEqual({
      apiVersion: "kardinal.io/v1alpha1",
      kind: "Bundle",
      metadata: {
        name: expect.stringMatching(/^backstage-\d{14}-[0-9a-f]{8}$/u),
        namespace: "default",
        labels: { "kardinal.io/pipeline": "backstage" },
      },
      spec: {
        type: "image",
        pipeline: "backstage",
        images: [{ repository: IMAGE, tag: "1.4.3", digest: DIGEST }],
        provenance: {
          commitSHA: stage.origin.sha,
          ciRunURL: "https://github.com/myorg/backstage-app/actions/runs/4711",
          author: "octo-dev",
          timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u),
        },
      },
    });
    expect(stage.kardinal.requests).toEqual([]);
  });

  test("leaves no credentials behind, in no file and in no log", async (context) => {
    await needPrograms(context, "bash", "git");
    const { kubeconfig, log } = await applyBundle("octo-dev");
    expect(() => readFileSync(kubeconfig)).toThrow("ENOENT");
    expect(log).not.toContain("ci-runner");
  });

  test("an author with YAML, quotes and $(…) in it arrives as it is, and runs nowhere", async (context) => {
    await needPrograms(context, "bash", "git");
    const hostile = "\"}, '$(id)`id`\\ # : - *a &b !!x\n---\nkind: Secret \u{1F680} \u202E \u0085\u2028 end";
    const { files, path, log } = await applyBundle(hostile);
    expect(log).not.toContain("uid=");
    const documents = parseAllDocuments(files[path] ?? "");
    expect(documents).toHaveLength(1);
    expect(parse(files[path] ?? "").spec.provenance.author).toBe(hostile);
  });
});

test("build-and-promote.yml can call it with what the comment at its top says", () => {
  const lines = WORKFLOW.split("\n").filter((line) => line.startsWith("#   "));
  const { promote } = parse(lines.map((line) => line.slice(4)).join("\n"));
  const called = parse(WORKFLOW).on.workflow_call;
  const replaced = parse(readText("examples/build-and-promote.yml")).jobs.promote;
  const [create] = replaced.steps;
  expect(promote.uses).toBe("./.github/workflows/promote-with-kubectl.yml");
  expect(Object.keys(promote.with)).toEqual(Object.keys(called.inputs));
  expect(Object.keys(promote.secrets)).toEqual(Object.keys(called.secrets));
  expect(promote.needs).toBe(replaced.needs);
  expect(promote.with).toMatchObject({ digest: create.with.digest, author: create.with.author });
});

describe("kubectl/rbac.yaml", () => {
  const documents = parseAllDocuments(readText(RBAC)).map((document) => document.toJS());
  const [account, role, binding] = documents;

  test("lets a job create Bundles and see them, and nothing else", () => {
    expect(documents.map(({ kind }) => kind)).toEqual(["ServiceAccount", "Role", "RoleBinding"]);
    expect(role.rules).toEqual([
      { apiGroups: ["kardinal.io"], resources: ["bundles"], verbs: ["create", "get"] },
    ]);
  });

  test("is in the guide as it is here", () => {
    const fences = readFences(readText(GUIDE)).filter(({ text }) => text.includes("rbac.authorization"));
    expect(fences.map(({ text }) => parse(text))).toEqual([role, binding]);
  });

  test("binds that role to that account, in the namespace that the example writes to", () => {
    const namespace = parse(WORKFLOW).env.KARDINAL_NAMESPACE;
    expect(documents.map(({ metadata }) => metadata.namespace)).toEqual([namespace, namespace, namespace]);
    expect(binding.subjects).toEqual([{ kind: "ServiceAccount", name: account.metadata.name, namespace }]);
    expect(binding.roleRef).toEqual({
      apiGroup: role.apiVersion.split("/")[0],
      kind: "Role",
      name: role.metadata.name,
    });
  });
});

test.each(listFiles("examples/**/*.{yml,yaml}", "examples/**/.*.yml"))(
  "%s is YAML without a mistake",
  (path) => {
    for (const document of parseAllDocuments(readFileSync(join(ROOT, path), "utf8")))
      expect([...document.errors, ...document.warnings]).toEqual([]);
  },
);
