import { execFile } from "node:child_process";
import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** What a run of a program took. */
export interface Taken {
  readonly stdout: string;
  /** From before the process was made until it was gone. */
  readonly ms: number;
}

/** What a run of a script took. */
export interface NodeTaken extends Taken {
  /** The most memory that it had, in bytes. */
  readonly peakBytes: number;
}

/** What a run of check-base-digest took. */
export interface CheckTaken extends NodeTaken {
  /** When its report was written, which is after its last verdict; milliseconds of Unix time. */
  readonly reportedAtMs: number;
  readonly report: { readonly images: readonly { readonly verdict: string }[] };
}

const dist = new URL("../../dist/", import.meta.url).pathname;
const measured = new URL("measured.cjs", import.meta.url).pathname;
const ca = new URL("../certificates/ca.pem", import.meta.url).pathname;

/** Makes a process trust the tests' own CA. */
export const TRUSTED = { NODE_EXTRA_CA_CERTS: ca, SSL_CERT_FILE: ca };

/** Runs a program to its end; throws when that is not 0. */
export function run(
  program: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Taken> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { HOME: cwd, ...TRUSTED, ...environment }, maxBuffer: 2 ** 28 };
    execFile(program, [...args], options, (error, stdout, stderr) => {
      const ms = performance.now() - started;
      if (error === null) resolve({ stdout, ms });
      else
        reject(new Error(`${program} ${args.join(" ")}: ${stdout.slice(-4000)}${stderr}`, { cause: error }));
    });
  });
}

/** Runs a script with this Node. */
export async function runNode(
  script: string,
  args: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<NodeTaken> {
  const peakFile = join(folder, "peak");
  const settings = { PEAK_FILE: peakFile, ...environment };
  const taken = await run(process.execPath, ["--require", measured, script, ...args], folder, settings);
  return { ...taken, peakBytes: Number(await readFile(peakFile, "utf8")) * 1024 };
}

/** Runs the bundle of check-base-digest in a folder, on a schedule. */
export async function runCheck(
  folder: string,
  inputs: Readonly<Record<string, string>>,
): Promise<CheckTaken> {
  const taken = await runNode(`${dist}check-base-digest/index.js`, [], folder, {
    RUNNER_TEMP: folder,
    GITHUB_WORKSPACE: folder,
    GITHUB_REPOSITORY: "o/platform",
    GITHUB_EVENT_NAME: "schedule",
    GITHUB_API_URL: "http://127.0.0.1:9",
    GITHUB_SERVER_URL: "http://127.0.0.1:9",
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
  });
  const report = join(folder, "report.json");
  const { mtimeMs } = await stat(report);
  const text = await readFile(report, "utf8");
  await rm(report);
  return { ...taken, reportedAtMs: mtimeMs, report: JSON.parse(text) };
}

/** The middle one. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
