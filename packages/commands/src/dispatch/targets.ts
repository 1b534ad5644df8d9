import { createHash } from "node:crypto";
import { Failure } from "@basewatch/failure";
import type { ForgeProvider } from "@basewatch/forge";
import { printable } from "@basewatch/redaction";
import type { World } from "../action.ts";
import { spellState } from "../state.ts";
import { type DispatchInputs, givenTargetInputs, twoTargets } from "./inputs.ts";
import type { RebuildEntry } from "./rebuilds.ts";

/** One thing to dispatch. */
export interface Target {
  readonly provider: ForgeProvider;
  readonly key: string;
  readonly attempt: number;
  /** Names of the images that it rebuilds; empty for a workflow that the inputs name. */
  readonly images: readonly string[];
  /** The changed bases that it is for, with the digests that they are at. */
  readonly bases: readonly { readonly reference: string; readonly current: string | null }[];
  /** Why somebody forced it. */
  readonly reason: string | null;
  /** `undefined`: the runner's own API. */
  readonly apiUrl: string | undefined;
  readonly repository: string;
  readonly workflow: string;
  /** `undefined`: the default branch. */
  readonly ref: string | undefined;
  /** Ours, sent where the workflow declares them. */
  readonly standard: Readonly<Record<string, string>>;
  /** The user's own. */
  readonly explicit: Readonly<Record<string, string>>;
  /** GitHub only: sends a `repository_dispatch` of this type. */
  readonly eventType: string | undefined;
  /** When it was decided, in milliseconds since the epoch. */
  readonly checkedAtMs: number;
  /** The entry of `rebuilds` that says so; `undefined` for a workflow that the inputs name. */
  readonly rebuild: RebuildEntry | undefined;
}

/** The inputs that say where to dispatch to, read. */
export interface TargetInputs {
  readonly inputs: DispatchInputs;
  /** The `inputs` input. */
  readonly explicit: Readonly<Record<string, string>>;
}

type Deps = Pick<World, "environment" | "clock" | "random" | "files">;

/**
 * What the entries of `rebuilds` call for. Throws `Failure` `dispatch.state` for an entry whose ledger is not the `state` of this
 * step, `dispatch.no-target` for one without a dispatch when the inputs name none.
 */
export function toTargets(
  entries: readonly RebuildEntry[],
  { inputs, explicit }: TargetInputs,
  deps: Deps,
): readonly Target[] {
  const named = givenTargetInputs(inputs);
  return entries.map((entry) => {
    refuseOtherState(entry, inputs, deps);
    const { key, attempt, dispatch } = entry;
    if (dispatch !== null && named.length > 0) throw twoTargets(named, key);
    const images = entry.images.map(({ name }) => name);
    const place =
      dispatch ??
      placeFromInputs(
        inputs,
        explicit,
        deps,
        `rebuilds: the entry for ${images.map((name) => printable(name, 80)).join(", ")}`,
      );
    const base = causeOf(entry);
    const standard = standardInputs(inputs, `${key}.${attempt}`, {
      base_image: inputs["base-image"] ?? base?.reference ?? "",
      base_digest: base?.current ?? "",
      images: images.join(","),
    });
    const { provider, apiUrl, repository, workflow, ref } = place;
    return {
      provider,
      key,
      attempt,
      images,
      bases: entry.images.flatMap((image) => image.bases),
      reason: entry.reason,
      eventType: inputs["event-type"],
      apiUrl: apiUrl ?? undefined,
      repository,
      workflow,
      ref,
      standard,
      explicit: place.inputs,
      checkedAtMs: Date.parse(entry.checkedAt),
      rebuild: entry,
    };
  });
}

