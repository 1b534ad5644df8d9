import { parseReference } from "@basewatch/image";
import { createRedactor } from "@basewatch/redaction";
import { systemClock } from "@basewatch/retry";
import { type BearerAuth, buildImage, type RegistryAuth, type RegistryProfile } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
import { type Credential, staticCredentials } from "./credentials.ts";
import { accounts, createTestClient, login, logins, simulate } from "./test-setup.ts";

const IMAGE = buildImage({ steps: [{ createdBy: "COPY a /", files: { a: "1" } }] });

/** Bearer authentication with one user, `ada`; anonymous pulls unless said otherwise. */
function bearer(options: Partial<BearerAuth> = {}): RegistryAuth {
  return { bearer: { accounts: accounts("ada"), anonymousPull: true, ...options } };
}

const TOKEN = "GET /token?service=simulator&scope=repository:app:pull";
const HEAD = "HEAD /v2/app/manifests/1";

describe("the life of tokens", () => {
  /** A client and a simulator that live by one clock, which only the test moves. */
  async function startAt(profile: RegistryProfile) {
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

  it("a fresh token that is refused is not asked for again", async () => {
    const { simulator, resolve } = await startAt({ auth: bearer({ anonymousPull: false }) });
    await expect(resolve("1")).rejects.toMatchObject({ code: "registry.denied" });
    await expect(resolve("2")).rejects.toMatchObject({ code: "registry.denied" });
    expect(simulator.lines()).toEqual([`${HEAD} none 401`, `${TOKEN} none 200`, `${HEAD} bearer 401`]);
  });
});
