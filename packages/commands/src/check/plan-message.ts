import type { Decision, Plan } from "@basewatch/plan";

const MOST_LINES = 50;

/** The message of the ledger's commit: what changed and what is due in its first line, then one line for each image that is not at rest. */
export function describePlan({ images, rebuilds, archived }: Plan): string {
  const changed = images.filter(({ observation }) => observation.verdict === "changed").length;
  const title = `Check ${count(images.length, "image")}: ${changed} changed, ${count(rebuilds.length, "rebuild")} due`;
  const moving = images.filter(({ decision }) => decision !== "none");
  const lines = [
    ...moving.map(({ observation, decision, dueAt }) => `${observation.name}: ${describe(decision, dueAt)}`),
    ...archived.map((name) => `${name}: archived, since it is listed no longer`),
  ];
  const more = lines.length > MOST_LINES ? [`and ${lines.length - MOST_LINES} more`] : [];
  return [title, ...(lines.length === 0 ? [] : ["", ...lines.slice(0, MOST_LINES), ...more])].join("\n");
}

function describe(decision: Decision, dueAt: string | null): string {
  return dueAt === null ? decision : `${decision} until ${dueAt}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
