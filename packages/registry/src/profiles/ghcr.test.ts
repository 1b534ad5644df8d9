import { describe, expect, it } from "vitest";
import { expectQuietRedirect, IMAGE, loginOf, openStage } from "../testing/profile.ts";

/** A clock whose sleeps are noted and take no time. */
function sleepless() {
  const sleeps: number[] = [];
  const clock = {
    now: () => Date.UTC(2026, 0, 2),
    monotonicMs: () => sleeps.reduce((sum, ms) => sum + ms, 0),
    sleep: async (ms: number) => {
      sleeps.push(ms);
    },
  };
  return { sleeps, clock };
}

function limited(wait: string) {
  const errors = [{ code: "TOOMANYREQUESTS", message: `retry-after: ${wait}, allowed: 44000/minute` }];
  return { kind: "answer", status: 429, body: JSON.stringify({ errors }) } as const;
}

describe("GitHub's Container Registry", () => {
  it("ghcr/wait-in-body: the wait in a 429's body is waited out, then the request succeeds", async () => {
    const { clock, sleeps } = sleepless();
    const { registry, reference, simulator } = await openStage("ghcr", { clock });
    simulator.fail({ path: "/token" }, limited("42.5ms"));
    expect((await registry.resolveDigest(reference)).digest).toBe(IMAGE.root.digest);
    expect(Math.max(...sleeps)).toBeGreaterThanOrEqual(42.5);
    expect(registry.requests.retried).toBe(1);
  });

  it("ghcr/wait-in-body: one that outlasts the run's patience is told as a time", async () => {
    const { clock } = sleepless();
    const { registry, reference, simulator, failureOf } = await openStage("ghcr", { clock });
    simulator.fail({ method: "HEAD", path: /manifests/u }, { kind: "answer", status: 405 });
    simulator.fail({ method: "GET", path: /manifests/u }, limited("1m0.5s"), Number.POSITIVE_INFINITY);
    expect(await failureOf(registry.resolveDigest(reference))).toMatchObject({
      code: "registry.rate-limited",
      message: expect.stringContaining("until 2026-01-02T00:01:00.500Z"),
    });
  });

  it("ghcr/wait-in-microseconds: is a wait of less than a millisecond, not of the usual pause", async () => {
    const { clock, sleeps } = sleepless();
    const { registry, reference, simulator } = await openStage("ghcr", { clock });
    simulator.fail({ path: "/token" }, limited("880.092µs"));
    expect((await registry.resolveDigest(reference)).digest).toBe(IMAGE.root.digest);
    expect(sleeps.filter((ms) => ms > 0.88 && ms < 1)).not.toEqual([]);
  });

  it("ghcr/refused-at-token: nobody is refused by the token server with 401, an account with 403", async () => {
    const nobody = await openStage("ghcr", {}, { mayPull: () => false });
    expect(await nobody.failureOf(nobody.registry.resolveDigest(nobody.reference))).toMatchObject({
      code: "registry.denied",
      message: "ghcr.io/acme/app:1: access denied, or it does not exist (401)",
      hint: expect.stringContaining("packages: read"),
    });
    const ada = await openStage("ghcr", { credentials: [loginOf(nobody.profile)] }, { mayPull: () => false });
    expect(await ada.failureOf(ada.registry.resolveDigest(ada.reference))).toMatchObject({
      code: "registry.denied",
      message: expect.stringMatching(
        /\(403\); the credentials from the test were refused: DENIED requested access/u,
      ),
    });
    expect(ada.simulator.log.map(({ status }) => status)).toEqual([401, 403, 401]);
  });

  it("ghcr/denied-head: a HEAD's 403 is denied, and not a missing tag", async () => {
    const { registry, reference, simulator, failureOf } = await openStage("ghcr");
    simulator.fail(
      (request) => request.method === "HEAD" && request.headers.authorization !== undefined,
      { kind: "answer", status: 403 },
      Number.POSITIVE_INFINITY,
    );
    expect(await failureOf(registry.resolveDigest(reference))).toMatchObject({
      code: "registry.denied",
      message: "ghcr.io/acme/app:1: access denied, or it does not exist (403)",
    });
  });

  it("ghcr/denied-head: an account's 403 says more than nobody's 401", async () => {
    const { profile } = await openStage("ghcr");
    const { registry, reference, simulator, failureOf } = await openStage(
      "ghcr",
      { credentials: [loginOf(profile)] },
      { mayPull: (user) => user !== undefined },
    );
    simulator.fail(
      (request) => request.method === "HEAD" && request.headers.authorization !== undefined,
      { kind: "answer", status: 403 },
      Number.POSITIVE_INFINITY,
    );
    expect(await failureOf(registry.resolveDigest(reference))).toMatchObject({
      message: expect.stringMatching(/\(403\); the credentials from the test were refused$/u),
    });
  });

  it("ghcr/blob-host: gets no credentials, and its query is not shown", async () => {
    await expectQuietRedirect(await openStage("ghcr"));
  });
});
