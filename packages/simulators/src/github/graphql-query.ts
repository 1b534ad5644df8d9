/** A field, or the fields inside `... on Type`. */
export type Selection =
  | {
      readonly kind: "field";
      readonly alias: string;
      readonly name: string;
      readonly arguments: Readonly<Record<string, string>>;
      readonly selections: readonly Selection[];
    }
  | { readonly kind: "fragment"; readonly on: string; readonly selections: readonly Selection[] };

const TOKEN = /\.\.\.|[{}():!=@[\]$]|"(?:[^"\\\n]|\\.)*"|[_A-Za-z]\w*|[^\s,]/gu;

/**
 * The selections of one GraphQL query, variables filled in; knows what reading files needs: aliases, string arguments,
 * inline fragments (https://spec.graphql.org/October2021/#sec-Document-Syntax). Throws `SyntaxError` at anything else.
 */
export function parseGraphql(
  text: string,
  variables: Readonly<Record<string, unknown>>,
): readonly Selection[] {
  const tokens = text.match(TOKEN) ?? [];
  let position = 0;
  const peek = (): string => tokens[position] ?? "end of query";
  const next = (): string => {
    position += 1;
    return tokens[position - 1] ?? "end of query";
  };
  const expect = (wanted: string): void => {
    const found = next();
    if (found !== wanted) throw new SyntaxError(`expected ${wanted}, found ${found}`);
  };

  function skipHeader(): void {
    if (peek() === "{") return;
    expect("query");
    while (peek() !== "{" && position < tokens.length) next();
  }

  function selections(): Selection[] {
    const list: Selection[] = [];
    expect("{");
    while (peek() !== "}") list.push(selection());
    expect("}");
    return list;
  }

  function selection(): Selection {
    const first = next();
    if (first === "...") {
      expect("on");
      return { kind: "fragment", on: next(), selections: selections() };
    }
    if (!/^\w+$/u.test(first)) throw new SyntaxError(`expected a field, found ${first}`);
    const aliased = peek() === ":";
    if (aliased) next();
    const name = aliased ? next() : first;
    return {
      kind: "field",
      alias: first,
      name,
      arguments: peek() === "(" ? readArguments() : {},
      selections: peek() === "{" ? selections() : [],
    };
  }

  function readArguments(): Record<string, string> {
    const list: Record<string, string> = {};
    expect("(");
    while (peek() !== ")") {
      const name = next();
      expect(":");
      list[name] = readValue();
    }
    expect(")");
    return list;
  }

  function readValue(): string {
    const token = next();
    const value: unknown =
      token === "$" ? variables[next()] : token.startsWith('"') ? JSON.parse(token) : undefined;
    if (typeof value !== "string") throw new SyntaxError(`expected a string, found ${token}`);
    return value;
  }

  skipHeader();
  const result = selections();
  if (position < tokens.length) throw new SyntaxError(`expected end of query, found ${peek()}`);
  return result;
}
