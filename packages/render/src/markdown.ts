import { printable } from "@basewatch/redaction";

// Everything that GitHub's Markdown would read as markup, an entity, a mention, an issue's number or, from `://`, a link.
const MARKUP = /[\\`*_[\]<>&#!|~@$]|:(?=\/\/)/gu;

/** Text from outside as plain text in Markdown: one line, nothing in it is markup, a link or a mention. */
export function plain(text: string, maxLength = 300): string {
  return printable(text, maxLength).replace(MARKUP, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text from outside as inline code that is safe in a table cell. */
export function code(text: string, maxLength = 300): string {
  // Backticks and pipes end a code span or a cell even when escaped, so HTML's own element is used.
  return `<code>${plain(text, maxLength)}</code>`;
}

/** A link; a target that is not http or https is shown as text only. */
export function link(text: string, target: string): string {
  const url = URL.parse(target);
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) return plain(text);
  return `[${plain(text)}](${url.href
    .replaceAll(/[()|<>`\\]/gu, encodeURIComponent)
    .replaceAll("(", "%28")
    .replaceAll(")", "%29")})`;
}

/** A Markdown table; cells are Markdown already (see {@link plain}, {@link code}, {@link link}). Empty when there are no rows. */
export function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  return line(headers) + line(headers.map(() => "---")) + rows.map(line).join("");
}
