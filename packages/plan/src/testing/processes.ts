import { isDeepStrictEqual } from "node:util";
import { type AttemptRecord, attemptId, claimAttempts, isOpen, type Ledger } from "@basewatch/ledger";
import {
  type ForceOrder,
  type ImageObservation,
  type Plan,
  type PlanRequest,
  planRebuilds,
  type Settlement,
} from "../index.ts";
import { conclude, iso, type Reception, type Sent, send, toClaim } from "./dispatcher.ts";
import { observe, type Policy, type Run, type World } from "./world.ts";

/** What a check is started with. */
export interface CheckOptions {
  /** Whether it looks at an image: not with `only`, or in another shard. */
  readonly looksAt: (name: string) => boolean;
  readonly isOut: (name: string) => boolean;
  readonly forgeDown: boolean;
  readonly force: ForceOrder | undefined;
  readonly reception: (marker: string) => Reception;
}

/** A check with the dispatch that follows it, at the stage that it has come to. */
export interface Process {
  readonly options: CheckOptions;
  readonly policies: readonly Policy[];
  readonly startedMs: number;
  readonly loaded: Ledger;
  readonly settlements: readonly Settlement[];
  readonly alive: ReadonlySet<string>;
  readonly read: readonly Run[];
  images: readonly ImageObservation[] | undefined;
  plannedMs: number;
  plan: Plan | undefined;
  claims: readonly AttemptRecord[] | undefined;
  sent: ReadonlyMap<string, Sent> | undefined;
}

/** Who is told what happens, to judge it. */
export interface Witness {
  planned(world: World, process: Process, plan: Plan, stale: ReadonlySet<string>, isAlone: boolean): void;
  claimed(claim: AttemptRecord): void;
  sending(world: World, process: Process, claim: AttemptRecord): void;
}

/** Loads the ledger, and asks the forge what became of the open attempts. */
export function startProcess(world: World, options: CheckOptions): Process {
  const policies = world.policies;
  const names = new Set(
    policies.filter(({ name, listed }) => listed && options.looksAt(name)).map(({ name }) => name),
  );
  const open = Object.entries(world.ledger.attempts).filter(
    ([, attempt]) => isOpen(attempt) && attempt.images.some((name) => names.has(name)),
  );
  const told = open.map(([id, attempt]) => ask(world, id, attempt, options.forgeDown));
  return {
    options,
    policies,
    startedMs: world.nowMs,
    loaded: world.ledger,
    settlements: told.flatMap(({ settlement }) => settlement ?? []),
    alive: new Set(told.flatMap(({ id, alive }) => (alive ? [id] : []))),
    read: told.flatMap(({ run }) => run ?? []),
    images: undefined,
    plannedMs: 0,
    plan: undefined,
    claims: undefined,
    sent: undefined,
  };
}

interface Told {
  readonly id: string;
  readonly alive: boolean;
  readonly settlement?: Settlement;
  readonly run?: Run;
}

function ask(world: World, id: string, attempt: AttemptRecord, forgeDown: boolean): Told {
  if (attempt.status === "claimed" && Date.parse(attempt.expiresAt) > world.nowMs) return { id, alive: true };
  if (forgeDown) return { id, alive: false };
  const known = world.runs.find((run) =>
    attempt.runId === null ? run.marker === id && run.listedMs <= world.nowMs : run.id === attempt.runId,
  );
  const run = known?.deleted ? undefined : known;
  if (run === undefined) {
    if (attempt.runId !== null) return { id, alive: false };
    const isProven = world.nowMs >= Date.parse(attempt.provableAt);
    const status = isProven ? "not-started" : "unknown";
    return {
      id,
      alive: false,
      settlement: { id, status, runId: null, runUrl: null, conclusion: null, message: null },
    };
  }
  const status = ({ success: "built", failure: "failed", superseded: "superseded" } as const)[
    run.conclusion ?? "success"
  ];
  const said = { id, runId: run.id, runUrl: null, conclusion: run.conclusion, message: null };
  if (run.conclusion === null && attempt.runId !== null) return { id, alive: true, run };
  return {
    id,
    alive: true,
    run,
    settlement: { ...said, status: run.conclusion === null ? "dispatched" : status },
  };
}

/** One stage further: observe, plan and commit, claim, send, record. Whether there is another one. */
export function advance(world: World, process: Process, witness: Witness): boolean {
  if (process.images === undefined) {
    process.images = process.policies
      .filter(({ name, listed }) => listed && process.options.looksAt(name))
      .map((policy) => observe(world, policy, process.options.isOut(policy.name)));
    process.plannedMs = world.nowMs;
    return true;
  }
  if (process.plan === undefined) return commitPlan(world, process, process.images, witness);
  if (process.claims === undefined) {
    const wanted = process.plan.rebuilds.map((rebuild) => toClaim(world, rebuild));
    const claims = claimAttempts(world.ledger, wanted, iso(world.nowMs));
    world.ledger = claims.ledger;
    process.claims = claims.granted;
    for (const claim of claims.granted) witness.claimed(claim);
    return claims.granted.length > 0;
  }
  if (process.sent === undefined) {
    const { reception } = process.options;
    process.sent = new Map(
      process.claims.map((claim) => [
        attemptId(claim),
        send(world, claim, reception, () => witness.sending(world, process, claim)),
      ]),
    );
    return true;
  }
  for (const [id, sent] of process.sent) world.ledger = conclude(world, id, sent);
  return false;
}

function commitPlan(
  world: World,
  process: Process,
  images: readonly ImageObservation[],
  witness: Witness,
): boolean {
  const { loaded, policies, options, settlements, alive } = process;
  const stored = world.ledger;
  const stale = new Set(
    Object.keys(stored.images).filter((name) => !isDeepStrictEqual(loaded.images[name], stored.images[name])),
  );
  const request: PlanRequest = {
    images,
    fleet: policies.filter(({ listed }) => listed).map((policy) => observe(world, policy, true)),
    config: "images.yaml",
    ledger: stored,
    nowMs: process.plannedMs,
    startedMs: process.startedMs,
    state: "branch:basewatch",
    force: options.force,
    settlements,
    alive,
    stale,
  };
  const before = JSON.stringify(stored);
  const plan = planRebuilds(request);
  if (!isDeepStrictEqual(plan, planRebuilds(request))) throw new Error("the same request makes another plan");
  if (JSON.stringify(stored) !== before) throw new Error("planning has changed what it was given");
  witness.planned(world, process, plan, stale, stored === loaded);
  // What somebody else has closed meanwhile stays closed, whatever this check has read.
  for (const run of process.read.filter(({ marker }) => isOpenIn(stored, marker)))
    run.readMs = Math.max(run.readMs, process.startedMs);
  world.ledger = plan.ledger;
  process.plan = plan;
  return plan.rebuilds.length > 0;
}

function isOpenIn({ attempts }: Ledger, id: string): boolean {
  const attempt = attempts[id];
  return attempt !== undefined && isOpen(attempt);
}
