import { listFailures } from "@basewatch/failure";
import type { Transport } from "@basewatch/http";
import {
  type BundleImage,
  bundlesUrl,
  describeManifest,
  statusUrl,
  writeBundleBody,
} from "@basewatch/kardinal";
import type { BackoffPolicy } from "@basewatch/retry";
import type { Outcome, World } from "../action.ts";
import { describeBundle } from "./bundle.ts";
import type { CreateBundleInputs } from "./inputs.ts";
import { promote } from "./promotion.ts";
import { type Ending, type PlannedBundle, writeSummary } from "./summary.ts";

/** What create-bundle touches the world through. */
export interface CreateBundleDeps
  extends Pick<World, "environment" | "clock" | "log" | "redactor" | "files" | "signal"> {
  /** Makes a transport to kardinal. */
  readonly createTransport: (options: {
    readonly policy: BackoffPolicy;
    readonly timeoutMs: number;
    readonly budgetMs: number;
  }) => Transport;
  /** The images with the digests of their tags. Throws `Failure` with a detail for each image that has none. */
  readonly resolveDigests: (images: readonly BundleImage[]) => Promise<readonly BundleImage[]>;
}

/**
 * Creates the Bundle that the inputs describe, once, or writes it as a manifest. What goes wrong with the server is in the outcome's failures,
 * together with the outputs that are known all the same.
 */
export async function runCreateBundle(inputs: CreateBundleInputs, deps: CreateBundleDeps): Promise<Outcome> {
  const kardinalUrl = inputs["kardinal-url"];
  const link = kardinalUrl && statusUrl(kardinalUrl, inputs.pipeline);
  const known: Readonly<Record<string, string>> = link === undefined ? {} : { "bundle-status-url": link };
  let request = describeBundle(inputs, deps);
  try {
    if (inputs["resolve-digests"])
      request = { ...request, images: await deps.resolveDigests(request.images) };
    const ending = await conclude(request, inputs, deps);
    return {
      outputs: { ...known, ...describeOutputs(ending) },
      failures: ending.kind === "exists" && ending.failure !== undefined ? [ending.failure] : [],
      summary: writeSummary(request, link, ending),
    };
  } catch (error) {
    const failures = listFailures(error);
    if (failures.length === 0) throw error;
    return { outputs: known, failures, summary: writeSummary(request, link, { kind: "failed", failures }) };
  }
}

async function conclude(
  request: PlannedBundle,
  inputs: CreateBundleInputs,
  deps: CreateBundleDeps,
): Promise<Ending> {
  const kardinalUrl = inputs["kardinal-url"];
  if (inputs.mode === "manifest" || kardinalUrl === undefined) return writeManifest(request, inputs, deps);
  return inputs["dry-run"]
    ? rehearse(request, kardinalUrl, deps)
    : promote(request, kardinalUrl, inputs, deps);
}

function rehearse(request: PlannedBundle, kardinalUrl: URL, { log }: CreateBundleDeps): Ending {
  const body = writeBundleBody(request);
  log.info(`Dry run: nothing is sent. The body of POST ${bundlesUrl(kardinalUrl).href} would be:`);
  log.info(escapeInvisible(body));
  return { kind: "rehearsed" };
}

async function writeManifest(
  request: PlannedBundle,
  inputs: CreateBundleInputs,
  { clock, environment, files, log }: CreateBundleDeps,
): Promise<Ending> {
  const timestamp = request.provenance?.timestamp;
  const manifest = describeManifest(request, timestamp === undefined ? clock.now() : Date.parse(timestamp));
  // Loaded late: with the API, nobody needs YAML.
  const { spellManifest } = await import("./manifest.ts");
  const yaml = spellManifest(manifest);
  if (inputs["dry-run"]) {
    log.info("Dry run: nothing is written. The manifest would be:");
    log.info(yaml);
    return { kind: "rehearsed" };
  }
  const { name, namespace } = manifest.metadata;
  const folder = environment["RUNNER_TEMP"] || environment["TMPDIR"] || "/tmp";
  const path = files.resolve(inputs["manifest-path"] ?? `${folder}/${name}.yaml`);
  await files.write(path, yaml);
  log.info(`Wrote Bundle ${namespace}/${name} to ${path}; create it with: kubectl apply -f ${path}`);
  return { kind: "written", name, namespace, path };
}

function describeOutputs(ending: Ending): Readonly<Record<string, string>> {
  if (ending.kind === "written") {
    const { name, namespace, path } = ending;
    return { "bundle-name": name, "bundle-namespace": namespace, "manifest-path": path, created: "false" };
  }
  if (ending.kind !== "exists") return { created: "false" };
  const { name, namespace, created } = ending.result;
  const phase = ending.phase === undefined ? {} : { phase: ending.phase };
  return { "bundle-name": name ?? "", "bundle-namespace": namespace, created: String(created), ...phase };
}

/** The same JSON with what a log would hide or reorder written as escapes. */
function escapeInvisible(json: string): string {
  return json.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
    ).join(""),
  );
}
