import type { HttpHeaders } from "./types.ts";

/**
 * Headers from Node's raw list (name, value, name, value …), with each occurrence kept apart: Node's own object joins or drops
 * duplicates, and a header that must be single and comes twice is an attack or a defect that has to be seen.
 */
export function createHeaders(raw: readonly string[]): HttpHeaders {
  const values = new Map<string, string[]>();
  let name = "";
  for (const [index, text] of raw.entries()) {
    if (index % 2 === 0) name = text.toLowerCase();
    else values.set(name, [...(values.get(name) ?? []), text]);
  }
  return {
    get: (name) => values.get(name.toLowerCase())?.[0],
    all: (name) => values.get(name.toLowerCase()) ?? [],
  };
}
