import { expect, test } from "vitest";
import { countPosts, openKardinal, promote } from "./create-bundles.ts";

// The waits are the real ones: this is the one test of the suite that takes a minute.
test("a server that counts 60 a minute and says nothing of waiting is waited out: 20 s, then 40 s", {
  timeout: 120_000,
}, async () => {
  const kardinal = await openKardinal();
  const body = JSON.stringify({ pipeline: "other", type: "image", images: [{ repository: "a", tag: "1" }] });
  const headers = { authorization: "Bearer bundle-token-1234", "content-type": "application/json" };
  for (let count = 0; count < 60; count += 1) {
    const answer = await fetch(`${kardinal.url}/api/v1/bundles`, { method: "POST", headers, body });
    expect(answer.status, await answer.text()).toBe(201);
  }
  const started = Date.now();
  const result = await promote(kardinal);
  expect([result.status, countPosts(kardinal) - 60], result.log).toEqual([0, 3]);
  expect(kardinal.requests.slice(60).map(({ status }) => status)).toEqual([429, 429, 201]);
  const seconds = (Date.now() - started) / 1000;
  // Each wait has up to a tenth of jitter on top.
  expect(seconds).toBeGreaterThanOrEqual(60);
  expect(seconds).toBeLessThan(75);
  expect(result.log).toMatch(
    /429; attempt 2 of 3 in 2[0-2]\.\d s[\s\S]*429; attempt 3 of 3 in 4[0-4]\.\d s/u,
  );
});
