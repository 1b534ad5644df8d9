import type { HttpHeaders } from "./types.ts";

/**
 * Headers from Node's raw list (name, value, name, value …), with each occurrence kept apart: Node's own object joins or drops
 * duplicates, and a header that must be single and comes twice is an attack or a defect that has to be seen.
 */
export function createHeaders(raw: readonly string[]): HttpHeaders {
  const values = new Map<string, string[]>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] ?? "").toLowerCase();
    const known = values.get(name);
    const value = raw[index + 1] ?? "";
    if (known === undefined) values.set(name, [value]);
    else known.push(value);
  }
  return {
    get: (name) => values.get(name.toLowerCase())?.[0],
    all: (name) => values.get(name.toLowerCase()) ?? [],
  };
}
