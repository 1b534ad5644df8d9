import type { Digest } from "@basewatch/image";
import type { AttemptRecord } from "@basewatch/ledger";
import type { ImageObservation, Plan, PlannedImage, Rebuild } from "../index.ts";
import { iso } from "./dispatcher.ts";
import { BUSY, byName, find, isWasted, require, sayOf, spell, upstreamsOf } from "./judgement.ts";
import type { Process, Witness } from "./processes.ts";
import { createSightings } from "./sightings.ts";
import { currentOf, isInWindow, type Policy, type Run, referenceOf, type World } from "./world.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SHORTEST_PAUSE_MS = HOUR_MS / 4;

interface Order {
  readonly name: string;
  readonly reason: string;
  readonly digest: Digest | undefined;
  readonly unchangedToo: boolean;
  isMet: boolean;
}

/** Judges by the world itself what a planner may do; knows nothing of how it decides. */
export interface Oracle extends Witness {
  /** Every decision that was made. */
  readonly decisions: Set<string>;
  /** Somebody else has published an image. */
  pushed(world: World, name: string): void;
  /** What is wrong once everything has had its time: images that are not current, orders that came to nothing. */
  leftOver(world: World): readonly string[];
}

/** An oracle for one history. What it throws says which promise was broken. */
export function createOracle(): Oracle {
  const decisions = new Set<string>();
  const sightings = createSightings();
  const calm = new Map<string, number>();
  const pushes = new Map<string, number>();
  const orders: Order[] = [];
  const covered = new Map<string, Set<string>>();
  const claims: AttemptRecord[] = [];
  const sent = new Set<string>();
  const held = new Set<string>();
  const pushedSince = (name: string, ms: number): boolean => (pushes.get(name) ?? 0) >= ms;

  return {
    decisions,
    pushed(world, name) {
      pushes.set(name, world.nowMs);
    },
    planned(world, process, plan, stale, isAlone) {
      const images = new Map((process.images ?? []).map((image) => [image.name, image]));
      noteOrders(process, [...images.values()]);
      sightings.commit(world, process, plan);
      for (const planned of plan.images) judgeDecision(world, process, planned, stale);
      for (const rebuild of plan.rebuilds)
        for (const { name } of rebuild.images)
          judgeRebuild(world, process, plan, rebuild, find(images, name));
      for (const image of images.values()) if (!stale.has(image.name)) noteSighting(process, image, isAlone);
    },
    claimed(claim) {
      claims.push(claim);
    },
    sending(world, process, claim) {
      const marker = `${claim.key}.${claim.attempt}`;
      require(!sent.has(marker), `${marker} is sent twice`);
      for (const name of claim.images) judgeSending(world, process, claim, name);
      sent.add(marker);
      for (const order of orders) if (claim.images.includes(order.name)) order.isMet = true;
    },
    leftOver(world) {
      const late = world.policies.filter((policy) => isWaiting(world, policy));
      // What failed under an order counts, also a claim that nobody could say anything of for a day.
      const lost = orders.filter(
        ({ name, isMet }) => !isMet && !held.has(name) && find(byName(world.policies), name).listed,
      );
      return [
        ...late.map(({ name }) => `${name} is not current`),
        ...lost.map(({ name }) => `the order for ${name} came to nothing`),
      ];
    },
  };

  function judgeDecision(
    world: World,
    { options, policies }: Process,
    { observation, decision }: PlannedImage,
    stale: ReadonlySet<string>,
  ): void {
    const { name } = observation;
    decisions.add(decision);
    if (stale.has(name)) return;
    if (decision === "hold:attempts") held.add(name);
    else held.delete(name);
    if (options.force !== undefined)
      require(!/delay|window|retry|attempts|disabled/u.test(
        decision,
      ), `${name}: an order is met with ${decision}`);
    // What was built on a digest between two looks cannot be told from what did not pull.
    const isSeen = observation.bases.every(({ previous: [on] }) => sightings.has(on));
    if (decision === "hold:attempts" && isSeen)
      require(wastedOn(world, name) >=
        find(byName(policies), name).maxAttempts, `${name}: held without that many failures`);
  }

  function judgeRebuild(
    world: World,
    process: Process,
    plan: Plan,
    rebuild: Rebuild,
    image: ImageObservation,
  ): void {
    const { name } = image;
    const policy = find(byName(process.policies), name);
    require(image.verdict !== "unknown", `${name}: rebuilt although unknown`);
    require(policy.listed && policy.rebuildable, `${name}: rebuilt although it cannot be`);
    const isForced = (rebuild.reason ?? "").split("; ").some((reason) => covered.get(reason)?.has(name));
    judgeUpstreams(world, process, plan, policy, isForced);
    if (isForced) return;
    require(policy.autoRebuild, `${name}: rebuilt although autoRebuild is false`);
    require(policy.window === null ||
      isInWindow(policy.window, process.plannedMs), `${name}: rebuilt outside its window`);
    const due = image.bases.filter(({ verdict, movedPastPin }) => verdict === "changed" && !movedPastPin);
    const dueMs = Math.min(...due.map((base) => sightings.movedMs(world, base)));
    require(process.plannedMs >= dueMs + policy.delayHours * HOUR_MS, `${name}: rebuilt before its time`);
    // One that was given up before it ended has had its pause already.
    const isKnown = (run: Run): boolean =>
      (run.endedMs ?? 0) - run.readMs < DAY_MS &&
      !hasReturned(world, image, run.createdMs) &&
      !hasObeyed(world, run, name);
    const last = world.runs.findLast((run) => isWasted(run, name) && isKnown(run));
    if (last === undefined || (calm.get(name) ?? 0) >= last.createdMs) return;
    // What somebody published after the claim, be it before the run began, looks like the work of the run.
    if (pushedSince(name, Date.parse(claimOf(last)?.claimedAt ?? iso(last.createdMs)))) return;
    require(process.plannedMs >=
      (last.endedMs ?? 0) + SHORTEST_PAUSE_MS, `${name}: rebuilt without a pause after a failure`);
  }

  /** Whether a run has published an image as an order for an unchanged one wanted it: that the base moved before it pulled is more than anybody can know. */
  function hasObeyed(world: World, run: Run, name: string): boolean {
    const claim = claimOf(run);
    const isForNoBase = claim !== undefined && Object.keys(claim.bases).length === 0;
    return (
      isForNoBase && world.tags.get(referenceOf(name))?.some(({ atMs }) => atMs === run.endedMs) === true
    );
  }

  function claimOf({ marker }: Run): AttemptRecord | undefined {
    return claims.find(({ key, attempt }) => `${key}.${attempt}` === marker);
  }

  /** Whether a base has come back to what an image is on: a build that did not pull looks like one that did then. */
  function hasReturned(world: World, { bases }: ImageObservation, sinceMs: number): boolean {
    return bases.some(({ reference, previous: [on] }) =>
      world.tags.get(spell(reference))?.some(({ digest, atMs }) => digest === on && atMs >= sinceMs),
    );
  }

  function judgeUpstreams(
    world: World,
    process: Process,
    plan: Plan,
    policy: Policy,
    isForced: boolean,
  ): void {
    for (const { name } of upstreamsOf(process, policy)) {
      const said = sayOf(plan, name);
      const isPassed = isForced && isWindowed(process, plan, name);
      require(!BUSY.test(said) || isPassed, `${policy.name}: rebuilt although ${name} is ${said}`);
      require(!world.runs.some(
        (run) => isActive(world, run, name) && run.createdMs < process.plannedMs,
      ), `${policy.name}: rebuilt although a rebuild of ${name} is under way`);
    }
  }

  /** Whether an image waits, at the end of its chain, for nothing but windows: an order goes past it. */
  function isWindowed(process: Process, plan: Plan, name: string): boolean {
    const said = sayOf(plan, name);
    if (said !== "wait:upstream") return said === "wait:window";
    const busy = upstreamsOf(process, find(byName(process.policies), name)).filter((each) =>
      BUSY.test(sayOf(plan, each.name)),
    );
    return busy.length > 0 && busy.every((each) => isWindowed(process, plan, each.name));
  }

  function judgeSending(world: World, process: Process, claim: AttemptRecord, name: string): void {
    require(!world.runs.some((run) => isActive(world, run, name)), `${name}: two rebuilds are under way`);
    const failed = world.runs.filter((run) => run.key === claim.key && isWasted(run, name)).length;
    const { maxAttempts } = find(byName(process.policies), name);
    require(failed < maxAttempts, `${name}: ${failed} attempts at ${claim.key} have failed`);
  }

  /** A run that nobody could read for a day has been given up, and one of an image that somebody else has published is not waited for. */
  function isActive(world: World, run: Run, name: string): boolean {
    if (!run.images.includes(name) || run.conclusion !== null || run.deleted) return false;
    return world.nowMs - run.readMs < DAY_MS && !pushedSince(name, run.createdMs - 2 * HOUR_MS);
  }

  function noteOrders({ options: { force }, policies }: Process, images: readonly ImageObservation[]): void {
    if (force === undefined) return;
    const names = new Set(images.map(({ name }) => name));
    for (const { name, bases } of policies)
      if (bases.some((base) => [...names].some((each) => referenceOf(each) === base))) names.add(name);
    covered.set(force.reason, names);
    for (const { name, digest, verdict, rebuildable, bases } of images) {
      const isDue = bases.some((base) => base.verdict === "changed" && !base.movedPastPin);
      if (verdict === "unknown" || !rebuildable || !(force.unchangedToo || isDue)) continue;
      orders.push({ name, reason: force.reason, digest, unchangedToo: force.unchangedToo, isMet: false });
    }
  }

  function noteSighting({ plannedMs }: Process, image: ImageObservation, isAlone: boolean): void {
    const isAtRest = image.bases.every(
      ({ verdict, movedPastPin }) => verdict === "unchanged" || movedPastPin,
    );
    for (const order of orders) {
      if (order.name !== image.name) continue;
      if (!image.rebuildable) order.isMet = true;
      const isAnother = image.digest !== undefined && image.digest !== order.digest;
      if (order.unchangedToo ? isAnother : isAtRest) order.isMet = true;
    }
    if (image.verdict === "unchanged") calm.set(image.name, plannedMs);
    if (isAlone) sightings.note(image, plannedMs);
  }

  /** How many claims for an image came to nothing, by a run or by none that could be read; superseded ones are none when somebody could read that. */
  function wastedOn(world: World, name: string): number {
    const good = new Set(
      world.runs
        .filter(
          ({ conclusion, effective, readMs, endedMs }) =>
            (conclusion === "superseded" && readMs >= (endedMs ?? Infinity)) ||
            (conclusion === "success" && effective.includes(name)),
        )
        .map(({ marker }) => marker),
    );
    return claims.filter(
      ({ key, attempt, images }) => images.includes(name) && !good.has(`${key}.${attempt}`),
    ).length;
  }

  function isWaiting(world: World, policy: Policy): boolean {
    const { name, listed, rebuildable, autoRebuild, bases, pins } = policy;
    if (!listed || !rebuildable || !autoRebuild || held.has(name)) return false;
    const on = world.builtOn.get(currentOf(world, referenceOf(name)));
    return bases.some((base) => on?.get(base) !== (pins[base] ?? currentOf(world, base)));
  }
}
