// C0, DEL, C1, line and paragraph separators, and the characters that reorder or hide text in a log
// (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing).
const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * One line of text from somebody else, safe to print: control and direction characters become `\u{…}` escapes, and more than
 * `maxLength` characters are cut with an ellipsis.
 */
export function printable(text: string, maxLength = 200): string {
  const cut = text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
  return cut.replace(UNPRINTABLE, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** The first line of a body that is not blank, printable; empty when there is none. For errors that show what a server said. */
export function firstLine(body: string, maxLength = 200): string {
  const line = body
    .slice(0, 64 * 1024)
    .split(/\r\n|\r|\n/u)
    .find((candidate) => candidate.trim() !== "");
  return line === undefined ? "" : printable(line.trim(), maxLength);
}
