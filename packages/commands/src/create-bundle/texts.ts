import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";

const LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/u;
const MAX_LABEL_LENGTH = 63;

/**
 * A name as Kubernetes takes it for a namespace: lower-case letters, digits and `-`, at most 63
 * (https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names). Throws `Failure` `input.label`.
 */
export function parseLabel(text: string): string {
  if (text.length <= MAX_LABEL_LENGTH && LABEL.test(text)) return text;
  throw new Failure(`"${printable(text, 80)}" is no Kubernetes name`, {
    code: "input.label",
    hint: `Write lower-case letters, digits and "-", at most ${MAX_LABEL_LENGTH}, with a letter or digit at both ends.`,
  });
}

/** The name of a Pipeline, which must be given: labels joined by dots, since Pipelines carry it in a label. Throws `Failure` `input.label`. */
export function parsePipeline(text: string): string {
  if (text === "") throw missing("Set it to the name of the Pipeline that promotes the Bundle.");
  if (text.length <= MAX_LABEL_LENGTH && text.split(".").every((label) => LABEL.test(label))) return text;
  return parseLabel(text);
}

/** A required input that was not given. */
export function missing(hint: string): Failure {
  return new Failure("is required and not given", { code: "input.missing", hint });
}

/** Any text but a URL with a password in it, since Bundles are read by many. Throws `Failure` `input.userinfo`. */
export function parsePublicText(text: string): string {
  const url = URL.parse(text.trim());
  // ssh://git@host names an account, not a secret.
  const isHttp = url?.protocol === "https:" || url?.protocol === "http:";
  if (url === null || (url.password === "" && !(isHttp && url.username !== ""))) return text;
  throw new Failure(
    `"${printable(`${url.protocol}//${url.host}${url.pathname}`, 120)}" comes with a user name or password`,
    {
      code: "input.userinfo",
      hint: "Remove it: everybody who can read Bundles would read it.",
    },
  );
}

const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/u;

/**
 * A point in time in the form of ISO 8601 that Kubernetes reads: date, time and zone (https://www.rfc-editor.org/rfc/rfc3339#section-5.6),
 * kept as it stands. Throws `Failure` `input.timestamp`.
 */
export function parseTimestamp(text: string): string {
  const date = TIMESTAMP.exec(text)?.[1];
  if (date !== undefined && !Number.isNaN(Date.parse(text)) && isCalendarDate(date)) return text;
  throw new Failure(`"${printable(text, 80)}" is no time in ISO 8601`, {
    code: "input.timestamp",
    hint: "Write date, time and zone, like 2026-04-09T10:00:00Z.",
  });
}

// Date.parse takes the 30th of February for the 2nd of March.
function isCalendarDate(date: string): boolean {
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}
