import type { KardinalFault, KardinalOptions } from "@basewatch/simulators";
import { describe, expect, test } from "vitest";
import { firstError } from "../bundles.ts";
import { countPosts, openKardinal, promote, say, TOKEN } from "./create-bundles.ts";

const PROFILES = ["server", "documentation"] as const;

describe.each(PROFILES)("create-bundle and the profile %s", (profile) => {
  test("201: the Bundle is created, with every output", async () => {
    const kardinal = await openKardinal({ profile });
    const { status, outputs, summary, log } = await promote(kardinal);
    expect(status).toBe(0);
    expect(outputs).toEqual({
      "bundle-name": kardinal.bundles[0]?.name,
      "bundle-namespace": "default",
      "bundle-status-url": `${kardinal.url}/ui#pipeline=my-app`,
      created: "true",
    });
    expect(summary).toContain("### Bundle created");
    expect(log).not.toContain(TOKEN);
  });

  test("401: a wrong token is told apart, before anything else of the request is looked at", async () => {
    const kardinal = await openKardinal({ profile, token: "rotated" });
    const result = await promote(kardinal);
    expect([result.status, countPosts(kardinal)]).toEqual([1, 1]);
    expect(firstError(result)).toMatch(/refused the token \(401\): unauthorized.*scoped per Pipeline/su);
    expect(result.outputs).toEqual({ "bundle-status-url": `${kardinal.url}/ui#pipeline=my-app` });
    expect(result.log).not.toContain(TOKEN);
  });

  test("429: the 61st request of a minute, without Retry-After", async () => {
    const kardinal = await openKardinal({ profile });
    const headers = { authorization: `Bearer ${TOKEN}` };
    for (let index = 0; index < 60; index += 1)
      await (await fetch(`${kardinal.url}/api/v1/bundles`, { method: "POST", headers, body: "{" })).text();
    const result = await promote(kardinal, { "max-attempts": "1" });
    expect(result.status).toBe(1);
    expect(firstError(result)).toMatch(/\(429\): rate limit exceeded.*60 a minute/su);
  });

  test("429 with Retry-After: waited for, and created", async () => {
    const kardinal = await openKardinal({ profile });
    kardinal.script({ kind: "status", status: 429, headers: { "retry-after": "1" } });
    const { status, log, annotations } = await promote(kardinal);
    expect([status, countPosts(kardinal)]).toEqual([0, 2]);
    expect(log).toMatch(/429; attempt 2 of 3 in 1\.\d s/u);
    expect(annotations).toEqual([]);
  });
});

describe("create-bundle where the profiles differ", () => {
  test("server: the same again is a second Bundle, since it is not idempotent", async () => {
    const kardinal = await openKardinal();
    for (const _ of [1, 2]) expect((await promote(kardinal)).outputs["created"]).toBe("true");
    expect(kardinal.bundles).toHaveLength(2);
  });

  test("documentation: 409 is success, and says so", async () => {
    const kardinal = await openKardinal({ profile: "documentation" });
    await promote(kardinal);
    const { status, outputs, annotations } = await promote(kardinal);
    expect(status).toBe(0);
    expect(outputs).toMatchObject({ "bundle-name": "", created: "false" });
    expect(annotations).toEqual([
      { level: "notice", message: expect.stringContaining("has a Bundle of this version already") },
    ]);
  });

  test("documentation: 404 names the Pipeline, and the controller's flag", async () => {
    const kardinal = await openKardinal({ profile: "documentation", pipelines: ["other"] });
    const result = await promote(kardinal);
    expect([result.status, countPosts(kardinal)]).toEqual([1, 1]);
    expect(firstError(result)).toMatch(
      /\(404\): Pipeline not found.*Pipeline my-app exists in namespace default.*--bundle-api-token/su,
    );
  });

  test.each<readonly [string, Partial<KardinalOptions>, readonly string[]]>([
    [
      "server: drops configRef and intent, and a warning says so",
      {},
      [expect.stringContaining("does not show its configRef and intent")],
    ],
    ["documentation: keeps them", { profile: "documentation" }, []],
    ["server: without a list that can be read, nothing is said", { list: "none" }, []],
  ])("%s", async (_case, options, warnings) => {
    const kardinal = await openKardinal(options);
    const result = await promote(kardinal, {
      type: "mixed",
      "config-repo": "https://github.com/myorg/app-config",
      "config-sha": "abc123",
      "target-environment": "staging",
    });
    expect(result.status).toBe(0);
    expect(say(result, "warning")).toEqual(warnings);
  });
});

describe("create-bundle and each documented status", () => {
  test.each([
    [400, /refused the request as invalid \(400\): no can do.*pipeline, type and images/su],
    [401, /refused the token \(401\).*scoped per Pipeline/su],
    [403, /does not allow it \(403\).*watches namespace default/su],
    [404, /no such Pipeline or endpoint \(404\).*KARDINAL_BUNDLE_TOKEN/su],
    [405, /does not take a POST here \(405\).*not to its UI/su],
    [413, /too large \(413\).*body limit of the proxy/su],
    [308, /never sent to another address \(308\).*redirects to/su],
    [422, /refused the request \(422\).*controller itself/su],
  ])("%d is final", async (status, expected) => {
    const kardinal = await openKardinal();
    kardinal.script({ kind: "status", status, body: "no can do" });
    const result = await promote(kardinal);
    expect([result.status, countPosts(kardinal)]).toEqual([1, 1]);
    expect(firstError(result)).toMatch(expected);
  });

  test.each([500, 502, 503, 504])("%d is tried again, three times in all", async (status) => {
    const kardinal = await openKardinal({ list: "none" });
    const fault = { kind: "status", status, body: "failed to create bundle" } as const;
    kardinal.script(fault, fault, fault);
    const result = await promote(kardinal);
    expect([result.status, countPosts(kardinal)]).toEqual([1, 3]);
    expect(firstError(result)).toContain(
      `kardinal failed (${status}) after 3 attempts: failed to create bundle`,
    );
    expect(firstError(result)).toContain("may have created the Bundle all the same");
  });

  test("400 and 403 say what skipping environments needs", async () => {
    const kardinal = await openKardinal();
    kardinal.script({ kind: "status", status: 403 });
    expect(firstError(await promote(kardinal, { "skip-environments": "qa" }))).toContain(
      "PolicyGate with SkipPermission",
    );
  });
});

describe("create-bundle and an answer that is not kardinal's", () => {
  test.each<readonly [string, KardinalFault, RegExp]>([
    ["a login page", { kind: "html", status: 200 }, /\(200\) is not kardinal's: <html><head><title>Sign in/u],
    ["an empty body", { kind: "reply", body: "" }, /\(201\) is not kardinal's: it is empty/u],
    [
      "no name",
      { kind: "reply", body: '{"namespace":"default"}' },
      /\(201\) is not kardinal's: \{"namespace":"default"\}/u,
    ],
    [
      "a first line that would be a command",
      { kind: "reply", body: "\n::error::x\u202e\u001b[31m\nmore" },
      /is not kardinal's: ::error::x\\u\{202e\}\\u\{1b\}\[31m/u,
    ],
  ])("%s: its first line, cleaned, and no second attempt", async (_case, fault, expected) => {
    const kardinal = await openKardinal();
    kardinal.script(fault);
    const result = await promote(kardinal);
    expect([result.status, countPosts(kardinal)]).toEqual([1, 1]);
    expect(say(result, "error")).toEqual([expect.stringMatching(expected)]);
  });
});
