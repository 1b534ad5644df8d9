import { readFile } from "node:fs/promises";
import { digestOf } from "@basewatch/image";
import { createRedactor } from "@basewatch/redaction";
import {
  buildImage,
  type KardinalOptions,
  type KardinalSimulator,
  pushContent,
  type RegistrySimulator,
  startKardinal,
  startRegistry,
} from "@basewatch/simulators";
import { afterEach, describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import * as z from "zod/mini";
import type { Outcome, World } from "../action.ts";
import { resolveDigests } from "./digests.ts";
import { createBundleAction } from "./index.ts";

const TOKEN = "bundle-token-1234";
const START = Date.UTC(2026, 3, 9, 10, 0, 0, 999);
const DIGEST = digestOf(Buffer.from("app"));

type Raw = Readonly<Record<string, string>>;

const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((kardinal) => kardinal.close()));
});

async function start(options: Partial<KardinalOptions> = {}): Promise<KardinalSimulator> {
  const kardinal = await startKardinal({ token: TOKEN, profile: "server", now: () => START, ...options });
  running.push(kardinal);
  return kardinal;
}

function refuse(): never {
  return expect.fail("create-bundle only writes manifests, and reads docker's configuration");
}

/** A world on a clock that only waits move, and what was said in it. */
function createWorld(environment: Raw) {
  const said: string[] = [];
  const waits: number[] = [];
  const files = new Map<string, string>();
  const speak = (level: string) => (text: string) => said.push(`${level}: ${text}`);
  const world: World = {
    environment,
    clock: {
      now: () => START,
      monotonicMs: () => waits.reduce((sum, ms) => sum + ms, 0),
      sleep: async (ms) => void waits.push(ms),
    },
    random: () => 0,
    log: { info: speak("info"), notice: speak("notice"), warning: speak("warning"), debug: speak("debug") },
    redactor: createRedactor(),
    announce: () => {},
    files: {
      resolve: (path) => (path.startsWith("/") ? path : `/workspace/${path}`),
      read: async () => undefined,
      write: async (path, text) => void files.set(path, [...text].join("")),
      makeFolder: async () => "",
      update: async () => {},
      glob: refuse,
    },
    signal: new AbortController().signal,
  };
  return { world, said, waits, files };
}

/** Runs the action on raw inputs against a kardinal. */
async function run(kardinal: KardinalSimulator, raw: Raw, environment: Raw = { KARDINAL_TOKEN: TOKEN }) {
  const given: Raw = { pipeline: "my-app", "kardinal-url": kardinal.url, ...raw };
  const names = Object.keys(createBundleAction.inputs.shape);
  const inputs = z.parse(
    createBundleAction.inputs,
    Object.fromEntries(names.map((name) => [name, given[name] ?? ""])),
  );
  const { world, said, waits, files } = createWorld(environment);
  const outcome: Outcome = await createBundleAction.run(inputs, world);
  return { ...outcome, said, waits, files, redactor: world.redactor };
}

const IMAGE = { image: "ghcr.io/myorg/my-app:1.29.0" };

