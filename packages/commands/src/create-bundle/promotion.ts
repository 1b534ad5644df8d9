import { Failure } from "@basewatch/failure";
import { isLoopback } from "@basewatch/http";
import {
  type BundleReader,
  type BundleResult,
  bundlePolicy,
  createBundle,
  createBundleReader,
  findDropped,
  findSameVersion,
  statusUrl,
  waitForVerified,
} from "@basewatch/kardinal";
import { printable } from "@basewatch/redaction";
import type { CreateBundleDeps } from "./create-bundle.ts";
import type { CreateBundleInputs } from "./inputs.ts";
import type { Ending, PlannedBundle } from "./summary.ts";

const BUDGET_MS = 30 * 60_000;
const ONCE = { attempts: 1, baseMs: 0, capMs: 0, budgetMs: 0 } as const;

/**
 * Creates the Bundle through kardinal's API, says what is doubtful about it, and waits for an environment where that is asked for.
 *
 * @throws Failure for no token, and whatever `createBundle` throws; that an environment is not verified is in the ending.
 */
export async function promote(
  request: PlannedBundle,
  kardinalUrl: URL,
  inputs: CreateBundleInputs,
  deps: CreateBundleDeps,
): Promise<Ending> {
  const token = readToken(inputs, deps);
  const uiToken = readUiToken(inputs, deps);
  const signingSecret = inputs["signing-secret"];
  for (const secret of [token, uiToken, signingSecret]) if (secret !== undefined) deps.redactor.hide(secret);
  warnOfPlainHttp(kardinalUrl, deps);
  const transport = deps.createTransport({
    policy: bundlePolicy(inputs["max-attempts"]),
    timeoutMs: inputs.timeout,
    budgetMs: BUDGET_MS,
  });
  const reading = deps.createTransport({
    policy: ONCE,
    timeoutMs: inputs.timeout,
    budgetMs: BUDGET_MS + inputs["wait-timeout"],
  });
  const reader = createBundleReader({ transport: reading, kardinalUrl, uiToken });
  const { clock } = deps;
  const result = await createBundle(request, {
    transport,
    kardinalUrl,
    token,
    signingSecret,
    reader,
    clock,
  });
  report(result, request, uiToken !== undefined, deps);
  await warnOfDropped(result, request, reader, deps);
  const environment = inputs["wait-for"];
  if (environment === undefined) return { kind: "exists", result };
  return { kind: "exists", result, environment, ...(await verify(environment)) };

  function verify(environment: string) {
    const { name, namespace } = result;
    const what =
      name === undefined ? `a Bundle of Pipeline ${request.pipeline}` : `Bundle ${namespace}/${name}`;
    deps.log.info(`Waiting until ${what} is Verified in ${printable(environment, 80)}.`);
    return waitForVerified({
      reader,
      clock,
      pipeline: request.pipeline,
      namespace,
      select: (bundles) =>
        name === undefined
          ? findSameVersion(bundles, request)
          : bundles.find((bundle) => bundle.name === name),
      environment,
      timeoutMs: inputs["wait-timeout"],
      requestTimeoutMs: inputs.timeout,
      statusUrl: statusUrl(kardinalUrl, request.pipeline),
      signal: deps.signal,
      onProgress: (text) => deps.log.info(`The Bundle ${text}.`),
    });
  }
}

function readToken({ token }: CreateBundleInputs, { environment }: CreateBundleDeps): string {
  const value = (token ?? environment["KARDINAL_TOKEN"])?.trim();
  if (value !== undefined && value !== "") return value;
  throw new Failure("no token: neither KARDINAL_TOKEN nor the input token is given", {
    code: "create-bundle.token",
    hint: `Add to the step: env: KARDINAL_TOKEN: \${{ secrets.KARDINAL_TOKEN }}; and set that secret in the repository's settings.`,
  });
}

function readUiToken(inputs: CreateBundleInputs, { environment }: CreateBundleDeps): string | undefined {
  return (inputs["ui-token"] ?? environment["KARDINAL_UI_TOKEN"])?.trim() || undefined;
}

function warnOfPlainHttp(kardinalUrl: URL, { log }: CreateBundleDeps): void {
  if (kardinalUrl.protocol !== "http:" || isLoopback(kardinalUrl)) return;
  log.warning(
    `kardinal-url is plain http: the token travels to ${kardinalUrl.host} in clear. Use https unless it stays in your cluster.`,
  );
}

function report(
  result: BundleResult,
  request: PlannedBundle,
  hasUiToken: boolean,
  { log }: CreateBundleDeps,
): void {
  const { namespace, name } = result;
  if (result.adopted)
    log.info(
      `Adopted Bundle ${namespace}/${name} for Pipeline ${request.pipeline}: the answer to its creation was lost, and kardinal's list shows it.`,
    );
  else if (result.created) log.info(`Created Bundle ${namespace}/${name} for Pipeline ${request.pipeline}.`);
  else log.notice(`Pipeline ${request.pipeline} has a Bundle of this version already; nothing was created.`);
  if (result.duplicatePossible) {
    const advice = hasUiToken ? "" : " With ui-token, create-bundle can look for it instead.";
    log.warning(
      "An attempt ended without an answer or with a 5xx, and the request was sent again: a second Bundle may exist, since " +
        `kardinal does not tell them apart. Look at Pipeline ${request.pipeline}, and delete one if there are two.${advice}`,
    );
  }
  if (namespace !== request.namespace) {
    log.warning(
      `The Bundle is in namespace ${namespace}, not in ${request.namespace}: that is where the server put it.`,
    );
  }
}

/** Looks once at what the list shows of a new Bundle that has a part which released servers drop. A list that cannot be read shows nothing. */
async function warnOfDropped(
  { name, namespace, created }: BundleResult,
  request: PlannedBundle,
  reader: BundleReader,
  { log }: CreateBundleDeps,
): Promise<void> {
  const { configRef, intent } = request;
  const isAtStake =
    configRef !== undefined ||
    intent?.targetEnvironment !== undefined ||
    intent?.skipEnvironments !== undefined;
  if (!created || !isAtStake) return;
  try {
    const listed = await reader.readBundles(request.pipeline, namespace);
    const bundle = listed.find((candidate) => candidate.name === name);
    const dropped = bundle === undefined ? [] : findDropped(bundle, request);
    if (dropped.length === 0) return;
    const consequence = dropped.includes("intent")
      ? " Without its intent a Bundle is promoted through all environments."
      : "";
    log.warning(
      `kardinal accepted the Bundle and does not show its ${dropped.join(" and ")}: released servers drop what they do not know.${consequence} ` +
        `Look at it before you rely on that: kubectl get bundle ${name} -n ${namespace} -o yaml; or use mode manifest, which loses nothing.`,
    );
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    log.debug(`What the server kept of the Bundle was not looked at: ${error.message}`);
  }
}
