import { EventEmitter } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  buildImage,
  buildOn,
  dockerPurl,
  pushContent,
  type RegistrySimulator,
  startKardinal,
  startRegistry,
} from "@basewatch/simulators";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXIT, runCommandLine } from "./command-line.ts";

let workspace: string;
let registry: RegistrySimulator;
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), "basewatch-cli-"));
  registry = await startRegistry();
  const [before, after] = ["1", "2"].map((text) =>
    buildImage({ steps: [{ createdBy: "ADD /", files: { text } }] }),
  );
  if (before === undefined || after === undefined) throw new Error("two bases are built");
  const materials = [{ uri: dockerPurl(`${registry.host}/node@22`), digest: before.root.digest }];
  const app = buildOn(before, {
    steps: [{ createdBy: "COPY", files: { a: "b" } }],
    provenance: { materials },
  });
  await pushContent(after, { baseUrl: registry.url.origin, repository: "node", tag: "22" });
  await pushContent(app, { baseUrl: registry.url.origin, repository: "app", tag: "latest" });
  await writeFile(
    join(workspace, "images.yaml"),
    `- name: app\n  registry: ${registry.host}\n  repository: app\n  baseImages: [${registry.host}/node:22]\n  rebuildDelay: 7d\n  source: { repo: o/app, branch: main, dockerfile: null }\n`,
  );
});
afterAll(async () => {
  await registry.close();
  await rm(workspace, { recursive: true });
});

interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

async function run(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const told = { out: "", err: "" };
  const terminal = { out: (text: string) => (told.out += text), err: (text: string) => (told.err += text) };
  const status = await runCommandLine({
    args,
    environment: Object.assign(environment, { TMPDIR: workspace }),
    workspace,
    terminal,
    process: new EventEmitter(),
    colour: false,
    bundles: new URL("../../../dist", import.meta.url).pathname,
  });
  return { status, ...told };
}

const image = () => `${registry.host}/app:latest`;

describe("basewatch", () => {
  test("without a command shows what there is, as a usage error", async () => {
    expect(await run([])).toMatchObject({
      status: EXIT.usage,
      out: expect.stringContaining("create-bundle"),
    });
  });

  test.each(["help", "--help"])("%s shows what there is", async (word) => {
    expect(await run([word])).toMatchObject({
      status: EXIT.done,
      out: expect.stringContaining("Exit status"),
    });
  });

  test.each([
    ["chekc", "Did you mean check?"],
    ["frobnicate", "Use one of check, dispatch, create-bundle, status, demo."],
  ])("%s is no command", async (word, hint) => {
    expect(await run([word])).toEqual({
      status: EXIT.usage,
      out: "",
      err: `error: "${word}" is no command · ${hint}\n`,
    });
  });

  test("check --help lists its flags", async () => {
    expect(await run(["check", "--help"])).toMatchObject({
      status: EXIT.done,
      out: expect.stringContaining("--rebuild-delay\n"),
    });
  });

  test("a wrong value is a usage error that names flag, value and remedy", async () => {
    const ended = await run(["check", "--image", image(), "--concurrency", "many"]);
    expect(ended).toMatchObject({ status: EXIT.usage, out: "" });
    expect(ended.err).toBe(
      'error: concurrency: "many" is not a whole number from 1 to 256 · Write a number from 1 to 256; the default is 16.\n',
    );
  });

  test("a word that is no flag is a usage error", async () => {
    expect(await run(["check", "images.yaml"])).toMatchObject({
      status: EXIT.usage,
      err: expect.stringContaining('"images.yaml" is no flag'),
    });
  });
});

describe("basewatch check", () => {
  test("says what it finds, and exits 0", async () => {
    const ended = await run(["check", "--image", image(), "--state", "none"]);
    expect(ended.status).toBe(EXIT.done);
    expect(ended.out).toContain("changed, rebuild");
  });

  test("--exit-code exits 10 when rebuilds are due, and 0 when none is", async () => {
    expect((await run(["check", "--image", image(), "--exit-code"])).status).toBe(EXIT.due);
    const calm = await run([
      "check",
      "--image",
      `${registry.host}/node:22`,
      "--base-images",
      `${registry.host}/node:22`,
      "--exit-code",
      "--fail-on",
      "never",
    ]);
    expect(calm.status).toBe(EXIT.done);
  });

  test("--json prints the outputs alone, as JSON", async () => {
    const ended = await run(["check", "--image", image(), "--json"]);
    expect(JSON.parse(ended.out)).toMatchObject({ changed: "true", "changed-count": "1" });
    expect(ended.err).toContain("changed, rebuild");
  });

  test("a failure exits 1", async () => {
    const ended = await run(["check", "--image", `${registry.host}/nowhere:1`]);
    expect(ended).toMatchObject({ status: EXIT.failure, err: expect.stringContaining("nowhere") });
  });

  test("remembers in basewatch.json, and status shows it", async () => {
    expect((await run(["check", "--config", "images.yaml"])).status).toBe(EXIT.done);
    const status = await run(["status"]);
    expect(status.out).toMatch(
      /^IMAGE +VERDICT +DECISION +WHY\napp +changed +wait:delay until \S+ +its rebuildDelay has not passed/u,
    );
    expect(status.out).toMatch(
      /\nIMAGE +BASE +DIGEST +SINCE +WAITING\napp +\S+\/node:22 +sha256:[0-9a-f]{64} +\d{4}\S+ +moved \d{4}/u,
    );
  });
});

