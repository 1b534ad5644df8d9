import { Failure } from "@basewatch/failure";
import { isDigest } from "@basewatch/image";
import {
  type AttemptRecord,
  attemptId,
  claimAttempts,
  closeAttempt,
  type Ledger,
  type LedgerStore,
  noteAttempt,
} from "@basewatch/ledger";
import type { SettledStore } from "../attempts/settle-ledger.ts";
import type { Sent } from "./sender.ts";
import type { Target } from "./targets.ts";

/** How long a claim lives. Nothing is sent after half of it: a dispatcher that was paused must not send what another one has taken over. */
export const LEASE_MS = 30 * 60 * 1000;

/** A target that is about to be claimed. */
export interface Wanted {
  readonly target: Target;
  readonly traces: AttemptRecord["traces"];
  /** As the forge names them. */
  readonly workflow: string;
  readonly ref: string;
  /** The server's clock, in milliseconds. */
  readonly serverTimeMs: number | undefined;
}

/** What became of claims: those to send, and by `<key>.<attempt>` what is in the way of the others. */
export interface Claimed {
  readonly granted: ReadonlySet<string>;
  readonly refusedBy: Readonly<Record<string, AttemptRecord>>;
}

/** The claims of one run of dispatch-rebuild on a ledger. */
export interface Claims {
  /** Stores the claims in one commit. Rejects with `Failure` (`ledger.*`): nothing may be sent then. */
  claim(wanted: readonly Wanted[], nowMs: number): Promise<Claimed>;
  /** Stores what became of them in one commit. Rejects with `Failure`: the next run settles them then. */
  conclude(outcomes: readonly Concluded[], nowMs: number): Promise<void>;
}

/** One claim with what came of it. */
export interface Concluded {
  readonly target: Target;
  readonly sent: Sent;
}

/**
 * @param owner the dispatcher's run, with a part of its own for each process
 * @param settled what became of earlier attempts, stored with the claims
 * @param settleMs how long after sending a complete list of runs proves what is not in it
 */
export function createClaims(
  store: LedgerStore,
  owner: string,
  settleMs: number,
  settled: Pick<SettledStore, "apply"> | undefined,
): Claims {
  return {
    async claim(wanted, nowMs) {
      let claimed: Claimed = { granted: new Set(), refusedBy: {} };
      await store.commit((found) => {
        // In the same commit, so that what is over is in nobody's way.
        const stored = settled?.apply(found) ?? found;
        const records = wanted.map((one) => toRecord(one, stored, owner, nowMs, settleMs));
        const { ledger, granted, refusedBy } = claimAttempts(stored, records, new Date(nowMs).toISOString());
        claimed = { granted: new Set(granted.map(attemptId)), refusedBy };
        return { ledger, message: describeClaims(granted) };
      });
      return claimed;
    },
    async conclude(outcomes, nowMs) {
      await store.commit((stored) => ({
        ledger: outcomes.reduce((ledger, one) => record(ledger, one, owner, settleMs, nowMs), stored),
        message: describeOutcomes(outcomes),
      }));
    },
  };
}

function toRecord(
  { target, traces, workflow, ref, serverTimeMs }: Wanted,
  { images }: Ledger,
  owner: string,
  nowMs: number,
  settleMs: number,
): AttemptRecord {
  const iso = (ms: number): string => new Date(ms).toISOString();
  const digests = target.images.flatMap((name) => {
    const digest = images[name]?.digest ?? undefined;
    return digest === undefined ? [] : [[name, digest] as const];
  });
  return {
    key: target.key,
    attempt: target.attempt,
    target: {
      provider: target.provider,
      apiUrl: target.apiUrl ?? null,
      repository: target.repository,
      workflow,
      ref,
    },
    images: target.images.toSorted(),
    imageDigests: Object.fromEntries(digests),
    bases: Object.fromEntries(
      target.bases.flatMap(({ reference, current }) =>
        current !== null && isDigest(current) ? [[reference, current] as const] : [],
      ),
    ),
    reason: target.reason,
    owner,
    claimedAt: iso(nowMs),
    expiresAt: iso(nowMs + LEASE_MS),
    sentAfter: serverTimeMs === undefined ? null : iso(serverTimeMs),
    traces,
    provableAt: iso(Math.max(nowMs, serverTimeMs ?? 0) + LEASE_MS / 2 + settleMs),
    status: "claimed",
    runId: null,
    runUrl: null,
    conclusion: null,
    closedAt: null,
    message: null,
  };
}

function record(
  ledger: Ledger,
  { target, sent }: Concluded,
  owner: string,
  settleMs: number,
  nowMs: number,
): Ledger {
  const id = attemptId(target);
  const claim = ledger.attempts[id];
  // Somebody has settled it since, who may know more.
  if (claim === undefined || claim.owner !== owner) return ledger;
  if (sent.status === "deferred") return withdraw(ledger, id);
  const told = {
    message: sent.failure?.message ?? null,
    runId: sent.run === undefined ? null : String(sent.run.id),
    runUrl: sent.run?.url ?? null,
  };
  if (sent.status === "failed")
    return closeAttempt(ledger, id, { ...told, status: "refused", at: new Date(nowMs).toISOString() });
  if (sent.status === "not-started")
    return closeAttempt(ledger, id, { ...told, status: "not-started", at: new Date(nowMs).toISOString() });
  const sentAfter = sent.sinceMs === undefined ? claim.sentAfter : new Date(sent.sinceMs).toISOString();
  const provableAt = new Date((sent.sentAtMs ?? nowMs) + settleMs).toISOString();
  return noteAttempt(ledger, id, { ...told, status: sent.status, sentAfter, provableAt });
}

/** Nothing was sent, and that is certain: the claim is taken back as if it had never been. */
function withdraw(ledger: Ledger, id: string): Ledger {
  if (ledger.attempts[id]?.status !== "claimed") return ledger;
  const { [id]: _withdrawn, ...attempts } = ledger.attempts;
  return { ...ledger, attempts };
}

function describeClaims(granted: readonly AttemptRecord[]): string {
  return `Claim ${count(granted.length, "rebuild")}\n\n${granted.map((claim) => `${attemptId(claim)} ${claim.images.join(", ")}`).join("\n")}`;
}

function describeOutcomes(outcomes: readonly Concluded[]): string {
  const dispatched = outcomes.filter(({ sent }) => sent.status === "dispatched").length;
  const lines = outcomes.map(
    ({ target, sent }) => `${attemptId(target)} ${target.images.join(", ")}: ${sent.status}`,
  );
  return `Dispatch ${count(dispatched, "rebuild")} of ${outcomes.length}\n\n${lines.join("\n")}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** The failure for a target that somebody else's attempt is in the way of; not a failed step. */
export function claimedBefore(target: Target, by: AttemptRecord): Failure {
  const run = by.runUrl === null ? "" : ` (${by.runUrl})`;
  return new Failure(
    `${target.images.join(", ") || target.workflow}: attempt ${attemptId(by)} is ${by.status}${run}`,
    {
      code: "dispatch.claimed",
      hint: "Nothing is to be done: the next check settles it, and plans anew where that is needed.",
    },
  );
}
