import { Failure, listFailures } from "@basewatch/failure";
import { isLoopback, type Transport } from "@basewatch/http";
import {
  type BundleResult,
  bundlePolicy,
  bundlesUrl,
  createBundle,
  statusUrl,
  writeBundleBody,
} from "@basewatch/kardinal";
import type { BackoffPolicy } from "@basewatch/retry";
import type { Outcome, World } from "../action.ts";
import { selectImages } from "./images.ts";
import type { CreateBundleInputs } from "./inputs.ts";
import { describeProvenance } from "./provenance.ts";
import { type Ending, type PlannedBundle, writeSummary } from "./summary.ts";

/** What create-bundle touches the world through. */
export interface CreateBundleDeps extends Pick<World, "environment" | "clock" | "log" | "redactor"> {
  /** Makes the transport that the Bundle is sent with. */
  readonly createTransport: (options: {
    readonly policy: BackoffPolicy;
    readonly timeoutMs: number;
  }) => Promise<Transport>;
}

/**
 * Creates the Bundle that the inputs describe, once. What goes wrong with the server is in the outcome's failures, together with the
 * outputs that are known all the same.
 */
export async function runCreateBundle(inputs: CreateBundleInputs, deps: CreateBundleDeps): Promise<Outcome> {
  const request = describeBundle(inputs, deps);
  const link = statusUrl(inputs["kardinal-url"], request.pipeline);
  const known = { "bundle-status-url": link };
  try {
    const ending = inputs["dry-run"] ? rehearse(request, inputs, deps) : await promote(request, inputs, deps);
    return {
      outputs: { ...known, ...describeOutputs(ending) },
      failures: [],
      summary: writeSummary(request, link, ending),
    };
  } catch (error) {
    const failures = listFailures(error);
    if (failures.length === 0) throw error;
    return { outputs: known, failures, summary: writeSummary(request, link, { kind: "failed", failures }) };
  }
}

function describeBundle(inputs: CreateBundleInputs, deps: CreateBundleDeps): PlannedBundle {
  const { pipeline, type, namespace, "config-repo": gitRepo, "config-sha": commitSHA } = inputs;
  const skipped = inputs["skip-environments"];
  return {
    pipeline,
    type,
    namespace,
    images: selectImages(inputs.image, inputs.digest, inputs.images).images,
    configRef: gitRepo !== undefined && commitSHA !== undefined ? { gitRepo, commitSHA } : undefined,
    provenance: describeProvenance(inputs, deps),
    intent: {
      targetEnvironment: inputs["target-environment"],
      skipEnvironments: skipped.length > 0 ? [...new Set(skipped)] : undefined,
    },
  };
}

function rehearse(request: PlannedBundle, inputs: CreateBundleInputs, { log }: CreateBundleDeps): Ending {
  const body = writeBundleBody(request);
  log.info(`Dry run: nothing is sent. The body of POST ${bundlesUrl(inputs["kardinal-url"]).href} would be:`);
  log.info(escapeInvisible(body));
  return { kind: "rehearsed" };
}

async function promote(
  request: PlannedBundle,
  inputs: CreateBundleInputs,
  deps: CreateBundleDeps,
): Promise<Ending> {
  const { log, redactor, clock } = deps;
  const token = readToken(inputs, deps);
  const signingSecret = inputs["signing-secret"];
  redactor.hide(token);
  if (signingSecret !== undefined) redactor.hide(signingSecret);
  const kardinalUrl = inputs["kardinal-url"];
  if (kardinalUrl.protocol === "http:" && !isLoopback(kardinalUrl)) {
    log.warning(
      `kardinal-url is plain http: the token travels to ${kardinalUrl.host} in clear. Use https unless it stays in your cluster.`,
    );
  }
  const policy = bundlePolicy(inputs["max-attempts"]);
  const transport = await deps.createTransport({ policy, timeoutMs: inputs.timeout });
  const result = await createBundle(request, { transport, kardinalUrl, token, signingSecret, clock });
  report(result, request, deps);
  return { kind: "exists", result };
}

function readToken({ token }: CreateBundleInputs, { environment }: CreateBundleDeps): string {
  const value = (token ?? environment["KARDINAL_TOKEN"])?.trim();
  if (value !== undefined && value !== "") return value;
  throw new Failure("no token: neither KARDINAL_TOKEN nor the input token is given", {
    code: "create-bundle.token",
    hint: `Add to the step: env: KARDINAL_TOKEN: \${{ secrets.KARDINAL_TOKEN }}; and set that secret in the repository's settings.`,
  });
}

function report(result: BundleResult, request: PlannedBundle, { log }: CreateBundleDeps): void {
  if (result.created)
    log.info(`Created Bundle ${result.namespace}/${result.name} for Pipeline ${request.pipeline}.`);
  else log.notice(`Pipeline ${request.pipeline} has a Bundle of this version already; nothing was created.`);
  if (result.duplicatePossible) {
    log.warning(
      "An attempt ended without an answer or with a 5xx, and the request was sent again: a second Bundle may exist, since " +
        `kardinal does not tell them apart. Look at Pipeline ${request.pipeline}, and delete one if there are two.`,
    );
  }
  if (result.namespace !== request.namespace) {
    log.warning(
      `The Bundle is in namespace ${result.namespace}, not in ${request.namespace}: that is where the server put it.`,
    );
  }
}

function describeOutputs(ending: Ending): Readonly<Record<string, string>> {
  if (ending.kind !== "exists") return { created: "false" };
  const { name, namespace, created } = ending.result;
  return { "bundle-name": name ?? "", "bundle-namespace": namespace, created: String(created) };
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
