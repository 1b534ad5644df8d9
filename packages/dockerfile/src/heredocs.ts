import type { Budget } from "./budget.ts";
import { failureOf } from "./failures.ts";
import { splitWords } from "./shell-word.ts";

/** One inline document that an instruction announces with `<<NAME`. */
export interface Heredoc {
  /** The line that ends it. */
  readonly name: string;
  /** With `<<-`, tabs before the ending line do not count. */
  readonly dropsTabs: boolean;
  /** Older frontends take `<< NAME`, with a blank, for no heredoc: so does this one where no line ends it. */
  readonly isSpaced: boolean;
}

const MARK = /^\d*<<(-?)(\s*)([^<]*)$/u;

/**
 * The heredocs of a line, in the order in which their texts follow
 * (https://docs.docker.com/reference/dockerfile/#here-documents).
 *
 * @throws Failure `dockerfile.limit`.
 */
export function findHeredocs(line: string, budget: Budget): readonly Heredoc[] {
  // BuildKit splits this line by the backslash whatever the escape directive says.
  const rules = { escape: "\\", budget };
  return tryWords(() => splitWords(line, { ...rules, keepsQuotes: true, keepsEscapes: true })).flatMap(
    (word) => {
      const [, dash, blanks, written] = MARK.exec(word) ?? [];
      if (written === undefined) return [];
      const [name] = tryWords(() => splitWords(written, rules));
      return name === undefined ? [] : [{ name, dropsTabs: dash === "-", isSpaced: blanks !== "" }];
    },
  );
}

/** A line that is no shell words has no heredocs: a command may hold any text. */
function tryWords(split: () => readonly string[]): readonly string[] {
  try {
    return split();
  } catch (error) {
    failureOf(error);
    return [];
  }
}
