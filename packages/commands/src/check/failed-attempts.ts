import type { AttemptRecord } from "@basewatch/ledger";
import type { PlannedImage } from "@basewatch/plan";

const CAUSES = {
  "does-not-pull":
    "rebuilds succeed, and the image stays on its old base: the build seems not to pull. Build with --pull (pull: true in docker/build-push-action), or with no-cache",
  "does-not-publish":
    "rebuilds succeed, and the published image stays the same: the build seems not to push this tag",
} as const;

/** What the failed attempts at a rebuild were, and their likely cause, in a sentence each; empty when there were none. */
export function describeFailures({
  failures,
  ineffective,
}: Pick<PlannedImage, "failures" | "ineffective">): readonly string[] {
  if (failures.length === 0) return [];
  const count = `${failures.length} failed attempt${failures.length === 1 ? "" : "s"}`;
  const cause = ineffective === null ? [] : [CAUSES[ineffective]];
  return [`${count}: ${failures.map(describeAttempt).join("; ")}`, ...cause];
}

function describeAttempt({ key, attempt, status, runUrl, conclusion, message }: AttemptRecord): string {
  const parts = [
    `${key}.${attempt}`,
    status === "built" ? "built without effect" : status,
    conclusion,
    runUrl,
    message,
  ];
  return parts.filter((part) => part !== null).join(" ");
}
