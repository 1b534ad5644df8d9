import { createRedactor, printable } from "@basewatch/redaction";

/** A value of the file as a message shows it: text quoted, without secrets in URLs and with at most 200 characters; `a list`, `a map`, `nothing`. */
export function quote(value: unknown): string {
  if (typeof value === "string") return `"${printable(createRedactor().redact(value.slice(0, 2_000)))}"`;
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a map" : String(value);
}
