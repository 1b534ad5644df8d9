import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ImageContent, StepResult } from "@basewatch/simulators";
import { baseImage, builtOn } from "../actions/check-images.ts";
import { type Report, RUNNER } from "../actions/check-stage.ts";
import { type Certificate, identity, TRUSTED } from "../actions/tls.ts";
import { runBundle } from "../bundles.ts";
import { type Answer, type Origin, type OriginOptions, startOrigin } from "./origin.ts";
import { type FaultyRegistry, startFaultyRegistry } from "./registry.ts";

/** How a fault is arranged. */
export interface FaultCase {
  /** The certificate of the bad image's registry; default: plain http. */
  readonly tls?: Certificate;
  /** Where that registry listens; default 127.0.0.1. */
  readonly address?: string;
  /** That registry's name in references; default its address and port. */
  readonly host?: (port: number) => string;
  /** Where the healthy image is: in the same registry, the default, or in one of its own where the fault is the host's. */
  readonly healthy?: "beside" | "elsewhere";
  /** How many times faster the process's long timers run; default 1. */
  readonly haste?: number;
  readonly arrange?: (stage: FaultStage) => void | Promise<void>;
}

/** What `witness.mjs` is told, in the process, as JSON in `FAULTS_WITNESS`. */
interface WitnessOrders {
  /** Where the {@link WitnessReport} goes. */
  readonly file: string;
  /** Addresses or error codes by name, one for each time that it is looked up; the last one stays. Other names under .test are loopback. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** How many times faster timers of a second and more run. */
  readonly haste: number;
}

/** What it found. */
export interface WitnessReport {
  /** Highest resident set, in KiB. */
  readonly peakKiB: number;
  /** `address:port` of each connection that was tried. */
  readonly tried: readonly string[];
}

/** Everything that a case may change before the run. */
export interface FaultStage {
  /** The bad image's. */
  readonly registry: FaultyRegistry;
  /** That registry, as it stands in references. */
  readonly host: string;
  /** The bad image, and its base when it was built; the base has moved since. */
  readonly app: ImageContent;
  readonly base: ImageContent;
  /** The login that docker's configuration has for the bad image's registry. */
  readonly login: { readonly user: string; readonly password: string };
  /** Tokens that were given out; they are secrets of that registry. */
  readonly issued: Set<string>;
  readonly workspace: string;
  readonly inputs: Record<string, string>;
  readonly environment: Record<string, string>;
  /** See {@link WitnessOrders}. */
  readonly names: Record<string, readonly string[]>;
  /** Tags of the bad repository that are images of the run. */
  tags: readonly string[];
  /** Keys of the bad image in images.yaml, as JSON; default: a Dockerfile that is built on the base. */
  bad: Readonly<Record<string, unknown>>;
  /** Of the bad image; `undefined`: it has none. */
  dockerfile: string | undefined;
  /** Docker's configuration. */
  dockerConfig: string;
  cancel?: AbortSignal;
  /** A server that no secret belongs to; its requests count. */
  open(answer: Answer, options?: OriginOptions): Promise<Origin>;
}

/** A run, with what everybody saw of it. */
export interface FaultRun extends StepResult {
  readonly report: Report | undefined;
  /** In the process's own time. */
  readonly seconds: number;
  readonly witness: WitnessReport | undefined;
  readonly workspace: string;
  readonly badNames: readonly string[];
  /** The bad image's registry first, then the others that the case opened. */
  readonly origins: readonly [registry: Origin, ...others: Origin[]];
  readonly healthy: Origin;
  /** Secrets that only the bad image's registry may be sent. */
  readonly loginSecrets: readonly string[];
  /** Secrets that nobody may be sent. */
  readonly strangeSecrets: readonly string[];
}

type Cleanup = (close: () => Promise<unknown>) => void;

const WITNESS = new URL("witness.mjs", import.meta.url).href;
const LINUX = { platforms: ["linux/amd64"] };
const GITHUB_TOKEN = "ghs_tokenOfTheJobThatNobodyMayHave01";
/** Of a registry that no run speaks to. */
export const OTHER_PASSWORD = "password-of-another-registry";
let runs = 0;

