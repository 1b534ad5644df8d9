import { Failure } from "@basewatch/failure";
import { formatReference } from "@basewatch/image";
import type { Ledger } from "@basewatch/ledger";
import type { CheckedImage } from "./checked-image.ts";
import type { FailOn } from "./inputs.ts";

const LONG_UNKNOWN_MS = 7 * 24 * 60 * 60 * 1000;

/** Unknown images, told apart by whether they fail the step. */
export interface UnknownImages {
  readonly failures: readonly Failure[];
  readonly warnings: readonly Failure[];
}

/** Judges the unknown verdicts of a run by `fail-on`; with a ledger, an image that is unknown for 7 days fails too, `never` aside. */
export function judgeUnknown(
  images: readonly CheckedImage[],
  failOn: FailOn,
  ledger: Ledger,
  nowMs: number,
): UnknownImages {
  const unknown = images.filter((image) => image.verdict === "unknown");
  const everyOne = reaches(failOn, unknown.length, images.length);
  const failures: Failure[] = [];
  const warnings: Failure[] = [];
  for (const image of unknown) {
    const since = ledger.images[image.configuration.name]?.unknownSince ?? undefined;
    const long = failOn !== "never" && since !== undefined && nowMs - Date.parse(since) >= LONG_UNKNOWN_MS;
    (everyOne || long ? failures : warnings).push(...describeUnknown(image, long ? since : undefined));
  }
  return { failures, warnings };
}

function reaches(failOn: FailOn, unknown: number, all: number): boolean {
  if (failOn === "never" || unknown === 0) return false;
  if (failOn === "unknown") return true;
  return failOn === "all-unknown" ? unknown === all : unknown / all >= failOn.share;
}

/** What keeps an image's verdict from being known: its own errors, else those of its bases. */
export function describeUnknown(image: CheckedImage, since?: string): readonly Failure[] {
  const { name, reference } = image.configuration;
  const errors =
    image.errors.length > 0 ? image.errors : image.lineage.bases.flatMap((base) => base.error ?? []);
  const lasting = since === undefined ? "" : ` since ${since}`;
  return errors.map(
    (error) =>
      new Failure(`${name} (${formatReference(reference)}) is unknown${lasting}: ${error.message}`, {
        code: error.code,
        hint: error.hint,
        cause: error,
      }),
  );
}
