import type { Status } from "@basewatch/commands";
import { printable } from "@basewatch/redaction";
import { alignColumns } from "./terminal.ts";

/** A status as a table for a terminal: every image with what it waits for, then every base with its digest. */
export function formatStatus(status: Status): string {
  const images = status.lines.map((line) => [
    line.image,
    line.verdict,
    line.dueAt === null ? line.decision : `${line.decision} until ${line.dueAt}`,
    [
      ...Object.entries(line.pending).map(([base, since]) => `${base} moved ${since}`),
      ...forcedBy(line.forced),
    ].join("; "),
  ]);
  const bases = Object.entries(status.bases).map(([name, base]) => [
    name,
    base.current,
    `since ${base.firstSeenAt}`,
  ]);
  const history = status.history.map((entry) => [
    entry.at,
    `${entry.key}.${entry.attempt}`,
    entry.status,
    entry.runUrl ?? "",
  ]);
  return [
    section(["IMAGE", "VERDICT", "DECISION", "WHY"], images),
    section(["BASE", "DIGEST", "SEEN"], bases),
    section(["DISPATCHED", "KEY", "STATUS", "RUN"], history),
  ]
    .filter((text) => text !== "")
    .join("\n");
}

function forcedBy(forced: string | null): readonly string[] {
  return forced === null ? [] : [`forced by ${forced}`];
}

function section(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows.length === 0
    ? ""
    : alignColumns([headers, ...rows.map((row) => row.map((cell) => printable(cell)))]);
}
