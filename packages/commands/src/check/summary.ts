import { formatReference, nameReference } from "@basewatch/image";
import type { BaseVerdict } from "@basewatch/lineage";
import { code, plain, table } from "@basewatch/render";
import type { CheckedImage } from "./checked-image.ts";
import { describeFailures } from "./failed-attempts.ts";
import { drawLineage } from "./lineage-graph.ts";

const VERDICTS = { changed: "🔴 changed", unknown: "⚪ unknown", unchanged: "🟢 unchanged" } as const;
const ORDER = { changed: 0, unknown: 1, unchanged: 2 } as const;

/**
 * The job summary: what changed first, and for each image its bases, the verdict, and what is done about it.
 *
 * @param unrecorded why the ledger was not written; absent where it was
 */
export function summariseCheck(images: readonly CheckedImage[], unrecorded?: string): string {
  const count = (verdict: CheckedImage["verdict"]) =>
    images.filter((image) => image.verdict === verdict).length;
  const due = images.filter((image) => image.plan.decision === "rebuild").length;
  const rows = images
    .toSorted((left, right) => ORDER[left.verdict] - ORDER[right.verdict])
    .map((image) => [
      `**${plain(image.configuration.name)}**<br>${code(formatReference(image.configuration.reference))}`,
      VERDICTS[image.verdict],
      image.lineage.bases.map(describeBase).join("<br>") || "none",
      describeDecision(image),
    ]);
  const headline = `**${due} due for a rebuild** · ${count("changed")} changed · ${count("unknown")} unknown · ${count("unchanged")} unchanged`;
  const note = unrecorded === undefined ? "" : `\nNothing was recorded: ${plain(unrecorded)}.\n`;
  const drawing = drawLineage(images);
  return `### Base images\n\n${headline}\n${note}\n${table(["Image", "Verdict", "Bases", "Decision"], rows)}${drawing === "" ? "" : `\n${drawing}`}`;
}

function describeBase(base: BaseVerdict): string {
  const name = code(nameReference(base.reference));
  if (base.verdict === "unknown") return `⚪ ${name}: ${plain(base.error?.message ?? "unknown")}`;
  const move = base.verdict === "changed" ? ` ${shorten(base.previous[0])} → ${shorten(base.current)}` : "";
  const by = base.evidence === undefined ? "" : ` (${base.evidence})`;
  return `${base.verdict === "changed" ? "🔴" : "🟢"} ${name}${move}${by}`;
}

function shorten(digest: string | undefined): string {
  return digest === undefined ? "?" : code(digest.slice("sha256:".length, "sha256:".length + 12));
}

function describeDecision(image: CheckedImage): string {
  const { decision, dueAt, waitsFor } = image.plan;
  const parts = [
    image.errors[0] === undefined ? undefined : plain(image.errors[0].message),
    dueAt === null ? undefined : `until ${dueAt}`,
    waitsFor.length > 0 ? waitsFor.map((name) => plain(name)).join(", ") : undefined,
    ...describeFailures(image.plan).map((text) => plain(text, 600)),
  ];
  return [decision, ...parts.filter((part) => part !== undefined)].join("<br>");
}
