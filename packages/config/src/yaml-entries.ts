/** A text whose list can be read in parts. */
export interface EntryParts {
  /** What stands above the list of `images`, its key included; `undefined` where the list is the whole file. */
  readonly head: string | undefined;
  /** Each a list of its own. */
  readonly parts: readonly string[];
}

/** Shorter texts gain nothing. */
const LONG_CHARACTERS = 64 * 1024;
const PART_CHARACTERS = 16 * 1024;
/** What belongs to a document as a whole: markers of its start and end, directives, anchors, which others may need, and tags. */
const WHOLE_DOCUMENT = /^(?:---|\.\.\.|%)|(?:^|[\s[{,])[&*!][^\s"']/mu;

/**
 * Splits the text of images.yaml, in its list form or with `images` as its last key, between entries of the list. Every part reads as the whole would: a
 * line that begins with the list's own indentation and a dash is in nothing but the list, or else a part of it is no YAML by itself.
 *
 * @returns `undefined` for a text that is short, of another shape, or has anything that ties its parts together
 */
export function splitEntries(text: string): EntryParts | undefined {
  if (text.length < LONG_CHARACTERS || WHOLE_DOCUMENT.test(text)) return undefined;
  const start = /^(?<indent> *)- /mu.exec(text);
  if (start === null) return undefined;
  const above = text.slice(0, start.index);
  const indent = start.groups?.["indent"] ?? "";
  const last = above.split("\n").findLast((line) => !/^\s*(?:#|$)/u.test(line));
  if (last !== undefined && !/^images:\s*(?:#|$)/u.test(last)) return undefined;
  const list = text.slice(start.index);
  return { head: last === undefined ? undefined : above, parts: cut(list, `\n${indent}- `) };
}

function cut(list: string, divider: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const at = list.indexOf(divider, from + PART_CHARACTERS);
    if (at === -1) return [...parts, list.slice(from)];
    parts.push(list.slice(from, at + 1));
    from = at + 1;
  }
}
