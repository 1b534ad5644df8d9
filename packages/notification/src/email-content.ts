import { printable } from "@basewatch/redaction";
import { readLink } from "./links.ts";
import { describeOutcome, groupByOutcome, type OutcomeKind, writeHeadline } from "./outcome.ts";
import type { RunReport, RunTarget } from "./report.ts";
import { type Wording, wordOrigin, wordTarget } from "./wording.ts";

/** An email, without its addresses. */
export interface EmailContent {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const MOST_ENTRIES = 200;
const MOST_PIECE = 1000;

const COLOURS: Readonly<Record<OutcomeKind, string>> = {
  failed: "#b42318",
  "build-failed": "#b42318",
  unknown: "#b54708",
  succeeded: "#067647",
  dispatched: "#175cd3",
  deferred: "#475467",
  skipped: "#475467",
};

interface Entry {
  readonly kind: OutcomeKind;
  readonly wording: Wording;
}

/** The email of a run: the same facts as text and as HTML, worst first, at most 200 rebuilds in detail. */
export function writeEmail(report: RunReport): EmailContent {
  const headline = writeHeadline(report);
  const all = groupByOutcome(report.results).flatMap(([kind, group]) =>
    group.map((target: RunTarget): Entry => ({ kind, wording: wordTarget(target) })),
  );
  const entries = all.slice(0, MOST_ENTRIES);
  const left = all.length - entries.length;
  const more = left === 0 ? "" : `… and ${left} more: the run's page has all of them.`;
  return {
    subject: `[Basewatch] ${headline}`,
    text: writeText(report, headline, entries, more),
    html: writeHtml(report, headline, entries, more),
  };
}

/** Text for HTML, in elements and in quoted attributes. One line. */
export function escapeHtml(text: string): string {
  return printable(text, MOST_PIECE)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

function writeText(report: RunReport, headline: string, entries: readonly Entry[], more: string): string {
  const failures = report.failures.map(
    ({ message, hint }) => `${line(message)}${hint === null ? "" : `\n  > ${line(hint)}`}`,
  );
  const page = readLink(report.run.url);
  const footer = [wordOrigin(report), ...(page === undefined ? [] : [page])].map(line).join("\n");
  const parts = [
    headline,
    ...failures,
    ...entries.map(writeTextEntry),
    ...(more === "" ? [] : [more]),
    `-- \n${footer}`,
  ];
  return `${parts.join("\n\n")}\n`;
}

function writeTextEntry({ kind, wording }: Entry): string {
  const { name, place, causes, run, problem, hint } = wording;
  return [
    `${line(name)}: ${describeOutcome(kind)} (${line(place)})`,
    ...causes.map((cause) => `  - ${line(cause)}`),
    ...(run === undefined ? [] : [`  ${line(`${run.text} ${readLink(run.url) ?? ""}`.trim())}`]),
    ...(problem === undefined ? [] : [`  ${line(problem)}`]),
    ...(hint === undefined ? [] : [`  > ${line(hint)}`]),
  ].join("\n");
}

function writeHtml(report: RunReport, headline: string, entries: readonly Entry[], more: string): string {
  const failures = report.failures.map(
    ({ message, hint }) => `<p><strong>${escapeHtml(message)}</strong><br>${escapeHtml(hint ?? "")}</p>`,
  );
  const rows = entries.map(writeRow).join("\n");
  const table =
    rows === "" ? [] : [`<table cellpadding="6" style="border-collapse:collapse">\n${rows}\n</table>`];
  const footer = `<p style="color:#475467">${anchor("Open the run", report.run.url)} ${escapeHtml(wordOrigin(report))}</p>`;
  const body = [
    `<h2>${escapeHtml(headline)}</h2>`,
    ...failures,
    ...table,
    ...(more === "" ? [] : [`<p>${escapeHtml(more)}</p>`]),
    footer,
  ];
  return `<!doctype html>\n<html lang="en"><body style="font-family:sans-serif">\n${body.join("\n")}\n</body></html>\n`;
}

function writeRow({ kind, wording }: Entry): string {
  const { name, place, causes, run, problem, hint } = wording;
  const details = [
    ...causes.map(escapeHtml),
    ...(run === undefined ? [] : [anchor(run.text, run.url)]),
    ...(problem === undefined ? [] : [`<strong>${escapeHtml(problem)}</strong>`]),
    ...(hint === undefined ? [] : [escapeHtml(hint)]),
  ];
  const cells = [
    `<strong>${escapeHtml(name)}</strong><br>${escapeHtml(place)}`,
    `<span style="color:${COLOURS[kind]}">${describeOutcome(kind)}</span>`,
    details.join("<br>"),
  ];
  const style = "vertical-align:top;border-top:1px solid #d0d5dd";
  return `<tr>${cells.map((cell) => `<td style="${style}">${cell}</td>`).join("")}</tr>`;
}

function anchor(text: string, target: string | null): string {
  const url = readLink(target);
  return url === undefined ? escapeHtml(text) : `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`;
}

function line(text: string): string {
  return printable(text, MOST_PIECE);
}
