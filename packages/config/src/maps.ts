/** A map of the file, its values as they stand. */
export type Values = Readonly<Record<string, unknown>>;

/** Whether a value of the file is a map. */
export function isMap(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A map, one without keys when a value is none. */
export function mapOrNone(value: unknown): Values {
  return isMap(value) ? value : {};
}