/** The one workflow that the inputs name. */
export function toSingleTarget({ inputs, explicit }: TargetInputs, deps: Deps): Target {
  const place = placeFromInputs(inputs, explicit, deps, "workflow");
  const baseImage = inputs["base-image"] ?? "";
  const key = keyOf(place, baseImage, deps);
  const standard = standardInputs(inputs, `${key}.1`, { base_image: baseImage });
  const { provider, apiUrl, repository, workflow, ref } = place;
  return {
    provider,
    key,
    attempt: 1,
    images: [],
    bases: [],
    reason: null,
    eventType: inputs["event-type"],
    apiUrl: apiUrl ?? undefined,
    repository,
    workflow,
    ref,
    standard,
    explicit,
    checkedAtMs: deps.clock.now(),
    rebuild: undefined,
  };
}

interface Place {
  readonly provider: ForgeProvider;
  readonly apiUrl: string | null;
  readonly repository: string;
  readonly workflow: string;
  readonly ref: string | undefined;
  readonly inputs: Readonly<Record<string, string>>;
}

function placeFromInputs(
  inputs: DispatchInputs,
  explicit: Readonly<Record<string, string>>,
  { environment }: Deps,
  what: string,
): Place {
  const { provider, repository, ref } = inputs;
  // GitLab has one pipeline for each project, and a repository_dispatch names no workflow.
  const needsNone = provider === "gitlab" || inputs["event-type"] !== undefined;
  const workflow = inputs.workflow ?? (needsNone ? "" : undefined);
  if (workflow === undefined) {
    throw new Failure(`${what} says not where to dispatch to`, {
      code: "dispatch.no-target",
      hint: "Set workflow to the file name of the workflow that builds it; or build it in this job.",
    });
  }
  const own = repository ?? environment[provider === "gitlab" ? "CI_PROJECT_PATH" : "GITHUB_REPOSITORY"];
  if (own === undefined || own === "") {
    throw new Failure("repository is not given, and GITHUB_REPOSITORY is not set", {
      code: "dispatch.no-repository",
      hint: "Set repository to the owner/repo that the workflow is in.",
    });
  }
  return { provider, apiUrl: inputs["api-url"] ?? null, repository: own, workflow, ref, inputs: explicit };
}

function standardInputs(
  inputs: DispatchInputs,
  marker: string,
  causes: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return {
    version_bump: inputs["version-bump"],
    triggered_by: inputs["triggered-by"],
    ...causes,
    rebuild_key: marker,
  };
}

/** The base that a rebuild is told about: the changed runtime base, else the first changed one. */
function causeOf({ images }: RebuildEntry): RebuildEntry["images"][number]["bases"][number] | undefined {
  const bases = images.flatMap((image) => image.bases);
  return bases.find(({ role }) => role === "runtime") ?? bases[0];
}

function refuseOtherState({ ledger, key }: RebuildEntry, { state }: DispatchInputs, { files }: Deps): void {
  const own = spellState(state);
  if (ledger === null || sameState(ledger, own, files)) return;
  throw new Failure(
    `rebuilds: the entry with key ${key} comes from the ledger ${printable(ledger)}, and state is ${printable(own ?? "none")}`,
    {
      code: "dispatch.state",
      hint: `Set state to ${printable(ledger)} here too: the ledger must know what was dispatched.`,
    },
  );
}

function sameState(ledger: string, own: string | null, files: Deps["files"]): boolean {
  const pathOf = (state: string): string =>
    state.startsWith("file:") ? files.resolve(state.slice("file:".length)) : state;
  return own !== null && pathOf(ledger) === pathOf(own);
}

/** The same step of the same run gives the same key, so that running the job again does not dispatch a second time. */
function keyOf(
  { repository, workflow, ref, inputs }: Place,
  baseImage: string,
  { environment, random }: Deps,
): string {
  const run = environment["GITHUB_RUN_ID"] ?? String(random());
  const step = [environment["GITHUB_JOB"] ?? "", environment["GITHUB_ACTION"] ?? ""];
  const situation = JSON.stringify([
    repository,
    workflow,
    ref ?? null,
    Object.entries(inputs).toSorted(),
    baseImage,
    run,
    step,
  ]);
  return createHash("sha256").update(situation).digest("hex").slice(0, 16);
}
