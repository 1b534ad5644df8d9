import { Failure } from "@basewatch/failure";
import { firstLine, printable } from "@basewatch/redaction";

/**
 * The `inputs` input: a YAML or JSON map of names to plain values, which stay as they are written (`1.10` is not 1.1). The YAML
 * parser is loaded here. Throws `Failure` `input.inputs`.
 */
export async function parseInputMap(text: string | undefined): Promise<Readonly<Record<string, string>>> {
  if (text === undefined) return {};
  const { isMap, isScalar, parseDocument } = await import("yaml");
  // The failsafe schema knows text only: no value turns into a number, a date or a boolean on its way.
  const document = parseDocument(text, { schema: "failsafe", logLevel: "error" });
  const [error] = document.errors;
  if (error !== undefined) throw wrong(`this is neither YAML nor JSON: ${firstLine(error.message)}`, error);
  if (!isMap(document.contents)) throw wrong(`"${firstLine(text, 80)}" is not a map`);
  const entries = document.contents.items.map(({ key, value }): [string, string] => {
    const name = isScalar(key) ? String(key.value) : "";
    if (value !== null && !isScalar(value))
      throw wrong(`the value of ${printable(name, 80)} is not plain text`);
    return [name, value === null || value.value === null ? "" : String(value.value)];
  });
  return Object.fromEntries(entries);
}

function wrong(what: string, cause?: unknown): Failure {
  const hint =
    'Write one name: value a line, or a JSON object such as {"version_bump":"minor"}; values are plain text.';
  return new Failure(`inputs: ${what}`, { code: "input.inputs", hint, cause });
}
