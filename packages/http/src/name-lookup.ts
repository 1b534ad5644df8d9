import type { LookupFunction } from "node:net";

type Callback = Parameters<LookupFunction>[2];

/** The system's name lookup, loaded when it is first used. */
export const systemLookup: LookupFunction = (hostname, options, callback) => {
  process.getBuiltinModule("node:dns").lookup(hostname, options, callback);
};

/**
 * A lookup that asks once for all who wait for the same name: Node resolves names on four threads, so many connections opened
 * to one host at once would otherwise queue for the same answer.
 */
export function shareLookups(lookup: LookupFunction): LookupFunction {
  const flights = new Map<string, Callback[]>();
  return (hostname, options, callback) => {
    const key = JSON.stringify([hostname, options.family, options.hints, options.all]);
    const flight = flights.get(key);
    if (flight !== undefined) {
      flight.push(callback);
      return;
    }
    const waiting = [callback];
    flights.set(key, waiting);
    lookup(hostname, options, (...answer) => {
      flights.delete(key);
      for (const answerTo of waiting) answerTo(...answer);
    });
  };
}
