import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";

/** Mounts that bring nothing from an image or a stage, whatever their `from` says. */
const SOURCELESS: ReadonlySet<string> = new Set(["tmpfs", "secret", "ssh"]);

/**
 * What the value of a `--mount` flag mounts from: the text of its `from`, `undefined` when it mounts the context or nothing
 * (https://docs.docker.com/reference/dockerfile/#run---mount).
 *
 * @throws Failure `dockerfile.mount` when the value is no line of CSV.
 */
export function readMountSource(value: string): string | undefined {
  const options = new Map<string, string>();
  for (const field of splitFields(value)) {
    const equals = field.indexOf("=");
    if (equals >= 0) options.set(field.slice(0, equals).toLowerCase(), field.slice(equals + 1));
  }
  const isSourceless = SOURCELESS.has(options.get("type")?.toLowerCase() ?? "bind");
  return isSourceless ? undefined : options.get("from") || undefined;
}

/** The fields of one line of CSV (https://www.rfc-editor.org/rfc/rfc4180#section-2). */
function splitFields(line: string): readonly string[] {
  const fields: string[] = [];
  let position = 0;
  do {
    const end = line[position] === '"' ? findQuotedEnd(line, position) : findEnd(line, position);
    fields.push(unquote(line.slice(position, end), line));
    position = end + 1;
  } while (position <= line.length);
  return fields;
}

function findEnd(line: string, start: number): number {
  const comma = line.indexOf(",", start);
  return comma < 0 ? line.length : comma;
}

/** Behind the quote that closes the field, where two quotes in a row are one that does not. */
function findQuotedEnd(line: string, start: number): number {
  let quote = line.indexOf('"', start + 1);
  while (quote >= 0 && line[quote + 1] === '"') quote = line.indexOf('"', quote + 2);
  if (quote < 0 || (line[quote + 1] ?? ",") !== ",") throw mountFailure(line);
  return quote + 1;
}

function unquote(field: string, line: string): string {
  if (field.startsWith('"')) return field.slice(1, -1).replaceAll('""', '"');
  if (field.includes('"')) throw mountFailure(line);
  return field;
}

function mountFailure(value: string): Failure {
  return new Failure(`--mount=${printable(value)} has a quote in the wrong place`, {
    code: "dockerfile.mount",
    hint: "A field that holds a comma or a quote is quoted as a whole, with its own quotes doubled",
  });
}
