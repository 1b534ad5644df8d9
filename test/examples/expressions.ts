import { data, Evaluator, Lexer, Parser } from "@actions/expressions";

/** The contexts that an expression may look into, by their names: plain JSON values. */
export type Contexts = Readonly<Record<string, unknown>>;

/**
 * A workflow's value as a runner hands it on: each `${{ … }}` evaluated by GitHub's own evaluator
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/expressions). Throws its errors for an expression that is wrong, or that looks into
 * a context which is not there.
 */
export function fillIn(value: unknown, contexts: Contexts): string {
  return String(value ?? "").replaceAll(/\$\{\{(.*?)\}\}/gsu, (_, expression: string) =>
    evaluate(expression, contexts),
  );
}

/** {@link fillIn} for each value of a map. */
export function fillInAll(
  values: Readonly<Record<string, unknown>> | undefined,
  contexts: Contexts,
): Readonly<Record<string, string>> {
  const filled = Object.entries(values ?? {}).map(([name, value]) => [name, fillIn(value, contexts)]);
  return Object.fromEntries(filled);
}

function evaluate(expression: string, contexts: Contexts): string {
  const { tokens } = new Lexer(expression.trim()).lex();
  const parsed = new Parser(tokens, Object.keys(contexts), []).parse();
  return new Evaluator(parsed, toDictionary(contexts)).evaluate().coerceString();
}

function toDictionary(contexts: Contexts): data.Dictionary {
  const read: unknown = JSON.parse(JSON.stringify(contexts), data.reviver);
  if (read instanceof data.Dictionary) return read;
  throw new Error("the contexts are no map");
}