describe("the seed's examples", () => {
  test("a single image with its digest", async () => {
    const kardinal = await start();
    const { outputs, failures, said, summary } = await run(kardinal, { ...IMAGE, digest: DIGEST });
    expect(failures).toEqual([]);
    expect(outputs).toEqual({
      "bundle-name": "my-app-20260409100000-1",
      "bundle-namespace": "default",
      "bundle-status-url": `${kardinal.url}/ui#pipeline=my-app`,
      created: "true",
    });
    expect(kardinal.bundles).toMatchObject([
      {
        pipeline: "my-app",
        type: "image",
        images: [{ repository: "ghcr.io/myorg/my-app", tag: "1.29.0", digest: DIGEST }],
      },
    ]);
    expect(said).toEqual(["info: Created Bundle default/my-app-20260409100000-1 for Pipeline my-app."]);
    expect(summary).toContain("### Bundle created\n");
    expect(summary).toContain(`](${kardinal.url}/ui#pipeline=my-app)`);
  });

  test("several images", async () => {
    const kardinal = await start();
    await run(kardinal, {
      images: "ghcr.io/myorg/app:abc\nghcr.io/myorg/sidecar:abc\n",
      namespace: "team-a",
    });
    expect(kardinal.bundles).toMatchObject([
      {
        namespace: "team-a",
        images: [
          { repository: "ghcr.io/myorg/app", tag: "abc" },
          { repository: "ghcr.io/myorg/sidecar", tag: "abc" },
        ],
      },
    ]);
  });

  test("configuration alone, and where it is promoted to", async () => {
    const kardinal = await start({ profile: "documentation" });
    await run(kardinal, {
      type: "config",
      "config-repo": "https://github.com/myorg/app-config",
      "config-sha": "abc123def456",
      "target-environment": "staging",
      "skip-environments": "uat, qa, uat",
    });
    expect(JSON.parse(kardinal.requests[0]?.body ?? "")).toEqual({
      pipeline: "my-app",
      type: "config",
      namespace: "default",
      configRef: { gitRepo: "https://github.com/myorg/app-config", commitSHA: "abc123def456" },
      provenance: { timestamp: "2026-04-09T10:00:00Z" },
      intent: { targetEnvironment: "staging", skipEnvironments: ["uat", "qa"] },
    });
  });

  test("both, signed, with the token as an input", async () => {
    const kardinal = await start({ profile: "documentation", signingSecret: "hmac-secret" });
    const { failures, redactor } = await run(
      kardinal,
      {
        ...IMAGE,
        type: "mixed",
        "config-repo": "r",
        "config-sha": "s",
        token: `${TOKEN}\n`,
        "signing-secret": "hmac-secret",
      },
      { KARDINAL_TOKEN: "another" },
    );
    expect(failures).toEqual([]);
    expect(kardinal.bundles[0]?.configRef).toEqual({ gitRepo: "r", commitSHA: "s" });
    expect(redactor.redact(`${TOKEN} hmac-secret`)).toBe("*** ***");
  });
});

describe("provenance", () => {
  const github = {
    KARDINAL_TOKEN: TOKEN,
    GITHUB_SHA: "0123abc",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_REPOSITORY: "myorg/my-app",
    GITHUB_RUN_ID: "12345",
    GITHUB_ACTOR: "engineer-name",
  };
  const gitlab = {
    KARDINAL_TOKEN: TOKEN,
    CI_COMMIT_SHA: "4567def",
    CI_PIPELINE_URL: "https://gitlab.com/g/p/-/pipelines/1",
    GITLAB_USER_LOGIN: "someone",
  };

  test.each([
    [
      "from GitHub Actions",
      github,
      {},
      {
        commitSHA: "0123abc",
        ciRunURL: "https://github.com/myorg/my-app/actions/runs/12345",
        author: "engineer-name",
        timestamp: "2026-04-09T10:00:00Z",
      },
    ],
    [
      "from GitLab CI",
      gitlab,
      {},
      {
        commitSHA: "4567def",
        ciRunURL: "https://gitlab.com/g/p/-/pipelines/1",
        author: "someone",
        timestamp: "2026-04-09T10:00:00Z",
      },
    ],
    [
      "from the inputs first",
      github,
      {
        "commit-sha": "a",
        "ci-run-url": "https://ci/1",
        author: "b",
        timestamp: "2026-01-01T00:00:00+01:00",
      },
      { commitSHA: "a", ciRunURL: "https://ci/1", author: "b", timestamp: "2026-01-01T00:00:00+01:00" },
    ],
    [
      "the time alone where nothing else is known",
      { KARDINAL_TOKEN: TOKEN, GITHUB_SHA: "" },
      {},
      { timestamp: "2026-04-09T10:00:00Z" },
    ],
    [
      "no link from half of its parts",
      { ...github, GITHUB_RUN_ID: "" },
      { author: "b" },
      { commitSHA: "0123abc", author: "b", timestamp: "2026-04-09T10:00:00Z" },
    ],
  ] as const)("%s", async (_case, environment, raw, expected) => {
    const kardinal = await start();
    await run(kardinal, { ...IMAGE, ...raw }, environment);
    expect(kardinal.bundles[0]?.provenance).toEqual(expected);
  });
});

