import { Failure } from "@basewatch/failure";

/** A parser's value, or `undefined` where it refuses the text with a {@link Failure}. */
export function orNothing<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** What a request yields, or `undefined` where it fails with a {@link Failure}. */
export async function orNothingFetched<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
