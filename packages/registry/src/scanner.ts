/** Reads a text from left to right by sticky expressions. */
export interface Scanner {
  /** The text that matches here, moved past; `undefined` when none does. */
  take(expression: RegExp): string | undefined;
  /** Whether the expression matches here; moves past it. */
  skip(expression: RegExp): boolean;
  atEnd(): boolean;
  /** How many characters have been moved past. */
  position(): number;
}

/** A scanner at the start of a text; its expressions have to be sticky. */
export function createScanner(text: string): Scanner {
  let position = 0;
  const take = (expression: RegExp): string | undefined => {
    expression.lastIndex = position;
    const match = expression.exec(text)?.[0];
    position += match?.length ?? 0;
    return match;
  };
  return {
    take,
    skip: (expression) => take(expression) !== undefined,
    atEnd: () => position >= text.length,
    position: () => position,
  };
}
