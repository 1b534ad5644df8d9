import { parseReference } from "@basewatch/image";
import { systemClock } from "@basewatch/retry";
import { buildImage, type RegistrySetup } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
import { bearer, createTestClient, simulate } from "./testing/client.ts";

const IMAGE = buildImage({ steps: [{ createdBy: "COPY a /", files: { a: "1" } }] });

const TOKEN = "GET /token?service=simulator&scope=repository:app:pull";
const HEAD = "HEAD /v2/app/manifests/1";

/** A client and a simulator that live by one clock, which only the test moves. */
async function startAt(profile: RegistrySetup) {
  let nowMs = 0;
  const simulator = await simulate({ ...profile, now: () => nowMs });
  for (const tag of ["1", "2"]) simulator.store.putContent("app", tag, IMAGE);
  const client = createTestClient({ clock: { ...systemClock, monotonicMs: () => nowMs } });
  const resolve = (tag: string) => client.resolveDigest(parseReference(`${simulator.host}/app:${tag}`));
  const moveTo = (ms: number) => {
    nowMs = ms;
  };
  return { simulator, resolve, moveTo };
}

describe("the life of tokens", () => {
  const lives: readonly [name: string, lifeSeconds: number | null, ms: number, tokens: number][] = [
    ["used until nine tenths are over", 300, 269_999, 1],
    ["replaced after that", 300, 270_000, 2],
    ["60 s when nothing is said, used", null, 53_999, 1],
    ["60 s when nothing is said, replaced", null, 54_000, 2],
  ];
  it.each(lives)("%s", async (_name, lifeSeconds, ms, tokens) => {
    const { simulator, resolve, moveTo } = await startAt({ auth: bearer({ lifeSeconds }) });
    await resolve("1");
    moveTo(ms);
    await resolve("2");
    expect(simulator.lines().filter((line) => line.startsWith("GET /token"))).toHaveLength(tokens);
    expect(simulator.log.filter(({ status }) => status === 401)).toHaveLength(1);
  });

  it("a token that dies early is replaced once, for all that are waiting", async () => {
    const { simulator, resolve } = await startAt({ auth: bearer() });
    await resolve("1");
    simulator.revokeTokens();
    const tags = Array.from({ length: 64 }, (_, index) => `many${index}`);
    for (const tag of tags) simulator.store.putContent("app", tag, IMAGE);
    await Promise.all(tags.map(resolve));
    expect(simulator.lines().filter((line) => line.startsWith("GET /token"))).toHaveLength(2);
  });

  it("a token that is refused without a challenge is replaced once", async () => {
    const { simulator, resolve } = await startAt({ auth: bearer() });
    await resolve("1");
    simulator.fail({ method: "HEAD" }, { kind: "answer", status: 401 });
    await resolve("2");
    expect(simulator.lines().slice(3)).toEqual([
      "HEAD /v2/app/manifests/2 bearer 401",
      `${TOKEN} none 200`,
      "HEAD /v2/app/manifests/2 bearer 200",
    ]);
  });

  it("a fresh token that is refused is not asked for again", async () => {
    const { simulator, resolve } = await startAt({ auth: bearer({ anonymousPull: false }) });
    await expect(resolve("1")).rejects.toMatchObject({ code: "registry.denied" });
    await expect(resolve("2")).rejects.toMatchObject({ code: "registry.denied" });
    expect(simulator.lines()).toEqual([`${HEAD} none 401`, `${TOKEN} none 200`, `${HEAD} bearer 401`]);
  });
});
