import { printable } from "@basewatch/redaction";
import { readLink } from "./links.ts";
import { describeOutcome, groupByOutcome, type OutcomeKind, writeHeadline } from "./outcome.ts";
import type { ReportedFailure, RunReport, RunTarget } from "./report.ts";
import { wordOrigin, wordTarget } from "./wording.ts";

/** What an incoming webhook of Slack's takes (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks). */
export interface SlackPayload {
  /** What a notification shows, and programs without blocks. */
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

interface SlackText {
  readonly type: "mrkdwn";
  readonly text: string;
  /** No links, channels or mentions but those that are marked as such. */
  readonly verbatim: true;
}

export type SlackBlock =
  | { readonly type: "section"; readonly text: SlackText }
  | { readonly type: "context"; readonly elements: readonly SlackText[] };

// A message holds 50 blocks, and a section's text 3000 characters (https://docs.slack.dev/reference/block-kit/blocks/section-block). All
// of them together are kept to a size that Slack is known to take.
const MOST_SECTION = 3000;
const MOST_DETAIL = 12_000;
const MOST_ENTRIES = 40;
const MOST_FAILURES = 5;
const MOST_PIECE = 300;

const SIGNS: Readonly<Record<OutcomeKind, string>> = {
  failed: ":x:",
  "build-failed": ":x:",
  unknown: ":grey_question:",
  succeeded: ":white_check_mark:",
  dispatched: ":rocket:",
  deferred: ":hourglass:",
  skipped: ":fast_forward:",
};

/** The message for Slack: the headline, what happened to each rebuild as far as there is room, worst first, and what is left out. */
export function writeSlackPayload(report: RunReport): SlackPayload {
  const headline = escapeMrkdwn(writeHeadline(report));
  const entries = [
    ...report.failures.slice(0, MOST_FAILURES).map(writeFailure),
    ...groupByOutcome(report.results).flatMap(([kind, group]) =>
      group.map((target) => writeEntry(kind, target)),
    ),
  ];
  const shown = fit(entries);
  const left = report.results.length + Math.min(report.failures.length, MOST_FAILURES) - shown.length;
  const more = left === 0 ? [] : [section(`… and ${left} more: the run's page has all of them.`)];
  const blocks = [section(`*${headline}*`), ...shown.map(section), ...more, writeFooter(report)];
  return { text: headline, blocks, unfurl_links: false, unfurl_media: false };
}

/** Text for mrkdwn: its three special characters as entities (https://docs.slack.dev/messaging/formatting-message-text#escaping), one line. */
export function escapeMrkdwn(text: string, maxLength = MOST_PIECE): string {
  return printable(text, maxLength).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function fit(entries: readonly string[]): readonly string[] {
  let room = MOST_DETAIL;
  const end = entries.findIndex((entry) => {
    room -= entry.length;
    return room < 0;
  });
  return entries.slice(0, Math.min(MOST_ENTRIES, end === -1 ? entries.length : end));
}

function writeEntry(kind: OutcomeKind, target: RunTarget): string {
  const { name, place, causes, run, problem, hint } = wordTarget(target);
  const title = [
    `${SIGNS[kind]} ${code(name)} ${describeOutcome(kind)}`,
    ...(run === undefined ? [] : [link(run)]),
  ];
  const lines = [
    `${title.join(" · ")} in ${code(place)}`,
    ...listSome(causes).map((cause) => `• ${escapeMrkdwn(cause)}`),
    ...(problem === undefined ? [] : [escapeMrkdwn(problem)]),
    ...(hint === undefined ? [] : [`→ ${escapeMrkdwn(hint)}`]),
  ];
  return joinWithin(lines, MOST_SECTION);
}

/** The lines that fit, so that none is cut inside of its markup. */
function joinWithin(lines: readonly string[], most: number): string {
  return lines.reduce((text, line) => (text.length + line.length < most ? `${text}\n${line}` : text));
}

/** The first of many causes: an image that is built on twenty bases must not fill the message. */
function listSome(causes: readonly string[]): readonly string[] {
  return causes.length <= 4 ? causes : [...causes.slice(0, 3), `and ${causes.length - 3} more bases`];
}

function writeFailure({ message, hint }: ReportedFailure): string {
  return [`:x: ${escapeMrkdwn(message)}`, ...(hint === null ? [] : [`→ ${escapeMrkdwn(hint)}`])].join("\n");
}

function writeFooter(report: RunReport): SlackBlock {
  const page = readLink(report.run.url);
  const origin = escapeMrkdwn(wordOrigin(report));
  const text = page === undefined ? origin : `${link({ text: "Open the run", url: page })} · ${origin}`;
  return { type: "context", elements: [mrkdwn(text)] };
}

function link({ text, url }: { readonly text: string; readonly url: string | null }): string {
  const target = readLink(url)?.replaceAll("|", "%7C");
  if (target === undefined || target.length > MOST_PIECE) return escapeMrkdwn(text);
  return `<${escapeMrkdwn(target)}|${escapeMrkdwn(text)}>`;
}

/** Names in code: underscores and stars in them are no markup there. */
function code(text: string): string {
  return `\`${escapeMrkdwn(text, 150).replaceAll("`", "'")}\``;
}

function section(text: string): SlackBlock {
  return { type: "section", text: mrkdwn(text) };
}

function mrkdwn(text: string): SlackText {
  return { type: "mrkdwn", text: text.slice(0, MOST_SECTION), verbatim: true };
}
