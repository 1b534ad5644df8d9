import { combineFailures, Failure } from "@basewatch/failure";
import { formatPlace, type Mistake } from "./mistakes.ts";
import type { Position, ValuePath } from "./yaml-document.ts";

/** Where a value came from. */
export interface Origin {
  /** Stands in front of line and column. */
  readonly path: string;
  locate(place: ValuePath): Position;
}

/** All mistakes of a text as one failure to throw, in the order of the text: `images.yaml:4:3: images[3].rebuidDelay: …`. */
export function reportMistakes(origin: Origin, mistakes: readonly Mistake[]): Failure {
  const failures = mistakes
    .map((mistake) => ({ mistake, position: origin.locate(mistake.place) }))
    .toSorted(
      (left, right) =>
        left.position.line - right.position.line || left.position.column - right.position.column,
    )
    .map(({ mistake, position }) => failureOf(origin.path, mistake, position));
  return combineFailures(failures, `${origin.path}: ${failures.length} mistakes`, "config.invalid");
}

function failureOf(path: string, { place, text, code, hint }: Mistake, { line, column }: Position): Failure {
  const where = place.length === 0 ? "" : `${formatPlace(place)}: `;
  return new Failure(`${path}:${line}:${column}: ${where}${text}`, { code, hint });
}