test.each([
  ["quotes", `"double" 'single' \\"`],
  ["line breaks", "one\ntwo\r\nthree"],
  ["a shell's substitutions", "$(touch x) `id` $HOME && rm -rf ."],
  ["emoji and marks of direction", "\u{1f469}\u200d\u{1f680} \u202egnp.exe \u2066x\u2069"],
  ["a workflow command and Markdown", "::error::x | <img src=x> [a](b) %0A @octocat"],
])("%s arrive in the Bundle as they are, and as nothing else in log and summary", async (_case, text) => {
  const kardinal = await start({ profile: "documentation" });
  const { summary, said } = await run(kardinal, {
    ...IMAGE,
    author: text,
    "commit-sha": text,
    "ci-run-url": text,
    "target-environment": text,
  });
  expect(kardinal.bundles).toMatchObject([
    { provenance: { author: text, commitSHA: text, ciRunURL: text }, intent: { targetEnvironment: text } },
  ]);
  expect(summary).not.toMatch(/[\u202a-\u202e\u2066-\u2069\r]|<img|\]\(b\)|@octocat|`/u);
  expect(summary.split("\n")).toHaveLength(11);
  expect(said).toHaveLength(1);
});

test("500 images, of which the summary shows the first 20", async () => {
  const kardinal = await start();
  const images = Array.from({ length: 500 }, (_, index) => `ghcr.io/myorg/app-${index}:1`);
  const { summary, outputs } = await run(kardinal, { images: images.join("\n") });
  expect(outputs["created"]).toBe("true");
  expect(kardinal.bundles[0]?.images).toHaveLength(500);
  expect(summary).toContain("and 480 more images");
  expect(summary.match(/\| Image \|/gu)).toHaveLength(20);
});

describe("a dry run", () => {
  test("shows the body, sends nothing, and needs no token", async () => {
    const kardinal = await start();
    const author = "\u202eevil\u2028\u0085";
    const { outputs, failures, said, summary } = await run(
      kardinal,
      { ...IMAGE, author, "dry-run": "true" },
      {},
    );
    expect(failures).toEqual([]);
    expect(kardinal.requests).toEqual([]);
    expect(outputs).toEqual({ "bundle-status-url": `${kardinal.url}/ui#pipeline=my-app`, created: "false" });
    expect(said[0]).toBe(
      `info: Dry run: nothing is sent. The body of POST ${kardinal.url}/api/v1/bundles would be:`,
    );
    const body = said[1]?.replace("info: ", "") ?? "";
    expect(body).not.toMatch(/[^ -~]/u);
    expect(JSON.parse(body)).toMatchObject({
      images: [{ repository: "ghcr.io/myorg/my-app", tag: "1.29.0" }],
      provenance: { author },
    });
    expect(summary).toContain("### Dry run");
  });

  test("fails where the real one would: above 1 MiB", async () => {
    const kardinal = await start();
    const { failures } = await run(
      kardinal,
      { ...IMAGE, author: "x".repeat(1024 * 1024), "dry-run": "true" },
      {},
    );
    expect(failures).toMatchObject([{ code: "kardinal.too-large" }]);
  });
});

