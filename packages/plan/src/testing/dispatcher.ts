import { type AttemptRecord, attemptId, closeAttempt, type Ledger, noteAttempt } from "@basewatch/ledger";
import type { Rebuild } from "../index.ts";
import type { Run, World } from "./world.ts";

const LEASE_MS = 30 * 60_000;
const SETTLE_MS = 10 * 60_000;

/** How the forge takes a dispatch: `silent`: accepted without an id; `lost-…`: no answer. */
export type Reception = "accepted" | "silent" | "lost-started" | "lost" | "refused" | "deferred";

/** What became of a dispatch. */
export interface Sent {
  readonly reception: Reception;
  readonly run: Run | undefined;
  readonly atMs: number;
}

/** A time as the ledger writes it. */
export function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** The claim of a rebuild. */
export function toClaim(world: World, { key, attempt, images, reason, dispatch }: Rebuild): AttemptRecord {
  if (dispatch === null) throw new Error("every image of the model is dispatched");
  const { provider, apiUrl, repository, workflow, ref } = dispatch;
  const digests = images.flatMap(({ name }) => {
    const digest = world.ledger.images[name]?.digest ?? null;
    return digest === null ? [] : [[name, digest] as const];
  });
  return {
    key,
    attempt,
    target: { provider, apiUrl, repository, workflow, ref },
    images: images.map(({ name }) => name).toSorted(),
    imageDigests: Object.fromEntries(digests),
    bases: Object.fromEntries(
      images.flatMap(({ bases }) =>
        bases.flatMap(({ reference, current }) => (current === null ? [] : [[reference, current] as const])),
      ),
    ),
    reason,
    owner: `run-${world.serial++}`,
    claimedAt: iso(world.nowMs),
    expiresAt: iso(world.nowMs + LEASE_MS),
    sentAfter: null,
    traces: { marked: true, event: "workflow_dispatch", actor: null },
    provableAt: iso(world.nowMs + LEASE_MS / 2 + SETTLE_MS),
    status: "claimed",
    runId: null,
    runUrl: null,
    conclusion: null,
    closedAt: null,
    message: null,
  };
}

/** Sends a claim, if it is not too late, and has the forge start a run. */
export function send(
  world: World,
  claim: AttemptRecord,
  receive: (marker: string) => Reception,
  witness: () => void,
): Sent {
  const marker = attemptId(claim);
  const isLate = world.nowMs > Date.parse(claim.claimedAt) + LEASE_MS / 2;
  const reception = isLate ? "deferred" : receive(marker);
  const sent = { reception, run: undefined, atMs: world.nowMs };
  if (reception === "deferred" || reception === "refused") return sent;
  witness();
  if (reception === "lost") return sent;
  const run: Run = {
    id: String(1000 + world.runs.length),
    key: claim.key,
    marker,
    images: claim.images,
    createdMs: world.nowMs,
    // A forge that gave no answer may take its time.
    listedMs: world.nowMs + (reception === "lost-started" ? SETTLE_MS / 2 : 0),
    conclusion: null,
    deleted: false,
    effective: [],
    endedMs: null,
    readMs: world.nowMs,
  };
  world.runs.push(run);
  return { ...sent, run };
}

/** The ledger with what became of a dispatch. */
export function conclude(world: World, id: string, { reception, run, atMs }: Sent): Ledger {
  const { ledger } = world;
  const { [id]: claim, ...others } = ledger.attempts;
  if (claim === undefined) return ledger;
  if (reception === "deferred") return claim.status === "claimed" ? { ...ledger, attempts: others } : ledger;
  if (reception === "refused") return closeAttempt(ledger, id, { status: "refused", at: iso(world.nowMs) });
  const provableAt = iso(atMs + SETTLE_MS);
  const isKnown = reception === "accepted" || reception === "silent";
  const runId = reception === "accepted" ? (run?.id ?? null) : null;
  return noteAttempt(ledger, id, { status: isKnown ? "dispatched" : "unknown", runId, provableAt });
}
