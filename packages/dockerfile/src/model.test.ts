import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { summarise } from "./summary.testing.ts";

/** What a stage is built from: an earlier stage, by index; or one of these images, directly or by an argument. */
type Base =
  | { readonly stage: number }
  | { readonly image: string; readonly spelling: "plain" | "arg" | "default" };

interface StageModel {
  readonly base: Base;
  readonly isNamed: boolean;
  readonly copies: readonly Base[];
  readonly mounts: readonly Base[];
}

const IMAGES = ["node:22", "alpine:latest", "ghcr.io/acme/app:1", "localhost:5000/x/y:z"];
const NOISE = [
  "",
  "# FROM comment:1",
  "RUN <<EOF\nFROM heredoc:1\nEOF",
  "RUN echo \\\n  FROM continued:1",
  "ENV A=FROM",
];

function arbitraryBase(
  stagesBefore: number,
  spellings: readonly ("plain" | "arg" | "default")[],
): fc.Arbitrary<Base> {
  const image = fc.record({ image: fc.constantFrom(...IMAGES), spelling: fc.constantFrom(...spellings) });
  return stagesBefore === 0 ? image : fc.oneof(image, fc.record({ stage: fc.nat(stagesBefore - 1) }));
}

const arbitraryStages: fc.Arbitrary<readonly StageModel[]> = fc.integer({ min: 1, max: 6 }).chain((count) =>
  fc.tuple(
    ...Array.from({ length: count }, (_, index) =>
      fc.record({
        base: arbitraryBase(index, ["plain", "arg", "default"]),
        isNamed: fc.boolean(),
        copies: fc.array(arbitraryBase(index, ["plain"]), { maxLength: 2 }),
        mounts: fc.array(arbitraryBase(index, ["plain"]), { maxLength: 2 }),
      }),
    ),
  ),
);

function isStage(base: Base): base is { readonly stage: number } {
  return "stage" in base;
}

/** Every stage that another one is built from or mounts has a name, as only COPY knows numbers. */
function needsName(stages: readonly StageModel[], index: number): boolean {
  const byName = stages.flatMap(({ base, mounts }) => [base, ...mounts]);
  return byName.some((base) => isStage(base) && base.stage === index) || stages[index]?.isNamed === true;
}

function writeBase(base: Base): string {
  if (isStage(base)) return `S${base.stage}`;
  const index = IMAGES.indexOf(base.image);
  if (base.spelling === "arg") return `$IMAGE_${index}`;
  return base.spelling === "default" ? `\${UNSET:-${base.image}}` : base.image;
}

interface Written {
  readonly text: string;
  readonly expected: readonly string[];
}

/** Writes the Dockerfile and, from the model alone, what it needs. */
function write(stages: readonly StageModel[], target: number, noise: readonly string[]): Written {
  const lines = IMAGES.map((image, index) => `ARG IMAGE_${index}=${image}`);
  const lineOf = new Map<object, number>();
  for (const [index, stage] of stages.entries()) {
    lines.push(...(noise[index] ?? "").split("\n").slice(0, index === 0 ? 0 : undefined));
    lines.push(`FROM ${writeBase(stage.base)}${needsName(stages, index) ? ` as s${index}` : ""}`);
    lineOf.set(stage.base, lines.length);
    for (const copy of stage.copies) {
      const isNumber = isStage(copy) && !needsName(stages, copy.stage);
      lines.push(`COPY --from=${isNumber ? copy.stage : writeBase(copy)} /a /b`);
      lineOf.set(copy, lines.length);
    }
    for (const mount of stage.mounts) {
      lines.push(`RUN --mount=target=/x,from=${writeBase(mount)} true`);
      lineOf.set(mount, lines.length);
    }
  }
  return { text: lines.join("\n"), expected: expectUses(stages, target, lineOf) };
}

function expectUses(stages: readonly StageModel[], target: number, lineOf: ReadonlyMap<object, number>) {
  const needed = new Set<number>();
  const need = (index: number): void => {
    const stage = stages[index];
    if (stage === undefined || needed.has(index)) return;
    needed.add(index);
    for (const base of [stage.base, ...stage.copies, ...stage.mounts]) if (isStage(base)) need(base.stage);
  };
  need(target);
  const rootOf = (index: number): number => {
    const base = stages[index]?.base;
    return base !== undefined && isStage(base) ? rootOf(base.stage) : index;
  };
  const root = rootOf(target);
  const first = new Map<string, number>();
  const use = (role: string, base: Base): void => {
    if (isStage(base)) return;
    const key = `${role} ${base.image}`;
    first.set(key, Math.min(first.get(key) ?? Infinity, lineOf.get(base) ?? 0));
  };
  for (const index of needed) {
    const stage = stages[index];
    if (stage === undefined) continue;
    use(index === root ? "runtime" : "build", stage.base);
    for (const copy of stage.copies) use("copy", copy);
    for (const mount of stage.mounts) use("mount", mount);
  }
  return [...first].map(([key, line]) => `${line} ${key}`).sort();
}

describe("Dockerfiles made from a model", () => {
  it("need exactly the images that the model says (property)", () => {
    const noise = fc.array(fc.constantFrom(...NOISE), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(arbitraryStages, noise, fc.nat(), fc.boolean(), (stages, lines, pick, usesCrLf) => {
        const target = pick % stages.length;
        const { text, expected } = write(stages, target, lines);
        const written = usesCrLf ? text.replaceAll("\n", "\r\n") : text;
        const { uses, errors } = summarise(written, {
          stage: String(target),
          platforms: "linux/amd64 linux/arm64",
        });
        expect({ uses: [...uses].sort(), errors }).toEqual({ uses: expected, errors: [] });
      }),
      { numRuns: 300 },
    );
  });
});
