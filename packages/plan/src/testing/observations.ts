import { type Digest, parseDigest, parseReference } from "@basewatch/image";
import { type AttemptRecord, attemptId, emptyLedger, type Ledger } from "@basewatch/ledger";
import { parseDelayPolicy } from "@basewatch/schedule";
import {
  type BaseObservation,
  type ForceOrder,
  type ImageObservation,
  type Plan,
  type PlanRequest,
  planRebuilds,
} from "../index.ts";

export const HOUR_MS = 60 * 60 * 1000;
export const DAY_MS = 24 * HOUR_MS;
export const START_MS = Date.UTC(2026, 0, 1);
export const NODE = "docker.io/library/node:22";
const digest = (letter: string): Digest => parseDigest(`sha256:${letter.repeat(64)}`);
export const [A, B, C, D, E] = ["a", "b", "c", "d", "e"].map(digest) as [
  Digest,
  Digest,
  Digest,
  Digest,
  Digest,
];

/** A number of days after the beginning, as the ledger writes it. */
export function day(days: number): string {
  return new Date(START_MS + days * DAY_MS).toISOString();
}

/** node:22, which has moved from A to B since the image was built. */
export function base(overrides: Partial<BaseObservation> = {}): BaseObservation {
  return {
    reference: parseReference("node:22"),
    role: "runtime",
    verdict: "changed",
    previous: [A],
    current: B,
    evidence: "provenance",
    pinned: false,
    movedPastPin: false,
    ...overrides,
  };
}

export const unchanged = base({ verdict: "unchanged", current: A });
export const unknown = base({ verdict: "unknown", previous: [], current: undefined, evidence: undefined });

/** The base that another image of the fleet is. */
export function onImage(name: string, overrides: Partial<BaseObservation> = {}): BaseObservation {
  return base({ reference: parseReference(`ghcr.io/o/${name}:latest`), ...overrides });
}

/** An image at digest D, built on {@link base} when nothing else is said. */
export function image(overrides: Partial<ImageObservation> = {}): ImageObservation {
  const name = overrides.name ?? "app";
  const bases = overrides.bases ?? [base()];
  const has = (verdict: BaseObservation["verdict"]) => bases.some((one) => one.verdict === verdict);
  return {
    name,
    reference: parseReference(`ghcr.io/o/${name}:latest`),
    digest: D,
    verdict: has("changed") ? "changed" : has("unknown") ? "unknown" : "unchanged",
    bases,
    rebuildDelay: parseDelayPolicy("0"),
    autoRebuild: true,
    maxAttempts: 3,
    rebuildable: true,
    dispatch: {
      provider: "github",
      apiUrl: null,
      repository: "o/r",
      workflow: `${name}.yml`,
      ref: "main",
      inputs: { version_bump: "patch" },
    },
    ...overrides,
  };
}

/** A plan for images, some days after the beginning. */
export function plan(
  images: readonly ImageObservation[],
  days = 0,
  ledger: Ledger = emptyLedger(),
  force?: ForceOrder,
  rest: Partial<PlanRequest> = {},
): Plan {
  const nowMs = START_MS + days * DAY_MS;
  return planRebuilds({ images, ledger, nowMs, state: "file:l.json", force, ...rest });
}

/** The decisions of a plan, in the order of its images. */
export function decisions(result: Plan): readonly string[] {
  return result.images.map((one) => one.decision);
}

/** The only rebuild of a plan as the claim of a dispatcher, some days after the beginning, with what has become of it. */
export function claim(result: Plan, days: number, news: Partial<AttemptRecord> = {}): AttemptRecord {
  const [rebuild] = result.rebuilds;
  if (rebuild?.dispatch == null) throw new Error("the plan has nothing to dispatch");
  const { key, attempt, images, reason, dispatch } = rebuild;
  const { provider, apiUrl, repository, workflow, ref } = dispatch;
  return {
    key,
    attempt,
    target: { provider, apiUrl, repository, workflow, ref },
    images: images.map(({ name }) => name).toSorted(),
    imageDigests: Object.fromEntries(
      images.flatMap(({ name }) => {
        const known = result.ledger.images[name]?.digest ?? null;
        return known === null ? [] : [[name, known]];
      }),
    ),
    bases: Object.fromEntries(
      images.flatMap(({ bases }) =>
        bases.flatMap(({ reference, current }) => (current === null ? [] : [[reference, current]])),
      ),
    ),
    reason,
    owner: "run-1/0",
    claimedAt: day(days),
    expiresAt: day(days + 1 / 48),
    sentAfter: day(days),
    traces: { marked: true, event: "workflow_dispatch", actor: null },
    provableAt: day(days + 1 / 48),
    status: "dispatched",
    runId: "7",
    runUrl: null,
    conclusion: null,
    closedAt: null,
    message: null,
    ...news,
  };
}

/** A ledger with attempts. */
export function withAttempts(ledger: Ledger, ...attempts: readonly AttemptRecord[]): Ledger {
  const added = attempts.map((attempt) => [attemptId(attempt), attempt] as const);
  return { ...ledger, attempts: { ...ledger.attempts, ...Object.fromEntries(added) } };
}

/** The ledger of a plan, whose rebuild was claimed and has ended some days after the beginning. */
export function ended(
  result: Plan,
  days: number,
  status: AttemptRecord["status"] = "failed",
  news: Partial<AttemptRecord> = {},
): Ledger {
  return withAttempts(result.ledger, claim(result, days, { status, closedAt: day(days), ...news }));
}
