/** The most bytes of Markdown that a runner takes as one step's summary (GitHub's limit is 1 MiB; some is left for what others add). */
export const MAX_SUMMARY_BYTES = 1_000_000;

/** The Markdown cut at a line's end so that it stays under {@link MAX_SUMMARY_BYTES}, with a last line that says how much is left out. */
export function clipSummary(markdown: string, maxBytes = MAX_SUMMARY_BYTES): string {
  const bytes = Buffer.from(markdown, "utf8");
  if (bytes.length <= maxBytes) return markdown;
  const room = maxBytes - 200;
  const end = bytes.lastIndexOf("\n", room);
  const kept = bytes.subarray(0, end === -1 ? 0 : end + 1).toString("utf8");
  const left = markdown.slice(kept.length).split("\n").length;
  return `${kept}\n_${left} more lines are left out: the summary is full. The outputs and the report have everything._\n`;
}
