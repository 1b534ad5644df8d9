import { createScanner, type Scanner } from "./scanner.ts";

/** One challenge of a `WWW-Authenticate` header (RFC 9110, section 11.6.1). */
export interface Challenge {
  /** Lower case: `bearer`, `basic`. */
  readonly scheme: string;
  /** By lower-case name; values unquoted. Empty for a challenge in the token68 form (`Negotiate abc==`). */
  readonly parameters: ReadonlyMap<string, string>;
}

// Node refuses longer headers by itself unless it is told otherwise; these hold whatever it was told.
const MAX_LENGTH = 16 * 1024;
const MAX_CHALLENGES = 16;

const SEPARATORS = /[ \t,]*/uy;
const TOKEN = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/uy;
// Blanks have to part a scheme from a token68, and nothing but a comma may follow it, or `realm=` would be one.
const TOKEN68 = /[ \t]+[A-Za-z0-9._~+/-]+=*(?=[ \t]*(?:,|$))/uy;
const EQUALS = /[ \t]*=[ \t]*/uy;
const QUOTED = /"(?:[^"\\]|\\.)*"/suy;
// Wider than the grammar: an unquoted realm is a URL, and its colon and slashes are no token characters.
const UNQUOTED = /[^ \t,"]+/uy;
const UP_TO_COMMA = /[^,]+/uy;
const UNCLOSED = /".*/suy;

/**
 * The challenges of all `WWW-Authenticate` headers of an answer, in order (RFC 9110, section 11.6.1). Never throws, and takes time
 * linear in the input: what is no challenge is skipped, one that names a parameter twice is left out, a header over 16 KiB
 * counts as missing, and only the first 16 challenges count.
 */
export function parseChallenges(headers: readonly string[]): readonly Challenge[] {
  const found: Challenge[] = [];
  for (const header of headers) {
    if (found.length >= MAX_CHALLENGES) break;
    if (header.length <= MAX_LENGTH) found.push(...parseHeader(header));
  }
  return found.slice(0, MAX_CHALLENGES);
}

interface OpenChallenge {
  readonly scheme: string;
  readonly parameters: Map<string, string>;
  ambiguous: boolean;
}

function parseHeader(header: string): readonly Challenge[] {
  const scanner = createScanner(header);
  const opened: OpenChallenge[] = [];
  while (scanner.skip(SEPARATORS) && !scanner.atEnd()) {
    const word = scanner.take(TOKEN);
    if (word === undefined) {
      scanner.skip(UP_TO_COMMA);
    } else if (scanner.skip(EQUALS)) {
      addParameter(opened.at(-1), word.toLowerCase(), readValue(scanner));
    } else {
      opened.push({ scheme: word.toLowerCase(), parameters: new Map(), ambiguous: false });
      scanner.skip(TOKEN68);
    }
  }
  return opened
    .filter(({ ambiguous }) => !ambiguous)
    .map(({ scheme, parameters }) => ({ scheme, parameters }));
}

/** A value, unquoted; `undefined` when there is none. A quote that is never closed takes the rest of the header with it. */
function readValue(scanner: Scanner): string | undefined {
  const quoted = scanner.take(QUOTED);
  if (quoted !== undefined) return quoted.slice(1, -1).replaceAll(/\\(.)/gsu, "$1");
  const value = scanner.take(UNQUOTED);
  if (value === undefined) scanner.skip(UNCLOSED);
  return value;
}

function addParameter(challenge: OpenChallenge | undefined, name: string, value: string | undefined): void {
  if (challenge === undefined || value === undefined) return;
  // Two realms leave open which one to believe, so neither is.
  if (challenge.parameters.has(name)) challenge.ambiguous = true;
  challenge.parameters.set(name, value);
}
