import type { Clock } from "@basewatch/retry";
import type { Refusal } from "./answer-failure.ts";
import type { Token } from "./token-request.ts";

/** Tokens of a run, each asked for once however many want it. */
export interface TokenCache {
  /**
   * The token under a key, or the refusal that it got: from `request` when there is none, when nine tenths of its life are over, or
   * when it is the `rejected` one. A refusal holds for the rest of the run; a request that throws is forgotten.
   */
  fetch(
    key: string,
    request: () => Promise<Token | Refusal>,
    rejected?: Token,
  ): Promise<{
    readonly outcome: Token | Refusal;
    /** Whether it was asked for by this very call, and is not somebody else's. */
    readonly isOwn: boolean;
  }>;
}

// A token that dies on its way costs two requests more; one that is dropped early costs one.
const USABLE_SHARE = 0.9;

interface Flight {
  readonly result: Promise<Token | Refusal>;
  landed: boolean;
}

/** Whether less than nine tenths of a token's life are over. */
export function isFresh(token: Token, clock: Clock): boolean {
  return clock.monotonicMs() < token.receivedAtMs + token.lifeMs * USABLE_SHARE;
}

export function createTokenCache(clock: Clock): TokenCache {
  const flights = new Map<string, Flight>();
  const start = (key: string, request: () => Promise<Token | Refusal>): Flight => {
    const flight: Flight = { result: request(), landed: false };
    flights.set(key, flight);
    flight.result.then(
      () => {
        flight.landed = true;
      },
      () => flights.delete(key),
    );
    return flight;
  };
  return {
    async fetch(key, request, rejected) {
      const known = flights.get(key);
      if (known === undefined) return { outcome: await start(key, request).result, isOwn: true };
      const wasLanded = known.landed;
      const outcome = await known.result;
      const isGood = "refusal" in outcome || (outcome !== rejected && isFresh(outcome, clock));
      // A token that has only just come is used, however short its life: asking again would bring another like it.
      if (isGood || !wasLanded) return { outcome, isOwn: false };
      // Whoever comes second finds the flight that the first one started in the old one's place.
      const current = flights.get(key);
      if (current !== known && current !== undefined) return { outcome: await current.result, isOwn: false };
      return { outcome: await start(key, request).result, isOwn: true };
    },
  };
}
