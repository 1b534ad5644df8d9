import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import type { Recipe, Source } from "./recipe.ts";

/** Where a name leads: to a stage by its index, or to an image by its text. */
export type Link =
  | { readonly stage: number }
  | { readonly image: string; readonly missing: readonly string[] };

/**
 * Where a stage's `COPY --from=` or mount takes files from: a stage before it, by its name or, for `COPY`, its number, else
 * an image (https://docs.docker.com/reference/dockerfile/#copy---from).
 *
 * @throws Failure `dockerfile.source` for a variable, a number that no stage has, and a stage that is not built yet.
 */
export function linkSource(source: Source, user: number, recipe: Recipe): Link {
  const written = describe(source);
  if (source.from.includes("$"))
    throw new Failure(`${written}: variables are not expanded there`, {
      code: "dockerfile.source",
      hint: "Add a stage FROM the variable AS a name before this one, and take from that stage",
    });
  const stage = findStage(source, recipe);
  if (stage === undefined) return { image: source.from, missing: [] };
  if (stage < user && recipe.stages[stage] !== undefined) return { stage };
  throw new Failure(`${written}: ${explain(stage, user, recipe)}`, {
    code: "dockerfile.source",
    hint: "Take from a stage that comes before this one",
  });
}

function describe(source: Source): string {
  const from = printable(source.from);
  return source.role === "copy" ? `COPY --from=${from}` : `RUN --mount=from=${from}`;
}

/** Only `COPY` counts stages: a mount's number is an image's name. */
function findStage(source: Source, recipe: Recipe): number | undefined {
  const isNumber = source.role === "copy" && /^[+-]?\d+$/u.test(source.from);
  return isNumber ? Number(source.from) : recipe.byName.get(source.from.toLowerCase());
}

function explain(stage: number, user: number, recipe: Recipe): string {
  if (recipe.stages[stage] === undefined) return `there are ${recipe.stages.length} stages, counted from 0`;
  return stage === user ? "a stage cannot take from itself" : "that stage comes later";
}
