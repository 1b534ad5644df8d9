import { Failure } from "@basewatch/failure";
import { createRedactor } from "@basewatch/redaction";
import * as z from "zod/mini";
import { quote } from "./quotation.ts";

/** Text. The messages of all schemas here are ends of sentences, `must be text`, to which the value is added. */
export function text() {
  return z.string({ error: "must be text" });
}

/** Text that a parser reads; its failure becomes an issue, with the failure as `params.failure`. */
export function parsed<Value>(parse: (text: string) => Value) {
  return z.pipe(
    text(),
    z.transform((value, context): Value => {
      try {
        return parse(withoutSecret(value));
      } catch (error) {
        context.issues.push({ ...issueOf(error), input: value });
        return z.NEVER;
      }
    }),
  );
}

/** Text that a parser accepts, kept as it is. */
export function checked(check: (text: string) => unknown) {
  return text().check(
    z.check((payload) => {
      try {
        check(withoutSecret(payload.value));
      } catch (error) {
        payload.issues.push({ ...issueOf(error), input: payload.value });
      }
    }),
  );
}

/** A list, `kind` saying of what. */
export function listOf<Item extends z.core.SomeType>(item: Item, kind: string) {
  return z.array(item, { error: `must be a list of ${kind}` });
}

/** A map of text; truth values, which YAML makes of a bare `true`, are their text. */
export function mapOfText() {
  const value = z.union([z.string(), z.boolean()], { error: "must be text" });
  return z.record(z.string(), z.pipe(value, z.transform(String)), { error: "must be a map" });
}

/** The check that something has at least one item or character. */
export function notEmpty() {
  return z.minLength(1, { error: "must not be empty" });
}

/** A truth value by YAML's core schema. */
export function truth() {
  return z.boolean({ error: "must be true or false" });
}

/** A whole number from 1. */
export function count() {
  const error = "must be a whole number from 1";
  return z.int({ error }).check(z.minimum(1, { error }));
}

/**
 * Text as it is. Parsers quote what they refuse, so that text with a secret in it must not get to them.
 *
 * @throws Failure `config.secret`.
 */
export function withoutSecret(value: string): string {
  if (createRedactor().redact(value) === value) return value;
  throw new Failure(`${quote(value)} has a secret in it`, {
    code: "config.secret",
    hint: "Take it out of the file; tokens are inputs of the action",
  });
}

function issueOf(error: unknown) {
  if (!(error instanceof Failure)) throw error;
  return { code: "custom" as const, message: error.message, params: { failure: error } };
}
