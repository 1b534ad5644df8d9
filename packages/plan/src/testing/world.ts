import { type Digest, parseDigest, parseReference } from "@basewatch/image";
import { emptyLedger, type Ledger } from "@basewatch/ledger";
import { parseDelayPolicy } from "@basewatch/schedule";
import type { BaseObservation, ImageObservation } from "../index.ts";

const HOUR_MS = 3_600_000;

/** One image of a made configuration, with what its Dockerfile says. */
export interface Policy {
  readonly name: string;
  readonly listed: boolean;
  readonly rebuildable: boolean;
  readonly autoRebuild: boolean;
  readonly delayHours: number;
  /** Hours of the day, UTC; the second is left out. */
  readonly window: readonly [number, number] | null;
  readonly maxAttempts: number;
  /** References, without digests. */
  readonly bases: readonly string[];
  /** By reference. */
  readonly pins: Readonly<Record<string, Digest>>;
  readonly workflow: string;
}

/** A run of a simulated forge. */
export interface Run {
  readonly id: string;
  readonly key: string;
  readonly marker: string;
  readonly images: readonly string[];
  readonly createdMs: number;
  /** From when the forge's list shows it. */
  readonly listedMs: number;
  conclusion: "success" | "failure" | "superseded" | null;
  deleted: boolean;
  /** The images that it published as they should be. */
  effective: readonly string[];
  endedMs: number | null;
  /** When a check that could store it last read it. */
  readMs: number;
}

/** A digest that a tag came to. */
export interface Move {
  readonly digest: Digest;
  readonly atMs: number;
}

/** The registries, the forge, the configuration and the ledger as they are. */
export interface World {
  nowMs: number;
  serial: number;
  /** By reference: what the tag was, oldest first. */
  readonly tags: Map<string, Move[]>;
  /** By an image's digest: what it is built on. */
  readonly builtOn: Map<Digest, ReadonlyMap<string, Digest>>;
  readonly runs: Run[];
  policies: readonly Policy[];
  ledger: Ledger;
}

export const BASES = ["docker.io/library/one:1", "docker.io/library/two:1"];

/** The reference that an image is published as. */
export function referenceOf(name: string): string {
  return `ghcr.io/o/${name}:latest`;
}

/** A world in which every image has just been built. */
export function createWorld(policies: readonly Policy[]): World {
  const world: World = {
    nowMs: Date.UTC(2026, 2, 2),
    serial: 0,
    tags: new Map(),
    builtOn: new Map(),
    runs: [],
    policies,
    ledger: emptyLedger(),
  };
  for (const base of BASES) moveTag(world, base);
  for (const policy of policies) publish(world, policy, true);
  return world;
}

/** What a tag is now. */
export function currentOf(world: World, reference: string): Digest {
  const last = world.tags.get(reference)?.at(-1);
  if (last === undefined) throw new Error(`${reference} is nowhere`);
  return last.digest;
}

/** Moves a tag to a new digest, or to a given one. */
export function moveTag(world: World, reference: string, digest: Digest = freshDigest(world)): Digest {
  const moves = world.tags.get(reference) ?? [];
  world.tags.set(reference, [...moves, { digest, atMs: world.nowMs }]);
  return digest;
}

function freshDigest(world: World): Digest {
  world.serial += 1;
  return parseDigest(`sha256:${world.serial.toString(16).padStart(64, "0")}`);
}

/** Publishes an image: on its bases as they are now, or, by a build that does not pull, on those that it had. */
export function publish(world: World, policy: Policy, pulls: boolean): void {
  const before = world.tags.get(referenceOf(policy.name))?.at(-1)?.digest;
  const old = before === undefined ? undefined : world.builtOn.get(before);
  const digests = policy.bases.map((base) => {
    const now = policy.pins[base] ?? currentOf(world, base);
    return [base, pulls ? now : (old?.get(base) ?? now)] as const;
  });
  world.builtOn.set(moveTag(world, referenceOf(policy.name)), new Map(digests));
}

/** What a check finds out about an image; `outage`: its registry does not answer. */
export function observe(world: World, policy: Policy, outage: boolean): ImageObservation {
  const digest = currentOf(world, referenceOf(policy.name));
  const bases = policy.bases.map((base) => observeBase(world, policy, base, digest, outage));
  const has = (verdict: string): boolean => bases.some((base) => base.verdict === verdict);
  const { window } = policy;
  return {
    name: policy.name,
    reference: parseReference(referenceOf(policy.name)),
    digest: outage ? undefined : digest,
    verdict: has("changed") ? "changed" : has("unknown") ? "unknown" : "unchanged",
    bases,
    rebuildDelay: parseDelayPolicy(`${policy.delayHours}h`),
    nextOpenMs: window === null ? undefined : (fromMs) => nextHourIn(window, fromMs),
    autoRebuild: policy.autoRebuild,
    maxAttempts: policy.maxAttempts,
    rebuildable: policy.rebuildable,
    dispatch: {
      provider: "github",
      apiUrl: null,
      repository: "o/r",
      workflow: policy.workflow,
      ref: "main",
      inputs: {},
    },
  };
}

function observeBase(
  world: World,
  policy: Policy,
  base: string,
  image: Digest,
  outage: boolean,
): BaseObservation {
  const reference = parseReference(base);
  const previous = world.builtOn.get(image)?.get(base);
  const pin = policy.pins[base];
  const shared = { reference, role: "runtime", pinned: pin !== undefined, movedPastPin: false } as const;
  if (outage || previous === undefined)
    return { ...shared, verdict: "unknown", previous: [], current: undefined, evidence: undefined };
  const tag = currentOf(world, base);
  const seen = { ...shared, evidence: "provenance", previous: [previous] };
  if (pin !== undefined && previous === pin && tag !== pin)
    return { ...seen, verdict: "changed", current: tag, movedPastPin: true };
  const current = pin ?? tag;
  return { ...seen, current, verdict: previous === current ? "unchanged" : "changed" };
}

/** Whether an hour of the day is in a window. */
export function isInWindow([from, to]: readonly [number, number], atMs: number): boolean {
  const hour = new Date(atMs).getUTCHours();
  return hour >= from && hour < to;
}

function nextHourIn(window: readonly [number, number], fromMs: number): number {
  let atMs = fromMs;
  while (!isInWindow(window, atMs)) atMs = (Math.floor(atMs / HOUR_MS) + 1) * HOUR_MS;
  return atMs;
}