describe("what is not created", () => {
  test.each([[{}], [{ KARDINAL_TOKEN: "" }], [{ KARDINAL_TOKEN: " \n" }]])(
    "no token: %j",
    async (environment) => {
      const kardinal = await start();
      const { outputs, failures } = await run(kardinal, IMAGE, environment);
      expect(failures).toMatchObject([
        {
          code: "create-bundle.token",
          message: "no token: neither KARDINAL_TOKEN nor the input token is given",
          hint: expect.stringContaining(`env: KARDINAL_TOKEN: \${{ secrets.KARDINAL_TOKEN }}`),
        },
      ]);
      expect(kardinal.requests).toEqual([]);
      expect(outputs).toEqual({ "bundle-status-url": `${kardinal.url}/ui#pipeline=my-app` });
    },
  );

  test("a refusal is a failure, with the outputs that are known", async () => {
    const kardinal = await start({ token: "rotated" });
    const { outputs, failures, summary } = await run(kardinal, IMAGE);
    expect(failures).toMatchObject([
      { code: "kardinal.token", message: expect.stringContaining("(401): unauthorized") },
    ]);
    expect(outputs).toEqual({ "bundle-status-url": `${kardinal.url}/ui#pipeline=my-app` });
    expect(summary).toContain("### No Bundle was created");
    expect(summary).toMatch(/refused the token \(401\).* scoped per Pipeline/u);
  });

  test("as often as max-attempts says, within timeout, each wait in the log", async () => {
    const kardinal = await start();
    kardinal.script({ kind: "hang", stored: false }, { kind: "status", status: 429 }, { kind: "none" });
    const { failures, said, waits } = await run(kardinal, { ...IMAGE, "max-attempts": "2", timeout: "1s" });
    expect(failures).toMatchObject([{ code: "kardinal.rate-limit" }]);
    expect(waits).toEqual([0]);
    expect(said).toEqual([
      expect.stringMatching(/^info: POST .*no complete answer within 1 s; attempt 2 of 2 in/u),
    ]);
  });

  test("a version that is there already is success, and says so", async () => {
    const kardinal = await start({ profile: "documentation" });
    await run(kardinal, IMAGE);
    const { outputs, failures, said, summary } = await run(kardinal, IMAGE);
    expect(failures).toEqual([]);
    expect(outputs).toMatchObject({ "bundle-name": "", "bundle-namespace": "default", created: "false" });
    expect(said).toEqual([
      "notice: Pipeline my-app has a Bundle of this version already; nothing was created.",
    ]);
    expect(summary).toContain("### The Bundle was there already");
  });

  test("a defect of ours is not taken for a failure", async () => {
    const kardinal = await start();
    const inputs = z.parse(
      createBundleAction.inputs,
      Object.fromEntries(
        Object.keys(createBundleAction.inputs.shape).map((name) => [
          name,
          { pipeline: "a", image: "a", "kardinal-url": kardinal.url }[name] ?? "",
        ]),
      ),
    );
    const { world } = createWorld({ KARDINAL_TOKEN: TOKEN });
    const broken = { ...world, redactor: { ...world.redactor, hide: () => expect.fail("a defect") } };
    await expect(createBundleAction.run(inputs, broken)).rejects.toThrow("a defect");
  });
});

const RUN = {
  KARDINAL_TOKEN: TOKEN,
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_REPOSITORY: "myorg/my-app",
  GITHUB_RUN_ID: "1",
};

describe("a lost answer", () => {
  test("is settled by the list: the Bundle is adopted, and nothing is sent again", async () => {
    const kardinal = await start({ uiToken: "ui-token" });
    kardinal.script({ kind: "reset", stored: true });
    const { outputs, said, redactor } = await run(kardinal, { ...IMAGE, "ui-token": "ui-token" }, RUN);
    expect(outputs).toMatchObject({ "bundle-name": "my-app-20260409100000-1", created: "true" });
    expect(said).toEqual([
      "info: Adopted Bundle default/my-app-20260409100000-1 for Pipeline my-app: the answer to its creation was lost, and kardinal's list shows it.",
    ]);
    expect(redactor.redact("ui-token")).toBe("***");
  });

  test("takes the UI token from the environment too", async () => {
    const kardinal = await start({ uiToken: "ui-token" });
    kardinal.script({ kind: "cut" });
    const { said } = await run(kardinal, IMAGE, { ...RUN, KARDINAL_UI_TOKEN: " ui-token\n" });
    expect(said).toEqual([expect.stringContaining("info: Adopted Bundle")]);
  });

  test("without that token is sent again, with a warning that says what would help", async () => {
    const kardinal = await start({ uiToken: "ui-token" });
    kardinal.script({ kind: "reset", stored: true });
    const { outputs, said } = await run(kardinal, IMAGE, RUN);
    expect(outputs["bundle-name"]).toBe("my-app-20260409100000-2");
    expect(said.at(-1)).toMatch(
      /^warning: .*a second Bundle may exist.*With ui-token, create-bundle can look/u,
    );
  });
});

