import { basesFor, type Edit, type Fate, type History, type Step } from "./arbitraries.ts";
import { createOracle, type Oracle } from "./oracle.ts";
import { advance, type CheckOptions, type Process, startProcess } from "./processes.ts";
import {
  BASES,
  createWorld,
  currentOf,
  moveTag,
  type Policy,
  publish,
  type Run,
  referenceOf,
  type World,
} from "./world.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Lets a history happen, then gives everything its time; yields the decisions that were made. Throws when a promise is broken. */
export function play({ policies: list, steps, sharded }: History): ReadonlySet<string> {
  const world = createWorld(list);
  const oracle = createOracle();
  const processes = new Map<number, Process>();
  for (const each of steps) {
    world.nowMs += 1_000;
    perform(world, oracle, processes, each);
  }
  rest(world, oracle, sharded);
  // What has used up its attempts gets new ones with the next move.
  world.nowMs += HOUR_MS;
  for (const base of BASES) moveTag(world, base);
  rest(world, oracle, sharded);
  return oracle.decisions;
}

function perform(world: World, oracle: Oracle, processes: Map<number, Process>, step: Step): void {
  switch (step.do) {
    case "wait":
      world.nowMs += step.minutes * MINUTE_MS;
      return;
    case "move": {
      const base = pick(BASES, step.base);
      const before = world.tags.get(base)?.at(-2)?.digest;
      moveTag(world, base, step.back ? before : undefined);
      return;
    }
    case "crash":
      processes.delete(step.process);
      return;
    case "finish": {
      const active = world.runs.filter(({ conclusion, deleted }) => conclusion === null && !deleted);
      if (active.length > 0) finish(world, pick(active, step.run), step.fate);
      return;
    }
    case "push": {
      const pushed = pick(world.policies, step.image);
      publish(world, pushed, true);
      oracle.pushed(world, pushed.name);
      return;
    }
    case "edit":
      applyEdit(world, oracle, pick(world.policies, step.image), step.edit);
      return;
    case "check":
      runStages(world, oracle, processes, step);
  }
}

function runStages(
  world: World,
  oracle: Oracle,
  processes: Map<number, Process>,
  step: Extract<Step, { do: "check" }>,
): void {
  const { looksAt, out, forgeDown, receptions: answers } = step;
  let answered = 0;
  const options: CheckOptions = {
    looksAt: (name) => isIn(looksAt, name),
    isOut: (name) => isIn(out, name),
    forgeDown,
    reception: () => pick(answers, answered++),
    force:
      step.force === "no"
        ? undefined
        : {
            unchangedToo: step.force === "all",
            by: "ada",
            reason: `order ${world.serial}`,
            runId: String(world.serial++),
          },
  };
  const earlier = processes.get(step.process);
  // A job that takes hours is cut off.
  const isOver = earlier === undefined || world.nowMs - earlier.startedMs > 2 * HOUR_MS;
  const running = isOver ? startProcess(world, options) : earlier;
  processes.set(step.process, running);
  for (let stage = isOver ? 1 : 0; stage < step.stages; stage += 1) {
    world.nowMs += 20_000;
    if (!advance(world, running, oracle)) {
      processes.delete(step.process);
      return;
    }
  }
}

function isIn(mask: number, name: string): boolean {
  return (mask >> Number(name.slice(3))) % 2 === 1;
}

function pick<Value>(list: readonly Value[], at: number): Value {
  const value = list[at % list.length];
  if (value === undefined) throw new Error("there is nothing to pick from");
  return value;
}

function finish(world: World, run: Run, fate: Fate): void {
  run.endedMs = world.nowMs;
  if (fate === "deleted") {
    run.deleted = true;
    return;
  }
  run.conclusion = fate === "failure" || fate === "superseded" ? fate : "success";
  const built = world.policies.filter(({ name }) => run.images.includes(name));
  if (fate === "success" || fate === "no-pull")
    for (const each of built) publish(world, each, fate === "success");
  // A build that does not pull is none the worse where the base has come back to what the image is on.
  const isGood = (each: Policy): boolean =>
    fate === "success" || (fate === "no-pull" && wasSince(world, each, run.createdMs));
  run.effective = built.filter(isGood).map(({ name }) => name);
}

function wasSince(world: World, { name, bases }: Policy, sinceMs: number): boolean {
  const on = world.builtOn.get(currentOf(world, referenceOf(name)));
  return bases.every((base) => {
    const moves = world.tags.get(base) ?? [];
    return moves.some(
      ({ digest }, at) => digest === on?.get(base) && (moves[at + 1]?.atMs ?? Infinity) >= sinceMs,
    );
  });
}

function applyEdit(world: World, oracle: Oracle, policy: Policy, edit: Edit): void {
  const edited = { ...policy, ...changeOf(world, policy, edit) };
  world.policies = world.policies.map((each) => (each === policy ? edited : each));
  if (edit.kind !== "base") return;
  // A push that edits the Dockerfile builds the image.
  publish(world, edited, true);
  oracle.pushed(world, edited.name);
}

function changeOf(world: World, policy: Policy, edit: Edit): Partial<Policy> {
  if (edit.kind === "policy") return edit.change;
  if (edit.kind === "toggle") return { [edit.field]: !policy[edit.field] };
  const base =
    edit.kind === "pin"
      ? pick(policy.bases, edit.base)
      : pick(basesFor(Number(policy.name.slice(3))), edit.base);
  const { [base]: pin, ...pins } = policy.pins;
  if (edit.kind === "pin")
    return { pins: pin === undefined ? { ...pins, [base]: currentOf(world, base) } : pins };
  const others = policy.bases.filter((each) => each !== base);
  if (others.length === policy.bases.length) return { bases: [...others, base] };
  return others.length === 0 ? {} : { bases: others, pins };
}

/** Schedules keep coming, everything answers and every build works, until all is done and a look finds nothing new to record. */
function rest(world: World, oracle: Oracle, sharded: boolean): void {
  let left: readonly string[] = ["nothing was tried"];
  for (let round = 0; round < 400; round += 1) {
    for (const run of world.runs) if (run.conclusion === null && !run.deleted) finish(world, run, "success");
    world.nowMs += 5 * HOUR_MS;
    const before = JSON.stringify(world.ledger);
    for (const shard of sharded ? [0, 1] : [undefined]) runOnce(world, oracle, shard);
    const isStill = JSON.stringify(world.ledger) === before;
    left = isStill ? oracle.leftOver(world) : ["there is always something new"];
    if (isStill && left.length === 0) return;
  }
  throw new Error(left.join("; "));
}

function runOnce(world: World, oracle: Oracle, shard: number | undefined): void {
  const running = startProcess(world, {
    looksAt: (name) => shard === undefined || Number(name.slice(3)) % 2 === shard,
    isOut: () => false,
    forgeDown: false,
    force: undefined,
    reception: () => "accepted",
  });
  while (advance(world, running, oracle)) world.nowMs += 1_000;
}
