import type { Status } from "@basewatch/commands";
import { printable } from "@basewatch/redaction";
import { alignColumns } from "./terminal.ts";

/** A status as tables for a terminal: every image with what it waits for, every base with its digest, then attempts. */
export function formatStatus({ images, attempts }: Status): string {
  const lines = images.map((image) => [
    image.image,
    image.verdict,
    image.dueAt === null ? image.decision : `${image.decision} until ${image.dueAt}`,
    [
      ...(image.why === null ? [] : [image.why]),
      ...(image.forced === null ? [] : [`forced by ${image.forced.by}: ${image.forced.reason}`]),
      ...(image.archivedAt === null ? [] : [`archived ${image.archivedAt}`]),
    ].join("; "),
  ]);
  const bases = images.flatMap((image) =>
    image.bases.map((base) => [
      image.image,
      base.reference,
      base.current ?? "not seen",
      base.since ?? "",
      base.pendingSince === null ? "" : `moved ${base.pendingSince}`,
    ]),
  );
  const rebuilt = images.flatMap(({ image, lastRebuild }) =>
    lastRebuild === null
      ? []
      : [[image, lastRebuild.at, `${lastRebuild.key}.${lastRebuild.attempt}`, lastRebuild.digest]],
  );
  const tried = attempts.map((entry) => [
    entry.claimedAt,
    entry.images.join(", "),
    `${entry.key}.${entry.attempt}`,
    entry.conclusion === null ? entry.status : `${entry.status} (${entry.conclusion})`,
    entry.runUrl ?? entry.message ?? "",
  ]);
  return [
    section(["IMAGE", "VERDICT", "DECISION", "WHY"], lines),
    section(["IMAGE", "BASE", "DIGEST", "SINCE", "WAITING"], bases),
    section(["IMAGE", "LAST REBUILT", "KEY", "DIGEST"], rebuilt),
    section(["CLAIMED", "IMAGES", "KEY", "STATUS", "RUN"], tried),
  ]
    .filter((text) => text !== "")
    .join("\n");
}

function section(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows.length === 0
    ? ""
    : alignColumns([headers, ...rows.map((row) => row.map((cell) => printable(cell)))]);
}
