import fc from "fast-check";
import type { Reception } from "./dispatcher.ts";
import { BASES, type Policy, referenceOf } from "./world.ts";

const IMAGES = 5;

/** What becomes of a run. */
export type Fate = "success" | "no-pull" | "no-publish" | "failure" | "superseded" | "deleted";

/** One thing that happens. Numbers are taken modulo what there is. */
export type Step =
  | { readonly do: "wait"; readonly minutes: number }
  | { readonly do: "move"; readonly base: number; readonly back: boolean }
  | {
      readonly do: "check";
      readonly process: number;
      readonly stages: number;
      readonly looksAt: number;
      readonly out: number;
      readonly forgeDown: boolean;
      readonly force: "no" | "changed" | "all";
      readonly receptions: readonly Reception[];
    }
  | { readonly do: "crash"; readonly process: number }
  | { readonly do: "finish"; readonly run: number; readonly fate: Fate }
  | { readonly do: "push"; readonly image: number }
  | { readonly do: "edit"; readonly image: number; readonly edit: Edit };

/** A change of the configuration, or of a Dockerfile. */
export type Edit =
  | { readonly kind: "policy"; readonly change: Partial<Policy> }
  | { readonly kind: "toggle"; readonly field: "listed" | "rebuildable" | "autoRebuild" }
  | { readonly kind: "pin"; readonly base: number }
  | { readonly kind: "base"; readonly base: number };

/** What may happen to a few images from the first day on. */
export interface History {
  readonly policies: readonly Policy[];
  readonly steps: readonly Step[];
  readonly sharded: boolean;
}

const delayHours = fc.constantFrom(0, 0, 1, 24, 7 * 24);
const window = fc.constantFrom(null, null, [0, 9], [8, 17], [15, 24]) as fc.Arbitrary<Policy["window"]>;
const maxAttempts = fc.integer({ min: 1, max: 3 });
const bits = fc.integer({ min: 0, max: 2 ** IMAGES - 1 });
const mostly = (value: boolean) =>
  fc.integer({ min: 0, max: 7 }).map((number) => (number === 0 ? !value : value));

const policy = fc.record({
  rebuildable: mostly(true),
  autoRebuild: mostly(true),
  delayHours,
  window,
  maxAttempts,
  bases: fc.integer({ min: 1, max: 2 ** (IMAGES + 1) - 1 }),
  shares: fc.boolean(),
});

const policies = fc.array(policy, { minLength: IMAGES, maxLength: IMAGES }).map((list) =>
  list.map(({ bases, shares, ...rest }, index): Policy => {
    const chosen = basesFor(index).filter((_, bit) => (bases >> bit) % 2 === 1);
    return {
      ...rest,
      name: `img${index}`,
      listed: true,
      bases: chosen.length === 0 ? BASES.slice(0, 1) : chosen,
      pins: {},
      workflow: shares ? "shared.yml" : `img${index}.yml`,
    };
  }),
);

/** An image may be built on the two bases, and on the images before it. */
export function basesFor(index: number): readonly string[] {
  return [...BASES, ...Array.from({ length: index }, (_, each) => referenceOf(`img${each}`))];
}

const index = fc.nat(30);
const process = fc.nat(2);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constant("policy" as const),
    change: fc.oneof(fc.record({ delayHours }), fc.record({ window }), fc.record({ maxAttempts })),
  }),
  fc.record({
    kind: fc.constant("toggle" as const),
    field: fc.constantFrom(
      "listed" as const,
      "listed" as const,
      "rebuildable" as const,
      "autoRebuild" as const,
    ),
  }),
  fc.record({ kind: fc.constant("pin" as const), base: index }),
  fc.record({ kind: fc.constant("base" as const), base: index }),
);
const receptions = fc.array(
  fc.constantFrom<Reception>(
    "accepted",
    "accepted",
    "accepted",
    "silent",
    "lost-started",
    "lost",
    "refused",
    "deferred",
  ),
  { minLength: 1, maxLength: 3 },
);
const everything = 2 ** IMAGES - 1;
const check = fc.record({
  do: fc.constant("check" as const),
  process,
  stages: fc.oneof(
    { weight: 3, arbitrary: fc.constant(6) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 5 }) },
  ),
  looksAt: fc.oneof({ weight: 4, arbitrary: fc.constant(everything) }, { weight: 1, arbitrary: bits }),
  out: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: bits }),
  forgeDown: mostly(false),
  force: fc.oneof(
    { weight: 14, arbitrary: fc.constant("no" as const) },
    { weight: 1, arbitrary: fc.constantFrom("changed" as const, "all" as const) },
  ),
  receptions,
});
const fate = fc.constantFrom<Fate>(
  "success",
  "success",
  "failure",
  "failure",
  "no-pull",
  "no-publish",
  "superseded",
  "deleted",
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 7, arbitrary: check },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("finish" as const), run: index, fate }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      minutes: fc.constantFrom(1, 16, 45, 240, 1500, 4000),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("move" as const), base: index, back: mostly(false) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("crash" as const), process }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("push" as const), image: index }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("edit" as const), image: index, edit }) },
);

/** Random histories of five images on two bases and on each other. */
export const histories: fc.Arbitrary<History> = fc.record({
  policies,
  steps: fc.array(step, { minLength: 15, maxLength: 60 }),
  sharded: fc.boolean(),
});
