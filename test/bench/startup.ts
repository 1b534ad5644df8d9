// How long a step takes beyond what it cannot do without: a run that fails on its inputs beside a bare `node -e 0`, and useful runs beside a bare
// client that makes the same requests. All are run in turns, so that a busy machine slows all alike. Prints a Markdown table; `--write` puts it into
// docs/performance.md. Rounds: BASEWATCH_ROUNDS (default 40).
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  buildImage,
  buildOn,
  dockerPurl,
  pushContent,
  startGithub,
  startKardinal,
  startRegistry,
} from "@basewatch/simulators";

const run = promisify(execFile);
const ROUNDS = Number(process.env["BASEWATCH_ROUNDS"] ?? 40);
const dist = new URL("../../dist/", import.meta.url).pathname;
const bareClient = new URL("bare-client.cjs", import.meta.url).pathname;

interface Contender {
  readonly name: string;
  /** Milliseconds that it may take beyond its baseline. */
  readonly limitMs: number;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly status: number;
  readonly baseline: readonly string[];
}

interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const folder = await mkdtemp(join(tmpdir(), "basewatch-bench-"));
const registry = await startRegistry();
const github = await startGithub({
  tokens: {
    "bench-token": {
      kind: "app",
      repositories: ["o/app"],
      permissions: { actions: "write", contents: "read" },
    },
  },
  repositories: {
    "o/app": {
      refs: {
        main: {
          Dockerfile: `ARG TAG=22\nFROM ${registry.host}/node:$TAG AS build\nRUN make\nFROM ${registry.host}/node:22\nCOPY --from=build /app /app\n`,
          ".github/workflows/app.yml":
            "on:\n  workflow_dispatch:\n    inputs:\n      version_bump: { type: string }\n",
        },
      },
    },
  },
});
const kardinal = await startKardinal({ token: "bench-kardinal", profile: "documentation" });

try {
  const rows = await measure(await prepare());
  const table = [
    "| run | beside | bare (ms) | ours (ms) | beyond (ms) | limit (ms) |",
    "|---|---|--:|--:|--:|--:|",
    ...rows,
  ].join("\n");
  process.stdout.write(`${table}\n`);
  if (process.argv.includes("--write")) await publish(table);
} finally {
  await Promise.all([registry.close(), github.close(), kardinal.close()]);
  await rm(folder, { recursive: true });
}

async function prepare(): Promise<readonly Contender[]> {
  const base = buildImage({
    platforms: ["linux/amd64", "linux/arm64"],
    steps: [{ createdBy: "ADD /", files: { a: "1" } }],
  });
  const purl = dockerPurl(`${registry.host}/node@22`);
  const app = buildOn(base, {
    steps: [{ createdBy: "COPY", files: { b: "2" } }],
    provenance: { version: "v1", materials: [{ uri: purl, digest: base.root.digest }] },
  });
  await pushContent(base, { baseUrl: registry.url.origin, repository: "node", tag: "22" });
  await pushContent(app, { baseUrl: registry.url.origin, repository: "app", tag: "latest" });
  await writeFile(
    join(folder, "images.yaml"),
    `- name: app\n  registry: ${registry.host}\n  repository: app\n  source: { repo: o/app, branch: main }\n`,
  );
  const image = `${registry.host}/app:latest`;
  const config = { INPUT_CONFIG: "images.yaml", INPUT_STATE: "none", "INPUT_GITHUB-TOKEN": "bench-token" };
  const dispatch = {
    INPUT_REPOSITORY: "o/app",
    INPUT_WORKFLOW: "app.yml",
    INPUT_REF: "main",
    "INPUT_GITHUB-TOKEN": "bench-token",
    "INPUT_WRITE-INTERVAL": "0",
  };
  const bundle = {
    INPUT_PIPELINE: "app",
    INPUT_IMAGE: image,
    INPUT_DIGEST: app.root.digest,
    "INPUT_KARDINAL-URL": kardinal.url,
    KARDINAL_TOKEN: "bench-kardinal",
  };
  return [
    failing("check-base-digest", { "INPUT_REBUILD-DELAY": "soon" }),
    failing("dispatch-rebuild", { INPUT_WORKFLOW: "x.yml", "INPUT_MAX-DISPATCHES": "many" }),
    failing("create-bundle", { INPUT_PIPELINE: "x" }),
    await useful("check-base-digest, `image:` alone", 40, "check-base-digest", { INPUT_IMAGE: image }),
    await useful("check-base-digest, config with Dockerfiles", 65, "check-base-digest", config),
    await useful("dispatch-rebuild", 60, "dispatch-rebuild", dispatch),
    await useful("create-bundle", 40, "create-bundle", bundle),
  ];
}

