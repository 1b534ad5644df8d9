import { Failure } from "@basewatch/failure";
import { expect, it } from "vitest";

/** What is tested; its name is that of the cases. */
export type Parser = (text: string) => unknown;
type Accepted = readonly (readonly [text: string, value?: string])[];
type Refused = readonly (readonly [text: string, hint: string])[];

/** One case for each text that a parser takes, and for each that it refuses: `reason` ends the message, `code` is the failure's. */
export function testParser(
  parser: Parser,
  reason: string,
  accepted: Accepted,
  refused: Refused,
  code = "config.value",
): void {
  for (const [text, value = text] of accepted) {
    it(`${parser.name} takes ${JSON.stringify(text)}`, () => {
      expect(String(parser(text))).toBe(value);
    });
  }
  for (const [text, hint] of refused) {
    it(`${parser.name} refuses ${JSON.stringify(text)}: it ${reason}`, () => {
      const failure = failureOf(() => parser(text));
      expect(failure).toMatchObject({ code, hint });
      expect(failure?.message.endsWith(` ${reason}`)).toBe(true);
    });
  }
}

/** Texts that are refused with the same hint. */
export function every(...texts: readonly string[]) {
  return { as: (hint: string): Refused => texts.map((text) => [text, hint]) };
}

function failureOf(action: () => unknown): Failure | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