test("two Bundles that the list shows bring the warning, without advice that was followed", async () => {
  const kardinal = await start({ uiToken: "ui-token" });
  kardinal.script({ kind: "cut" });
  kardinal.scriptList({ kind: "reply", body: "[]" }, { kind: "reply", body: "[]" });
  const { said } = await run(kardinal, { ...IMAGE, "ui-token": "ui-token" }, RUN);
  expect(kardinal.bundles).toHaveLength(2);
  expect(said.at(-1)).toMatch(/^warning: .*a second Bundle may exist.*delete one if there are two\.$/u);
});

describe("what the server dropped", () => {
  test("is not known of a Bundle that the list does not show yet", async () => {
    const kardinal = await start();
    kardinal.scriptList({ kind: "reply", body: "[]" });
    const { said } = await run(kardinal, { ...IMAGE, "target-environment": "staging" });
    expect(said).toHaveLength(1);
  });

  const mixed = { ...IMAGE, type: "mixed", "config-repo": "r", "config-sha": "s" };
  test.each<readonly [string, Raw, string | undefined]>([
    ["configRef", mixed, "does not show its configRef: released"],
    [
      "intent",
      { ...IMAGE, "skip-environments": "qa" },
      "does not show its intent: released servers drop what they do not know. Without its intent",
    ],
    ["both", { ...mixed, "target-environment": "staging" }, "does not show its configRef and intent"],
    ["nothing", IMAGE, undefined],
  ])("shows in the list: %s", async (_case, raw, warning) => {
    const { said } = await run(await start(), raw);
    const warnings = said.filter((line) => line.startsWith("warning"));
    expect(warnings).toEqual(warning === undefined ? [] : [expect.stringContaining(warning)]);
  });

  test("is nothing where the server keeps all", async () => {
    const { said } = await run(await start({ profile: "documentation" }), mixed);
    expect(said).toEqual([expect.stringContaining("info: Created Bundle")]);
  });

  test("is not known where the list cannot be read", async () => {
    const { said, failures } = await run(await start({ list: "none" }), mixed);
    expect(failures).toEqual([]);
    expect(said).toEqual([
      expect.stringContaining("info: Created Bundle"),
      expect.stringMatching(
        /^debug: What the server kept of the Bundle was not looked at: .*no list of Bundles/u,
      ),
    ]);
  });
});

