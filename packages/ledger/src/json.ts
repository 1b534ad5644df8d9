/** A JSON value as text: keys sorted, two spaces, a newline at the end. What is `undefined` is left out, as JSON does. */
export function formatJson(value: unknown): string {
  return `${write(value, "\n")}\n`;
}

/** Whether two JSON values say the same, whatever the order of their keys; what is `undefined` counts as not there. */
export function isSameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (!isObject(left) || !isObject(right) || Array.isArray(left) !== Array.isArray(right)) return false;
  const names = namesOf(left);
  if (names.length !== namesOf(right).length) return false;
  return names.every((name) => Object.hasOwn(right, name) && isSameJson(left[name], right[name]));
}

// Written here and not by JSON.stringify over sorted copies, which takes three times as long for 10,000 images.
function write(value: unknown, lineBreak: string): string {
  if (!isObject(value)) return JSON.stringify(value);
  const inner = `${lineBreak}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return `[${inner}${value.map((item) => write(item ?? null, inner)).join(`,${inner}`)}${lineBreak}]`;
  }
  const names = namesOf(value).sort();
  if (names.length === 0) return "{}";
  const members = names.map((name) => `${JSON.stringify(name)}: ${write(value[name], inner)}`);
  return `{${inner}${members.join(`,${inner}`)}${lineBreak}}`;
}

function namesOf(value: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(value).filter((name) => value[name] !== undefined);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
