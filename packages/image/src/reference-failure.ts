import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import { isDigest } from "./digest.ts";
import { readReference } from "./reference-grammar.ts";

const EXAMPLE = "Write it like ghcr.io/acme/app:1.4";
const SCHEME = /^[a-zA-Z][a-zA-Z0-9+.-]{0,31}:\/\//u;

/** A failure about a reference's text, quoted without what could be a secret in it. */
export function referenceFailure(text: string, reason: string, hint: string = EXAMPLE): Failure {
  return new Failure(`"${printable(quotable(text), 120)}" is not an image reference: ${reason}`, {
    code: "image.reference",
    hint,
  });
}

/** The failure that fits a text which broke the grammar; where a known slip explains it, the hint has the form that was meant. */
export function describeMistake(text: string, reason: string): Failure {
  const trimmed = text.trim();
  if (trimmed === "") return referenceFailure(text, "it is empty");
  const scheme = SCHEME.exec(trimmed)?.[0] ?? "";
  return referenceFailure(text, explain(text, scheme) ?? reason, suggest(trimmed.slice(scheme.length)));
}

function explain(text: string, scheme: string): string | undefined {
  if (scheme !== "") return `it starts with ${scheme}, and references have no scheme`;
  return text === text.trim() ? undefined : "there are blanks around it";
}

/** The hint with the nearest valid form: no slash at the end, the name in lower case. */
function suggest(text: string): string {
  const hasRepository = text.indexOf("/") < text.length - 1;
  const written = hasRepository && text.endsWith("/") ? text.slice(0, -1) : text;
  const nameEnd = endOfName(written);
  const meant = written.slice(0, nameEnd).toLowerCase() + written.slice(nameEnd);
  const read = readReference(meant);
  // `user:secret@host:443` reads like a reference, and must not be shown; a real digest cannot be a host.
  const isValid = !("reason" in read) && (read.digest === undefined || isDigest(read.digest));
  return isValid ? `Did you mean ${meant}?` : EXAMPLE;
}

/** Where a name ends: at the first `:` or `@` behind the last `/`. */
function endOfName(text: string): number {
  const base = text.lastIndexOf("/") + 1;
  const length = text.slice(base).search(/[:@]/u);
  return length < 0 ? text.length : base + length;
}

/** A text without userinfo and query, in which people paste tokens. */
function quotable(text: string): string {
  const shown = text.split("?", 1).join("");
  const cut = shown.length < text.length ? "?***" : "";
  const at = shown.lastIndexOf("@");
  const head = shown.slice(0, Math.max(at, 0));
  const tail = shown.slice(at + 1);
  const isSecret = at >= 0 && !/^sha\d+:[^/]*$/iu.test(tail) && (head.includes(":") || /[./:]/u.test(tail));
  return `${isSecret ? `***@${tail}` : shown}${cut}`;
}