describe("wait-for", () => {
  const staging = (phase: string, of = "Promoting") => ({
    phase: of,
    environments: [{ name: "staging", phase }],
  });

  test("ends when the environment is Verified", async () => {
    const kardinal = await start({ promotion: [staging("Pending"), staging("Verified")] });
    const { outputs, failures, said, waits, summary } = await run(kardinal, {
      ...IMAGE,
      "wait-for": "staging",
    });
    expect(failures).toEqual([]);
    expect(outputs).toMatchObject({ created: "true", phase: "Verified" });
    expect(waits).toEqual([2000]);
    expect(said.slice(1)).toEqual([
      "info: Waiting until Bundle default/my-app-20260409100000-1 is Verified in staging.",
      "info: The Bundle is Promoting, in staging: Pending.",
      "info: The Bundle is Promoting, in staging: Verified.",
    ]);
    expect(summary).toContain("### Bundle created, and Verified in staging");
  });

  test.each([
    ["fails", staging("Failed", "Failed"), "Failed"],
    ["is superseded", staging("Pending", "Superseded"), "Superseded"],
  ])("fails when the Bundle %s, with the outputs and the link", async (_case, last, phase) => {
    const kardinal = await start({ promotion: [last] });
    const { outputs, failures, summary } = await run(kardinal, { ...IMAGE, "wait-for": "staging" });
    const link = `${kardinal.url}/ui#pipeline=my-app`;
    expect(outputs).toEqual({
      "bundle-name": "my-app-20260409100000-1",
      "bundle-namespace": "default",
      "bundle-status-url": link,
      created: "true",
      phase,
    });
    expect(failures).toMatchObject([{ code: "kardinal.not-verified", hint: expect.stringContaining(link) }]);
    expect(summary).toContain("### Bundle created, but not Verified in staging");
    expect(summary).toContain("staging is not Verified");
  });

  test("fails when the time is over", async () => {
    const kardinal = await start();
    const { outputs, failures, waits } = await run(kardinal, {
      ...IMAGE,
      "wait-for": "staging",
      "wait-timeout": "5s",
    });
    expect(waits).toEqual([2000, 3000]);
    expect(outputs["phase"]).toBe("Available");
    expect(failures).toMatchObject([{ code: "kardinal.wait-timeout" }]);
  });

  test("waits for the Bundle that is there already, too, by what it holds", async () => {
    const kardinal = await start({ profile: "documentation", promotion: [staging("Verified")] });
    await run(kardinal, IMAGE);
    const { outputs, failures, said, summary } = await run(kardinal, { ...IMAGE, "wait-for": "staging" });
    expect(failures).toEqual([]);
    expect(outputs).toMatchObject({ "bundle-name": "", created: "false", phase: "Verified" });
    expect(said).toContain("info: Waiting until a Bundle of Pipeline my-app is Verified in staging.");
    expect(summary).toContain("### The Bundle was there already, and Verified in staging");
  });

  test("looks where the server put the Bundle", async () => {
    const kardinal = await start({ promotion: [staging("Verified")] });
    const reply = '{"name":"my-app-1","namespace":"kardinal"}';
    const entry = { name: "my-app-1", namespace: "kardinal", pipeline: "my-app", phase: "Verified" };
    kardinal.script({ kind: "reply", body: reply });
    kardinal.scriptList({ kind: "reply", body: JSON.stringify([entry]) });
    const { outputs } = await run(kardinal, { ...IMAGE, "wait-for": "staging" });
    expect(outputs).toMatchObject({ "bundle-namespace": "kardinal", phase: "Verified" });
  });

  test("fails without an output for the phase when nothing of it can be seen", async () => {
    const { outputs, failures } = await run(await start({ list: "none" }), {
      ...IMAGE,
      "wait-for": "staging",
    });
    expect(outputs).not.toHaveProperty("phase");
    expect(failures).toMatchObject([{ code: "kardinal.no-list" }]);
  });
});

