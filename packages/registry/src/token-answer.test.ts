import { parseReference } from "@basewatch/image";
import { systemClock } from "@basewatch/retry";
import { buildImage } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
import { createTestClient, simulate } from "./testing/client.ts";

const IMAGE = buildImage({ steps: [{ createdBy: "COPY a /", files: { a: "1" } }] });

describe("the answer of a token server", () => {
  const answers: readonly [name: string, status: number, body: string, code: string, message: RegExp][] = [
    ["a page", 200, "<html>Sign in</html>", "registry.malformed", /no token: <html>Sign in<\/html>$/u],
    ["JSON cut short, which is not shown", 200, '{"token":"good', "registry.malformed", /holds no token$/u],
    ["no token", 200, "{}", "registry.malformed", /holds no token$/u],
    ["an empty token", 200, '{"token":""}', "registry.malformed", /holds no token$/u],
    ["line breaks in the token", 200, '{"token":"a\\r\\nb"}', "registry.malformed", /holds no token$/u],
    ["NUL in the token", 200, '{"token":"a\\u0000b"}', "registry.malformed", /holds no token$/u],
    ["200 KB", 200, " ".repeat(200_000), "registry.too-large", /./u],
    ["a redirect", 302, "", "registry.untrusted-realm", /redirects; that is not followed$/u],
    ["a rate limit", 429, "", "registry.rate-limited", /limits requests \(429\)/u],
    ["a fault", 500, "", "registry.unavailable", /has a fault \(500\)/u],
    ["another status", 400, "", "registry.malformed", /\(400\)/u],
  ];
  it.each(answers)("%s", async (_name, status, body, code, message) => {
    const simulator = await simulate({ auth: { bearer: { accounts: {}, anonymousPull: true } } });
    const headers = { Location: "https://elsewhere.example/token" };
    simulator.fail({ path: "/token" }, { kind: "answer", status, headers, body }, Number.POSITIVE_INFINITY);
    const asked = createTestClient().resolveDigest(parseReference(`${simulator.host}/app:1`));
    await expect(asked).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    expect(simulator.log.filter(({ authorization }) => authorization !== "none")).toEqual([]);
  });

  it("is asked for again when it was no answer", async () => {
    const simulator = await simulate({ auth: { bearer: { accounts: {}, anonymousPull: true } } });
    simulator.store.putContent("app", "2", IMAGE);
    simulator.fail({ path: "/token" }, { kind: "answer", status: 400 });
    const client = createTestClient();
    const resolve = (tag: string) => client.resolveDigest(parseReference(`${simulator.host}/app:${tag}`));
    await expect(resolve("1")).rejects.toMatchObject({ code: "registry.malformed" });
    await resolve("2");
    expect(client.requests).toEqual({ head: 2, get: 0, token: 2, retried: 0 });
  });

  it.each([["-1"], ["0"], ["1e999"], ['"300"'], ["null"]])(
    "lives 60 s when expires_in is %s",
    async (life) => {
      let nowMs = 0;
      const simulator = await simulate({ auth: { bearer: { accounts: {}, anonymousPull: true } } });
      for (const tag of ["1", "2", "3"]) simulator.store.putContent("app", tag, IMAGE);
      simulator.fail(
        { path: "/token" },
        {
          kind: "alter",
          alter: ({ body, ...answer }) => {
            const { token } = JSON.parse(body.toString()) as { token: string };
            return { ...answer, body: Buffer.from(`{"token":"${token}","expires_in":${life}}`) };
          },
        },
      );
      const client = createTestClient({ clock: { ...systemClock, monotonicMs: () => nowMs } });
      for (const [tag, atMs] of [
        ["1", 0],
        ["2", 53_999],
        ["3", 54_000],
      ] as const) {
        nowMs = atMs;
        await client.resolveDigest(parseReference(`${simulator.host}/app:${tag}`));
      }
      expect(client.requests.token).toBe(2);
    },
  );
});