describe("basewatch status", () => {
  test("--json, of one image", async () => {
    await run(["check", "--config", "images.yaml", "--state", "file:json.json"]);
    const ended = await run(["status", "app", "--state", "file:json.json", "--json"]);
    expect(JSON.parse(ended.out)).toMatchObject({
      images: [{ image: "app", decision: "wait:delay", lastRebuild: null }],
      attempts: [],
    });
  });

  test("shows who forced a rebuild, and the dispatches of an image", async () => {
    const state = ["--state", "file:forced.json"];
    await run(
      ["check", "--config", "images.yaml", "--force", "--only", "app", "--reason", "CVE-1", ...state],
      { USER: "ada" },
    );
    const at = "2026-01-01T00:00:00.000Z";
    const entry = {
      key: "0123456789abcdef",
      attempt: 1,
      target: { provider: "github", apiUrl: null, repository: "o/app", workflow: "app.yml", ref: "main" },
      images: ["app"],
      imageDigests: {},
      bases: {},
      reason: null,
      owner: "1",
      claimedAt: at,
      expiresAt: at,
      sentAfter: at,
      traces: { marked: true, event: "workflow_dispatch", actor: null },
      provableAt: at,
      status: "dispatched",
      runId: null,
      runUrl: null,
      conclusion: null,
      closedAt: null,
      message: null,
    };
    const ledger = JSON.parse(await readFile(join(workspace, "forced.json"), "utf8"));
    ledger.attempts["0123456789abcdef.1"] = entry;
    await writeFile(join(workspace, "forced.json"), JSON.stringify(ledger));
    const { out } = await run(["status", "app", ...state]);
    expect(out).toContain("forced by ada: CVE-1");
    expect(out).toMatch(
      /\nCLAIMED +IMAGES +KEY +STATUS +RUN\n2026-01-01T00:00:00.000Z +app +0123456789abcdef.1 +dispatched\n/u,
    );
  });

  test.each([
    [["status", "--state", "file:none.json"], EXIT.failure, "none.json: there is no ledger yet"],
    [["status", "--state", "none"], EXIT.failure, "state is none"],
    [["status", "--state", "branch:x"], EXIT.usage, "branch:x"],
    [["status", "ap", "--state", "file:json.json"], EXIT.failure, "Did you mean app?"],
    [["status", "--sate", "x"], EXIT.usage, "Did you mean --state?"],
  ])("%j", async (args, status, text) => {
    expect(await run(args)).toMatchObject({ status, err: expect.stringContaining(text) });
  });

  test("--help", async () => {
    expect(await run(["status", "--help"])).toMatchObject({
      status: EXIT.done,
      out: expect.stringContaining("--state"),
    });
  });
});

describe("basewatch create-bundle", () => {
  test("sends what the action sends, with the token from the environment, and shows it nowhere", async () => {
    const kardinal = await startKardinal({ token: "kardinal-secret-token", profile: "server" });
    try {
      const flags = ["--pipeline", "app", "--image", image(), "--kardinal-url", kardinal.url, "--json"];
      const ended = await run(["create-bundle", ...flags], {
        KARDINAL_TOKEN: "kardinal-secret-token",
        CI_COMMIT_SHA: "abc1234",
      });
      expect(ended.status).toBe(EXIT.done);
      expect(JSON.parse(ended.out)["bundle-name"]).toBe(kardinal.bundles[0]?.name);
      expect(ended.out + ended.err).not.toContain("kardinal-secret-token");
    } finally {
      await kardinal.close();
    }
  });
});

describe("basewatch dispatch", () => {
  test("with nothing to do says so", async () => {
    expect(await run(["dispatch", "--rebuilds", "[]", "--json"])).toMatchObject({ status: EXIT.done });
  });
});

test("basewatch demo runs the loop", async () => {
  expect(await run(["demo"])).toMatchObject({
    status: EXIT.done,
    out: expect.stringContaining("The loop is closed"),
  });
});

test("a defect is reported as one, with its stack", async () => {
  const broken = Object.defineProperty({}, "GITHUB_ACTOR", {
    get: () => {
      throw new TypeError("broken");
    },
  });
  const ended = await run(["check", "--image", image(), "--force", "--reason", "r"], broken);
  expect(ended).toMatchObject({
    status: EXIT.failure,
    err: expect.stringContaining("defect in Basewatch: TypeError: broken"),
  });
  expect(ended.err).toContain("command-line.test.ts");
});