describe("mode manifest", () => {
  const manifest = { ...IMAGE, mode: "manifest", timestamp: "2026-04-09T10:00:00Z" };

  test("writes the Bundle, makes no request, and needs no token", async () => {
    const kardinal = await start();
    const { outputs, failures, files, said, summary } = await run(kardinal, manifest, {
      RUNNER_TEMP: "/temp",
    });
    expect(failures).toEqual([]);
    expect(kardinal.requests).toEqual([]);
    const name = outputs["bundle-name"];
    expect(outputs).toEqual({
      "bundle-name": expect.stringMatching(/^my-app-20260409100000-[0-9a-f]{8}$/u),
      "bundle-namespace": "default",
      "bundle-status-url": `${kardinal.url}/ui#pipeline=my-app`,
      "manifest-path": `/temp/${name}.yaml`,
      created: "false",
    });
    expect(parseYaml(files.get(`/temp/${name}.yaml`) ?? "")).toMatchObject({
      kind: "Bundle",
      metadata: { name },
    });
    expect(said).toEqual([
      `info: Wrote Bundle default/${name} to /temp/${name}.yaml; create it with: kubectl apply -f /temp/${name}.yaml`,
    ]);
    expect(summary).toContain("### Bundle written as a manifest");
  });

  test("needs no kardinal-url, and has no link then", async () => {
    const { outputs, failures, files, summary } = await run(
      await start(),
      { ...manifest, "kardinal-url": "", "manifest-path": "deploy/bundle.yaml" },
      {},
    );
    expect(failures).toEqual([]);
    expect(outputs).not.toHaveProperty("bundle-status-url");
    expect([...files.keys()]).toEqual(["/workspace/deploy/bundle.yaml"]);
    expect(summary).not.toContain("](");
  });

  test("is the same for the same inputs", async () => {
    const kardinal = await start();
    const [one, two] = [await run(kardinal, manifest, {}), await run(kardinal, manifest, {})];
    expect([...one.files]).toEqual([...two.files]);
  });

  test("a dry run shows it and writes nothing", async () => {
    const { outputs, files, said } = await run(await start(), { ...manifest, "dry-run": "true" }, {});
    expect(files.size).toBe(0);
    expect(outputs).toMatchObject({ created: "false" });
    expect(said[1]).toContain('kind: "Bundle"');
  });

  test("fails above what the API would take", async () => {
    const { failures, files } = await run(
      await start(),
      { ...manifest, author: "x".repeat(1024 * 1024) },
      {},
    );
    expect(failures).toMatchObject([{ code: "kardinal.too-large" }]);
    expect(files.size).toBe(0);
  });
});

describe("resolve-digests", () => {
  test("gives each image without a digest that of its tag, and asks for nothing else", async () => {
    const registry = await openRegistry();
    const app = await pushApp(registry, "myorg/app", "1");
    const latest = await pushApp(registry, "myorg/sidecar", "latest");
    const kardinal = await start();
    const images = [
      `${registry.host}/myorg/app:1`,
      `${registry.host}/myorg/sidecar`,
      `${registry.host}/gone@${DIGEST}`,
    ];
    const { failures } = await run(kardinal, { images: images.join("\n"), "resolve-digests": "true" });
    expect(failures).toEqual([]);
    expect(kardinal.bundles[0]?.images).toEqual([
      { repository: `${registry.host}/myorg/app`, tag: "1", digest: app },
      { repository: `${registry.host}/myorg/sidecar`, digest: latest },
      { repository: `${registry.host}/gone`, digest: DIGEST },
    ]);
  });

  test("sends nothing when one of them has none, and names each", async () => {
    const registry = await openRegistry();
    await pushApp(registry, "myorg/app", "1");
    const kardinal = await start();
    const images = ["myorg/app:1", "myorg/app:2", "myorg/nothing:1"].map(
      (name) => `${registry.host}/${name}`,
    );
    const { failures, outputs } = await run(kardinal, {
      images: images.join("\n"),
      "resolve-digests": "true",
    });
    expect(failures.map(({ code, message }) => [code, message.includes("myorg/")])).toEqual([
      ["registry.not-found", true],
      ["registry.not-found", true],
    ]);
    expect(outputs).toEqual({ "bundle-status-url": `${kardinal.url}/ui#pipeline=my-app` });
    expect(kardinal.requests).toEqual([]);
  });

  test("asks nobody when all digests are given", async () => {
    const kardinal = await start();
    const { failures } = await run(kardinal, {
      image: "registry.invalid/app:1",
      digest: DIGEST,
      "resolve-digests": "true",
    });
    expect(failures).toEqual([]);
  });

  test("a defect of ours is not taken for a missing image", async () => {
    const { world } = createWorld({});
    const clock = { ...world.clock, monotonicMs: () => expect.fail("a defect") };
    const images = [{ repository: "127.0.0.1:1/app" }];
    await expect(resolveDigests(images, { ...world, clock })).rejects.toThrow("a defect");
  });
});

