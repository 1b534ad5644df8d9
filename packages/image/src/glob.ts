import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import { qualifyName, splitReference } from "./name.ts";

const MAX_LENGTH = 1024;
const GLOB = /^(?:\[[0-9a-fA-F:]+\])?[\w.\-/:@*?]+$/u;

/**
 * Whether a glob matches a fully qualified reference. `*` stands for any characters of one path component, `**` for slashes
 * too, `?` for one character but a slash; there are no classes and no alternatives.
 *
 * A glob is qualified as a reference is, so that `node:*` means `docker.io/library/node:*`; but `*` or `**` as the whole name
 * means any image, and a first component that starts with `*` stands for the registry. Without a tag a glob matches any
 * tag, without a digest any digest. The time is at most proportional to the product of both lengths.
 */
export function matchesGlob(glob: string, referenceText: string): boolean {
  const wanted = splitReference(glob);
  const given = splitReference(referenceText);
  return (
    matchesText(qualifyGlobName(wanted.name), given.name) &&
    matchesPart(wanted.tag, given.tag) &&
    matchesPart(wanted.digest, given.digest)
  );
}

/**
 * Checks that a text can be used as a glob over references.
 *
 * @throws Failure `image.glob` when no reference can match it: empty, over 1,024 characters, with characters or upper case that
 * references do not have.
 */
export function checkGlob(glob: string): void {
  if (glob.length > MAX_LENGTH || !GLOB.test(glob)) {
    throw globFailure(glob, "Write it like docker.io/library/node:*, with *, ** and ? as the only wildcards");
  }
  const name = qualifyGlobName(splitReference(glob).name);
  if (/\/.*[A-Z]/u.test(name)) throw globFailure(glob, "Repositories are lower case");
}

function matchesPart(glob: string | undefined, text: string | undefined): boolean {
  return glob === undefined || (text !== undefined && matchesText(glob, text));
}

function qualifyGlobName(name: string): string {
  if (name === "*") return "**";
  if (/^\*(?:\*|[^/]*\/)/u.test(name)) return name;
  const { registry, repository } = qualifyName(name);
  return `${registry}/${repository}`;
}

/** Wildcard matching by rows: `reached[n]` says whether the first `n` tokens can stand for the text so far. */
function matchesText(glob: string, text: string): boolean {
  const wildcard = glob.search(/[*?]/u);
  // Most texts differ before the first wildcard, and need no rows.
  if (wildcard === -1 || glob === "**") return glob === "**" || glob === text;
  if (!text.startsWith(glob.slice(0, wildcard))) return false;
  const tokens = glob.match(/\*+|[^*]/gu) ?? [];
  let reached: readonly boolean[] = [true, isStar(tokens[0])];
  for (const character of text) reached = nextRow(tokens, reached, character);
  return reached[tokens.length] === true;
}

function nextRow(
  tokens: readonly string[],
  reached: readonly boolean[],
  character: string,
): readonly boolean[] {
  const next = [false];
  for (const [index, token] of tokens.entries()) {
    const before = isStar(token) ? index + 1 : index;
    const goesOn = covers(token, character) && reached[before] === true;
    next.push(goesOn || (isStar(token) && next[index] === true));
  }
  return next;
}

function isStar(token: string | undefined): boolean {
  return token?.startsWith("*") === true;
}

/** Whether a token can stand for a character, as the first or as one more. */
function covers(token: string, character: string): boolean {
  if (token === "*" || token === "?") return character !== "/";
  return isStar(token) || token === character;
}

function globFailure(glob: string, hint: string): Failure {
  return new Failure(`"${printable(glob, 120)}" is not a glob over image references`, {
    code: "image.glob",
    hint,
  });
}
