import { type AttemptRecord, findAttempts, type ImageRecord, isOpen, type Ledger } from "@basewatch/ledger";

/** Why an image is not rebuilt now, in one sentence with what will change it; `null` when it is at rest or due. */
export function explainDecision(name: string, record: ImageRecord, ledger: Ledger): string | null {
  const until = record.dueAt === null ? "" : ` until ${record.dueAt}`;
  switch (record.decision) {
    case "none":
      return record.verdict === "unknown"
        ? `unknown since ${record.unknownSince ?? "now"}: nothing is decided on a guess`
        : null;
    case "wait:delay":
      return `its rebuildDelay has not passed: it waits${until}`;
    case "wait:window":
      return `its rebuildWindow is closed${until}`;
    case "wait:retry":
      return `the last attempt failed; the next one waits${until}`;
    case "wait:upstream":
      return `it waits for ${listUpstreams(name, record, ledger).join(", ") || "an image that it is built on"}`;
    case "hold:in-flight":
      return `a rebuild is under way: ${describeAttempt(findAttempts(ledger, name).findLast(isOpen))}`;
    case "hold:attempts":
      return `its attempts are spent; the last: ${describeAttempt(findAttempts(ledger, name).at(-1))}. Mend the build, or force it with a reason`;
    case "hold:disabled":
      return "autoRebuild is false";
    case "hold:pinned":
      return "its Dockerfile pins the base: only an edit of the pin can follow it";
    case "hold:watch-only":
      return "it has no source to dispatch to";
    default:
      return null;
  }
}

function listUpstreams(name: string, record: ImageRecord, { images }: Ledger): readonly string[] {
  const bases = new Set(record.bases);
  return Object.entries(images)
    .filter(
      ([other, { reference, decision }]) => other !== name && bases.has(reference) && decision !== "none",
    )
    .map(([other, { decision }]) => `${other} (${decision})`);
}

function describeAttempt(attempt: AttemptRecord | undefined): string {
  if (attempt === undefined) return "not recorded";
  const { key, status, runUrl, message, claimedAt } = attempt;
  return [`${key}.${attempt.attempt} ${status} ${claimedAt}`, runUrl, message]
    .filter((part) => part !== null)
    .join(", ");
}