async function openRegistry(): Promise<RegistrySimulator> {
  const registry = await startRegistry();
  running.push(registry);
  return registry;
}

/** Pushes an image and yields its digest. */
async function pushApp(registry: RegistrySimulator, repository: string, tag: string): Promise<string> {
  const image = buildImage({
    platforms: ["linux/amd64"],
    steps: [{ createdBy: "COPY", files: { app: repository } }],
  });
  await pushContent(image, { baseUrl: registry.url.href, repository, tag });
  return image.root.digest;
}

describe("warnings", () => {
  test("a retry after a lost reply may have made a second Bundle", async () => {
    const kardinal = await start();
    kardinal.script({ kind: "reset", stored: true });
    const { outputs, said } = await run(kardinal, IMAGE);
    expect(outputs["bundle-name"]).toBe("my-app-20260409100000-2");
    expect(said.filter((line) => line.startsWith("warning"))).toEqual([
      expect.stringContaining("a second Bundle may exist"),
    ]);
  });

  test("waiting for a rate limit makes no such warning", async () => {
    const kardinal = await start();
    kardinal.script({ kind: "status", status: 429 }, { kind: "status", status: 429 });
    const { said, waits } = await run(kardinal, IMAGE);
    expect(waits).toEqual([20_000, 40_000]);
    expect(said.filter((line) => line.startsWith("warning"))).toEqual([]);
  });

  test("plain http to another host: the token travels in clear", async () => {
    const kardinal = await start();
    // `.invalid` names never resolve (RFC 6761, section 6.4).
    const { said, failures } = await run(kardinal, {
      ...IMAGE,
      "kardinal-url": "http://kardinal.invalid",
      "max-attempts": "1",
    });
    expect(said).toEqual([
      expect.stringContaining(
        "warning: kardinal-url is plain http: the token travels to kardinal.invalid in clear",
      ),
    ]);
    expect(failures).toMatchObject([{ code: "http.dns" }]);
  });

  test("the server put it into another namespace", async () => {
    const kardinal = await start();
    kardinal.script({ kind: "reply", body: '{"name":"my-app-1","namespace":"kardinal"}' });
    const { outputs, said } = await run(kardinal, IMAGE);
    expect(outputs["bundle-namespace"]).toBe("kardinal");
    expect(said).toContainEqual(
      expect.stringContaining("warning: The Bundle is in namespace kardinal, not in default"),
    );
  });
});

test("action.yml has the inputs of the schema, each described, with defaults that mean the same", async () => {
  const path = new URL("../../../../actions/create-bundle/action.yml", import.meta.url);
  const action = parseYaml(await readFile(path, "utf8")) as {
    readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
    readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  };
  expect(Object.keys(action.inputs).toSorted()).toEqual(
    Object.keys(createBundleAction.inputs.shape).toSorted(),
  );
  expect(Object.keys(action.outputs)).toEqual([
    "bundle-name",
    "bundle-namespace",
    "bundle-status-url",
    "created",
    "phase",
    "manifest-path",
  ]);
  expect(
    [...Object.values(action.inputs), ...Object.values(action.outputs)].filter(
      ({ description }) => !description,
    ),
  ).toEqual([]);
  const given = { pipeline: "a", "kardinal-url": "https://k", image: "a" };
  const parse = (name: "yaml" | "none") =>
    z.parse(
      createBundleAction.inputs,
      Object.fromEntries(
        Object.entries(action.inputs).map(([key, input]) => [
          key,
          given[key as keyof typeof given] ?? (name === "yaml" ? input.default : undefined) ?? "",
        ]),
      ),
    );
  expect(parse("yaml")).toEqual(parse("none"));
});
