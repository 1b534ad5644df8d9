import { code, link, plain, table } from "@basewatch/render";
import type { Attempted, ResultStatus } from "./results.ts";

const STATUSES: readonly ResultStatus[] = ["dispatched", "skipped", "deferred", "unknown", "failed"];

/** The job summary's Markdown: how many of what, then a row for each target with a link to its run. */
export function writeSummary(attempted: readonly Attempted[], dryRun: boolean): string {
  if (attempted.length === 0) return "### Nothing to dispatch\n";
  const counts = STATUSES.flatMap((status) => {
    const count = attempted.filter((one) => one.status === status).length;
    return count === 0 ? [] : [`${count} ${status}`];
  });
  const title = dryRun ? "Dry run: nothing was dispatched" : `Rebuilds: ${counts.join(", ")}`;
  return `### ${title}\n\n${table(["Image", "Workflow", "Status", "Run"], attempted.map(toRow))}`;
}

function toRow({ target, status, run, failure }: Attempted): readonly string[] {
  const ref = target.ref === undefined ? "" : `@${target.ref}`;
  const images = target.images.length === 0 ? "–" : plain(target.images.join(", "));
  const outcome = run === undefined ? describe(failure) : link(String(run.id), run.url);
  return [images, code(`${target.repository} ${target.workflow}${ref}`), status, outcome];
}

function describe(failure: Attempted["failure"]): string {
  if (failure === undefined) return "started; this server does not name the run";
  return `${plain(failure.message)} ${plain(failure.hint ?? "", 600)}`.trim();
}
