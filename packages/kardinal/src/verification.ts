import { Failure, nearestName } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import type { Clock } from "@basewatch/retry";
import type { BundleReader } from "./bundle-list.ts";
import type { ListedBundle, ListedEnvironment } from "./listed-bundle.ts";

const FIRST_PAUSE_MS = 2000;
const LAST_PAUSE_MS = 30_000;
const PAUSE_GROWTH = 1.5;

const FAILED_PHASES: ReadonlySet<string> = new Set(["Failed", "AbortedByAlarm", "RollingBack"]);
// What does not get better by asking again.
const FINAL_CODES: ReadonlySet<string> = new Set([
  "kardinal.list-token",
  "kardinal.no-list",
  "kardinal.token",
  "http.tls",
  "http.budget",
]);

/** What {@link waitForVerified} waits for, and with what. */
export interface WaitOptions {
  readonly reader: BundleReader;
  readonly clock: Clock;
  readonly pipeline: string;
  readonly namespace: string;
  /** Picks the Bundle out of its Pipeline's. */
  readonly select: (bundles: readonly ListedBundle[]) => ListedBundle | undefined;
  readonly environment: string;
  readonly timeoutMs: number;
  /** The most that one request may take, in milliseconds. */
  readonly requestTimeoutMs: number;
  /** Where a person can look. */
  readonly statusUrl: string;
  readonly signal?: AbortSignal | undefined;
  /** Called with one line whenever what the list shows has changed. */
  readonly onProgress: (text: string) => void;
}

/** How waiting has ended. */
export interface Verification {
  /** `Verified`, or what was seen last of the environment, else of the Bundle; `undefined` when it was never seen. */
  readonly phase: string | undefined;
  /** Why it is not verified. */
  readonly failure: Failure | undefined;
}

/**
 * Polls kardinal's list, every 2 s at first and every 30 s in the end, until the environment is `Verified`. It ends early when the
 * environment or the Bundle has failed, or another Bundle has superseded it. A server that shows no environments is taken by the Bundle's
 * own phase, which is `Verified` once all environments are (docs/adr/0018-waiting-for-an-environment.md).
 */
export async function waitForVerified(options: WaitOptions): Promise<Verification> {
  const { clock, timeoutMs } = options;
  const endsAtMs = clock.monotonicMs() + timeoutMs;
  let seen: Sight = { phase: undefined, text: "is not in the list" };
  let trouble: Failure | undefined;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LAST_PAUSE_MS, pauseMs * PAUSE_GROWTH)) {
    const leftMs = endsAtMs - clock.monotonicMs();
    if (leftMs <= 0) return { phase: seen.phase, failure: describeTimeout(options, seen, trouble) };
    const look = await lookAt(options, leftMs);
    trouble = "failure" in look ? look.failure : undefined;
    if (trouble !== undefined && FINAL_CODES.has(trouble.code))
      return { phase: seen.phase, failure: describeBlindness(options, trouble) };
    if ("sight" in look) {
      if (look.sight.text !== seen.text) options.onProgress(look.sight.text);
      seen = look.sight;
      if (seen.end !== undefined)
        return { phase: seen.phase, failure: describeEnd(options, seen, seen.end.problem) };
    }
    await clock.sleep(Math.min(pauseMs, Math.max(0, endsAtMs - clock.monotonicMs())), options.signal);
  }
}

/** What one look at the list has shown. */
interface Sight {
  readonly phase: string | undefined;
  /** Continues "Bundle a/b …". */
  readonly text: string;
  /** Waiting is over; without a problem, the environment is verified. */
  readonly end?: { readonly problem: string | undefined };
  readonly prUrl?: string | undefined;
  readonly hint?: string | undefined;
}

async function lookAt(
  options: WaitOptions,
  leftMs: number,
): Promise<{ readonly sight: Sight } | { readonly failure: Failure }> {
  const { reader, pipeline, namespace, requestTimeoutMs } = options;
  try {
    const bundles = await reader.readBundles(pipeline, namespace, Math.min(requestTimeoutMs, leftMs));
    const bundle = options.select(bundles);
    if (bundle === undefined) return { sight: { phase: undefined, text: "is not in the list" } };
    return { sight: judge(bundle, options.environment) };
  } catch (error) {
    if (error instanceof Failure) return { failure: error };
    throw error;
  }
}

function judge(bundle: ListedBundle, name: string): Sight {
  const { environments, phase = "of no phase" } = bundle;
  const environment = environments.find((candidate) => candidate.name === name);
  const sight = describe(phase, environment);
  if (environment?.phase === "Verified") return { ...sight, end: { problem: undefined } };
  if (environment?.phase !== undefined && FAILED_PHASES.has(environment.phase))
    return { ...sight, end: { problem: `is ${environment.phase} in ${printable(name, 80)}` } };
  if (phase === "Failed" || phase === "Superseded") {
    const hint = phase === "Superseded" ? "A newer Bundle of this Pipeline has taken its place." : undefined;
    return { ...sight, phase, hint, end: { problem: `is ${phase}` } };
  }
  if (phase !== "Verified" || environment !== undefined) return sight;
  if (environments.length === 0) return { ...sight, end: { problem: undefined } };
  return { ...sight, end: { problem: "is Verified" }, hint: describeOthers(environments, name) };
}

function describe(phase: string, environment: ListedEnvironment | undefined): Sight {
  if (environment === undefined) return { phase, text: `is ${printable(phase, 80)}` };
  const inEnvironment = environment.phase ?? "not started";
  return {
    phase: environment.phase ?? phase,
    text: `is ${printable(phase, 80)}, in ${printable(environment.name, 80)}: ${printable(inEnvironment, 80)}`,
    prUrl: environment.prUrl,
  };
}

function describeOthers(environments: readonly ListedEnvironment[], name: string): string {
  const names = environments.map((environment) => environment.name);
  const nearest = nearestName(name, names);
  const others = names.map((other) => printable(other, 80)).join(", ");
  return `It went to ${others} only${nearest === undefined ? "" : `; did you mean ${printable(nearest, 80)}?`}.`;
}

function describeEnd(options: WaitOptions, seen: Sight, problem: string | undefined): Failure | undefined {
  if (problem === undefined) return undefined;
  return describeFailure(options, "kardinal.not-verified", `Bundle ${problem}`, seen);
}

function describeTimeout(options: WaitOptions, seen: Sight, trouble: Failure | undefined): Failure {
  const minutes = Number((options.timeoutMs / 60_000).toFixed(1));
  const said = trouble === undefined ? "" : `; the list could not be read last: ${trouble.message}`;
  return describeFailure(
    options,
    "kardinal.wait-timeout",
    `after ${minutes} min the Bundle ${seen.text}${said}`,
    seen,
  );
}

function describeBlindness({ environment, statusUrl }: WaitOptions, trouble: Failure): Failure {
  return new Failure(
    `wait-for: it cannot be seen whether ${printable(environment, 80)} is Verified: ${trouble.message}`,
    {
      code: trouble.code,
      hint: `${trouble.hint ?? ""} The Bundle itself is there: ${statusUrl}`.trim(),
      cause: trouble,
    },
  );
}

function describeFailure(options: WaitOptions, code: string, what: string, { prUrl, hint }: Sight): Failure {
  const request = prUrl === undefined ? "" : ` and its pull request ${printable(prUrl, 300)}`;
  return new Failure(`wait-for: ${printable(options.environment, 80)} is not Verified: ${what}`, {
    code,
    hint: `${hint === undefined ? "" : `${hint} `}Look at ${options.statusUrl}${request}`,
  });
}
