import { systemClock } from "@basewatch/retry";
import { describe, expect, it } from "vitest";
import { createTokenCache } from "./token-cache.ts";
import type { Token } from "./token-request.ts";

/** A cache on a clock that the test moves, and requests that yield numbered tokens of 100 ms. */
function start() {
  const time = { nowMs: 0 };
  const cache = createTokenCache({ ...systemClock, monotonicMs: () => time.nowMs });
  const asked: string[] = [];
  const request = async (): Promise<Token> => {
    asked.push("asked");
    return { value: `token-${asked.length}`, receivedAtMs: time.nowMs, lifeMs: 100 };
  };
  return { cache, time, asked, request };
}

async function lost(): Promise<Token> {
  throw new Error("lost");
}

describe("createTokenCache", () => {
  it("asks once for all that come before it has landed, and says whose flight it was", async () => {
    const { cache, request, asked } = start();
    const gets = await Promise.all([1, 2, 3].map(() => cache.fetch("key", request)));
    expect(gets.map(({ isOwn }) => isOwn)).toEqual([true, false, false]);
    expect(new Set(gets.map(({ outcome }) => outcome)).size).toBe(1);
    expect(asked).toHaveLength(1);
  });

  it("keeps keys apart", async () => {
    const { cache, request, asked } = start();
    await cache.fetch("one", request);
    await cache.fetch("two", request);
    expect(asked).toHaveLength(2);
  });

  it("asks once for all that find it stale", async () => {
    const { cache, request, asked, time } = start();
    await cache.fetch("key", request);
    time.nowMs = 90;
    const gets = await Promise.all([1, 2, 3].map(() => cache.fetch("key", request)));
    expect(gets.map(({ outcome, isOwn }) => ["value" in outcome && outcome.value, isOwn])).toEqual([
      ["token-2", true],
      ["token-2", false],
      ["token-2", false],
    ]);
    expect(asked).toHaveLength(2);
  });

  it("replaces a rejected token, but not the one that took its place", async () => {
    const { cache, request, asked } = start();
    const first = (await cache.fetch("key", request)).outcome as Token;
    await cache.fetch("key", request, first);
    await cache.fetch("key", request, first);
    expect(asked).toHaveLength(2);
  });

  it("keeps a refusal", async () => {
    const { cache, request, asked } = start();
    await cache.fetch("key", async () => ({ refusal: 403 }));
    expect((await cache.fetch("key", request)).outcome).toEqual({ refusal: 403 });
    expect(asked).toEqual([]);
  });

  it("forgets a flight that failed, and fails all who were on it", async () => {
    const { cache, request, asked } = start();
    const gets = await Promise.allSettled([cache.fetch("key", lost), cache.fetch("key", request)]);
    expect(gets.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await cache.fetch("key", request);
    expect(asked).toHaveLength(1);
  });
});
