/** One key: what it may be, with what is made of it, and what it may not be, with the message behind the place. */
export interface KeyRow {
  readonly key: string;
  readonly accepted: readonly (readonly [yaml: string, value: unknown])[];
  readonly refused: readonly (readonly [yaml: string, message: string])[];
}

/** What no text can be. */
export const NOT_TEXT = [
  ["[a]", "must be text, not a list"],
  ["{a: b}", "must be text, not a map"],
  ["true", "must be text, not true"],
  ["null", "must be text, not nothing"],
] as const;
/** What no map can be. */
export const NOT_A_MAP = [
  ["[a]", "must be a map, not a list"],
  ["a", 'must be a map, not "a"'],
  ["1", 'must be a map, not "1"'],
  ["null", "must be a map, not nothing"],
] as const;

/** A span as it is read. */
export const span = (text: string, starts: readonly number[], minutes: number) => ({ text, starts, minutes });
/** All of Saturday. */
export const saturday = span("Sat", [5 * 1440], 1440);
