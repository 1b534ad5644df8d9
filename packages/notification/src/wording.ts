import { nameOf } from "./outcome.ts";
import type { ChangedBase, RunReport, RunTarget } from "./report.ts";

/** A rebuild in pieces of plain text, for whichever markup a channel has. */
export interface Wording {
  readonly name: string;
  /** Where it is built: `acme/app build.yml@main`. */
  readonly place: string;
  /** Why: a forced one's reason, and each base that changed. */
  readonly causes: readonly string[];
  /** The run, or how it ended: `run 12345`, `run 12345: failure`; `undefined` when no run is known. */
  readonly run: { readonly text: string; readonly url: string | null } | undefined;
  /** What went wrong and what to do. */
  readonly problem: string | undefined;
  readonly hint: string | undefined;
}

export function wordTarget(target: RunTarget): Wording {
  const { repository, workflow, ref, error } = target;
  return {
    name: nameOf(target),
    place: `${repository}${workflow === null ? "" : ` ${workflow}`}${ref === null ? "" : `@${ref}`}`,
    causes: [...wordReason(target), ...wordBases(target)],
    run: wordRun(target),
    problem: error?.message,
    hint: error?.hint ?? undefined,
  };
}

/** Where the message comes from: `acme/ops, started by octocat`. */
export function wordOrigin({ run, at }: RunReport): string {
  const where = run.repository === null ? "" : `${run.repository}, `;
  const who = run.actor === null ? "" : `started by ${run.actor}, `;
  return `${where}${who}${at}`;
}

/** A digest as people compare them: the first twelve of its hex digits. */
export function shortenDigest(digest: string): string {
  return digest.replace(/^(sha256:[0-9a-f]{12})[0-9a-f]+$/u, "$1");
}

/** A reference without what every reader takes for granted. */
export function familiarReference(reference: string): string {
  return reference.replace(/^docker\.io\/(?:library\/)?/u, "");
}

function wordReason({ reason, requestedBy }: RunTarget): readonly string[] {
  if (reason === null) return [];
  return [`forced${requestedBy === null ? "" : ` by ${requestedBy}`}: ${reason}`];
}

/** The changed bases of all its images, each once. */
function wordBases({ images }: RunTarget): readonly string[] {
  return [...new Set(images.flatMap(({ bases }) => bases.map(wordBase)))];
}

function wordBase({ reference, previous, current }: ChangedBase): string {
  const before = previous.length === 0 ? "another digest" : previous.map(shortenDigest).join(" or ");
  return `${familiarReference(reference)}: ${before} → ${current === null ? "gone" : shortenDigest(current)}`;
}

function wordRun({ runId, runUrl, conclusion }: RunTarget): Wording["run"] {
  if (runId === null && runUrl === null) return undefined;
  const id = runId === null ? "run" : `run ${runId}`;
  return { text: conclusion === null ? id : `${id}: ${conclusion}`, url: runUrl };
}