/** Arranges a case and runs `dist/check-base-digest` on a bad image and a healthy one. */
export async function runFault(fault: FaultCase, cleanup: Cleanup): Promise<FaultRun> {
  const folder = await mkdtemp(join(tmpdir(), "basewatch-fault-"));
  cleanup(() => rm(folder, { recursive: true, force: true }));
  const open = async (options: OriginOptions) => {
    const registry = await startFaultyRegistry(options);
    cleanup(() => registry.origin.close());
    return registry;
  };
  const tls = fault.tls === undefined ? undefined : identity(fault.tls);
  const registry = await open({ tls, address: fault.address });
  const host = fault.host?.(registry.origin.port) ?? `127.0.0.1:${registry.origin.port}`;
  const others: Origin[] = [];
  const { app, base } = publish(registry, host, "bad");
  runs += 1;
  const login = { user: "robot", password: `correct-horse-${runs}-battery-staple` };
  const stage: FaultStage = {
    registry,
    host,
    app,
    base,
    login,
    issued: new Set(),
    workspace: folder,
    inputs: {},
    environment: {},
    names: {},
    tags: ["latest"],
    bad: { source: { dockerfile: "bad.Dockerfile" } },
    dockerfile: `FROM ${host}/bad/node:22\n`,
    dockerConfig: describeLogins({ [host]: login.password, "ghcr.io": OTHER_PASSWORD }),
    async open(answer, options = {}) {
      const origin = await startOrigin(answer, options);
      cleanup(() => origin.close());
      others.push(origin);
      return origin;
    },
  };
  await fault.arrange?.(stage);
  const well = fault.healthy === "elsewhere" ? await open({}) : registry;
  const wellHost = well === registry ? host : `127.0.0.1:${well.origin.port}`;
  publish(well, wellHost, "well");
  const badNames = stage.tags.map((_tag, index) => `bad-${index}`);
  await writeFiles(stage, wellHost);
  const orders: WitnessOrders = {
    file: join(folder, "witness.json"),
    names: stage.names,
    haste: fault.haste ?? 1,
  };
  const started = performance.now();
  const result = await runBundle("check-base-digest", {
    inputs: {
      config: "images.yaml",
      state: "none",
      "output-dir": "out",
      "fail-on": "unknown",
      "docker-config": "docker",
      "github-token": GITHUB_TOKEN,
      ...stage.inputs,
    },
    environment: {
      ...RUNNER,
      ...TRUSTED,
      ...stage.environment,
      NODE_OPTIONS: `--import=${WITNESS}`,
      FAULTS_WITNESS: JSON.stringify(orders),
    },
    workspace: folder,
    ...(stage.cancel === undefined ? {} : { cancel: stage.cancel }),
  });
  return {
    ...result,
    seconds: ((performance.now() - started) / 1000) * orders.haste,
    report: await readJson(join(folder, "out/report.json")),
    witness: await readJson(orders.file),
    workspace: folder,
    badNames,
    origins: [registry.origin, ...others],
    healthy: well.origin,
    loginSecrets: [login.password, encode(login.user, login.password), ...stage.issued],
    strangeSecrets: [GITHUB_TOKEN, OTHER_PASSWORD, encode("robot", OTHER_PASSWORD)],
  };
}

/** Docker's configuration with passwords by host. */
export function describeLogins(passwords: Readonly<Record<string, string>>): string {
  const auths = Object.entries(passwords).map(([host, password]) => [
    host,
    { auth: encode("robot", password) },
  ]);
  return JSON.stringify({ auths: Object.fromEntries(auths) });
}

/** As Basic authentication has it. */
export function encode(user: string, password: string): string {
  return Buffer.from(`${user}:${password}`).toString("base64");
}

/** An app that was built on a base which has moved since. */
function publish(registry: FaultyRegistry, host: string, name: string) {
  const base = baseImage("node:22", 1, LINUX);
  const app = builtOn(host, { on: base, used: { [`${name}/node:22`]: base } });
  registry.publish(`${name}/node`, "22", base);
  registry.publish(`${name}/node`, "22", baseImage("node:22", 2, LINUX));
  registry.publish(`${name}/app`, "latest", app);
  return { app, base };
}

async function writeFiles(stage: FaultStage, wellHost: string): Promise<void> {
  const write = (path: string, text: string) => writeFile(join(stage.workspace, path), text);
  const images = [
    ...stage.tags.map((tag, index) => ({
      name: `bad-${index}`,
      registry: stage.host,
      repository: "bad/app",
      tag,
      ...stage.bad,
    })),
    { name: "well", registry: wellHost, repository: "well/app", source: { dockerfile: "well.Dockerfile" } },
  ];
  // JSON is YAML, and spells every character.
  await write("images.yaml", JSON.stringify(images));
  await write("well.Dockerfile", `FROM ${wellHost}/well/node:22\n`);
  if (stage.dockerfile !== undefined) await write("bad.Dockerfile", stage.dockerfile);
  await mkdir(join(stage.workspace, "docker"));
  await write("docker/config.json", stage.dockerConfig);
}

async function readJson<T>(path: string): Promise<T | undefined> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}