function failing(action: string, inputs: Readonly<Record<string, string>>): Contender {
  const common = { arguments: [`${dist}${action}/index.js`], environment: environment(inputs), status: 1 };
  return { name: `${action}, wrong input`, limitMs: 20, baseline: ["-e", "0"], ...common };
}

/** Runs the action once to learn its requests, and lets the bare client make the same ones. */
async function useful(
  name: string,
  limitMs: number,
  action: string,
  inputs: Readonly<Record<string, string>>,
): Promise<Contender> {
  const seen = {
    registry: registry.log.length,
    github: github.requests.length,
    kardinal: kardinal.requests.length,
  };
  const script = `${dist}${action}/index.js`;
  await start([script], environment(inputs), 0);
  const requests: readonly Request[] = [
    ...github.requests.slice(seen.github).map(({ method, path, query, headers, body }) => ({
      method,
      url: `${github.apiUrl}${path}${query === "" ? "" : `?${query}`}`,
      headers: passOn(headers),
      body,
    })),
    ...registry.log.slice(seen.registry).map(({ method, path, accept }) => ({
      method,
      url: new URL(path, registry.url).href,
      headers: { ...(accept && { accept }) },
    })),
    ...kardinal.requests.slice(seen.kardinal).map(({ method, path, headers, body }) => ({
      method,
      url: `${kardinal.url}${path}`,
      headers: passOn(headers),
      body,
    })),
  ];
  const file = join(folder, `${name.replaceAll(/\W/gu, "-")}.json`);
  await writeFile(file, JSON.stringify(requests));
  process.stderr.write(`${name}: ${requests.length} requests\n`);
  return {
    name,
    limitMs,
    arguments: [script],
    environment: environment(inputs),
    status: 0,
    baseline: [bareClient, file],
  };
}

function passOn(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const {
    host: _host,
    connection: _connection,
    "content-length": _length,
    "transfer-encoding": _encoding,
    ...kept
  } = headers;
  return kept;
}

function environment(inputs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return {
    HOME: folder,
    RUNNER_TEMP: folder,
    GITHUB_WORKSPACE: folder,
    GITHUB_REPOSITORY: "o/platform",
    GITHUB_API_URL: github.apiUrl,
    GITHUB_SERVER_URL: github.serverUrl,
    ...inputs,
  };
}

async function start(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  status: number,
): Promise<number> {
  const started = performance.now();
  const ended = await run(process.execPath, [...args], { env: { ...env }, cwd: folder }).then(
    () => ({ code: 0, stdout: "" }),
    (error: { code: number; stdout: string }) => error,
  );
  if (ended.code !== status) throw new Error(`${args[0]} ended with ${ended.code}: ${ended.stdout}`);
  return performance.now() - started;
}

async function measure(contenders: readonly Contender[]): Promise<readonly string[]> {
  const times = contenders.map(() => ({ bare: [] as number[], ours: [] as number[] }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, contender] of contenders.entries()) {
      // kardinal takes 60 requests a minute; a run that waits for the next minute is no measure of a start.
      if (contender.name === "create-bundle" && round >= 25) continue;
      times[index]?.bare.push(await start(contender.baseline, environment({}), 0));
      times[index]?.ours.push(await start(contender.arguments, contender.environment, contender.status));
    }
  }
  return contenders.map((contender, index) => {
    const bare = median(times[index]?.bare ?? []);
    const ours = median(times[index]?.ours ?? []);
    const beside = contender.baseline[0] === "-e" ? "`node -e 0`" : "bare client, same requests";
    const cells = [bare, ours, ours - bare].map((ms) => ms.toFixed(1));
    return `| ${[contender.name, beside, ...cells, contender.limitMs].join(" | ")} |`;
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function publish(table: string): Promise<void> {
  const page = new URL("../../docs/performance.md", import.meta.url);
  const text = await readFile(page, "utf8");
  await writeFile(
    page,
    text.replace(
      /(<!-- startup:start -->\n)[\s\S]*?\n?<!-- startup:end -->/u,
      `$1${table}\n<!-- startup:end -->`,
    ),
  );
}
