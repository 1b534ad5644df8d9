import type { KardinalFault, KardinalStage } from "@basewatch/simulators";
import { describe, expect, test } from "vitest";
import { firstError, runBundle } from "../bundles.ts";
import { countPosts, openKardinal, promote, say, TOKEN } from "./create-bundles.ts";

const LOST: readonly (readonly [string, KardinalFault])[] = [
  ["the connection was reset", { kind: "reset", stored: true }],
  ["the answer was cut short", { kind: "cut" }],
  ["there was no answer in time", { kind: "hang", stored: true }],
];

describe("create-bundle and a lost answer", () => {
  test.each(LOST)("%s: this run's Bundle is adopted, and there is one only", async (_case, fault) => {
    const kardinal = await openKardinal({ uiToken: "ui-token" });
    kardinal.script(fault);
    const result = await promote(kardinal, { timeout: "1s", "ui-token": "ui-token" });
    expect([result.status, countPosts(kardinal)]).toEqual([0, 1]);
    expect(result.outputs).toMatchObject({ "bundle-name": kardinal.bundles[0]?.name, created: "true" });
    expect(result.log).toContain("Adopted Bundle default/");
    expect(result.annotations).toEqual([]);
    expect(result.log).not.toContain("ui-token");
  });

  test.each([
    ["needs a token", { uiToken: "ui-token" }],
    ["is not there", { list: "none" }],
  ] as const)(
    "is sent again where the list %s, with a warning that a second Bundle may exist",
    async (_case, options) => {
      const kardinal = await openKardinal(options);
      kardinal.script({ kind: "reset", stored: true });
      const result = await promote(kardinal);
      expect([result.status, countPosts(kardinal), kardinal.bundles.length]).toEqual([0, 2, 2]);
      expect(say(result, "warning")).toEqual([expect.stringContaining("a second Bundle may exist")]);
    },
  );

  test("is sent again where the list shows nothing of it, and without a warning where it shows one in the end", async () => {
    const kardinal = await openKardinal();
    kardinal.script({ kind: "reset", stored: false });
    const result = await promote(kardinal);
    expect([result.status, countPosts(kardinal), kardinal.bundles.length]).toEqual([0, 2, 1]);
    expect(say(result, "warning")).toEqual([]);
  });

  test("adopts no other run's Bundle of the same images", async () => {
    const kardinal = await openKardinal();
    await promote(kardinal, {}, { GITHUB_RUN_ID: "1" });
    kardinal.script({ kind: "reset", stored: false });
    const { outputs } = await promote(kardinal);
    expect(outputs["bundle-name"]).toBe(kardinal.bundles[1]?.name);
  });

  test("through the Pipeline's own list, on a server that has no other", async () => {
    const kardinal = await openKardinal({ list: "pipelines" });
    kardinal.script({ kind: "cut" });
    expect((await promote(kardinal)).log).toContain("Adopted Bundle default/");
  });
});

describe("create-bundle tries again", () => {
  const RETRY_AFTER = { "retry-after": "1" };

  test("three times in all by default, each wait in the log", async () => {
    const kardinal = await openKardinal({ list: "none" });
    kardinal.script(
      { kind: "status", status: 503, headers: RETRY_AFTER },
      { kind: "status", status: 429, headers: RETRY_AFTER },
    );
    const { status, log } = await promote(kardinal);
    expect([status, countPosts(kardinal)]).toEqual([0, 3]);
    expect(log).toMatch(/503; attempt 2 of 3 in 1\.\d s/u);
    expect(log).toMatch(/429; attempt 3 of 3 in 1\.\d s/u);
  });

  test.each([
    ["1", 1],
    ["2", 2],
  ])("max-attempts %s", async (attempts, expected) => {
    const kardinal = await openKardinal({ list: "none" });
    kardinal.script(...Array.from({ length: 5 }, () => ({ kind: "status", status: 500 }) as const));
    expect((await promote(kardinal, { "max-attempts": attempts })).status).toBe(1);
    expect(countPosts(kardinal)).toBe(expected);
  });

  test("what nobody listens to, and says so without a word of a second Bundle", async () => {
    const kardinal = await openKardinal();
    await kardinal.close();
    const result = await promote(kardinal, { "max-attempts": "2" });
    expect(result.status).toBe(1);
    expect(result.log).toContain("attempt 2 of 2");
    expect(firstError(result)).not.toContain("all the same");
  });

  test("a proxy's page with a 502", async () => {
    const kardinal = await openKardinal({ list: "none" });
    kardinal.script({ kind: "html", status: 502 });
    expect((await promote(kardinal)).outputs["created"]).toBe("true");
  });
});

describe("create-bundle with wait-for", () => {
  const staging = (phase: string, of = "Promoting"): KardinalStage => ({
    phase: of,
    environments: [
      { name: "test", phase: "Verified" },
      { name: "staging", phase },
    ],
  });

  test("ends when the environment is Verified, over two looks", async () => {
    const kardinal = await openKardinal({
      uiToken: "ui-token",
      promotion: [staging("HealthChecking"), staging("Verified")],
    });
    const environment = { KARDINAL_UI_TOKEN: "ui-token" };
    const { status, outputs, log, summary } = await promote(kardinal, { "wait-for": "staging" }, environment);
    expect(status).toBe(0);
    expect(outputs["phase"]).toBe("Verified");
    expect(log).toMatch(/in staging: HealthChecking\..*in staging: Verified\./su);
    expect(summary).toContain("### Bundle created, and Verified in staging");
  });

  test("by the Bundle's own phase, on a server that shows no environments", async () => {
    const kardinal = await openKardinal({ promotion: [{ phase: "Verified" }] });
    expect((await promote(kardinal, { "wait-for": "prod" })).outputs["phase"]).toBe("Verified");
  });

  test.each([
    ["the Bundle fails", staging("Failed", "Failed"), "Failed", "Bundle is Failed in staging"],
    ["a newer one supersedes it", staging("Pending", "Superseded"), "Superseded", "Bundle is Superseded"],
    [
      "it never goes there",
      { phase: "Verified", environments: [{ name: "prod", phase: "Verified" }] },
      "Verified",
      "It went to prod only",
    ],
  ])("fails when %s, with the outputs and the link", async (_case, stage, phase, message) => {
    const kardinal = await openKardinal({ promotion: [stage] });
    const result = await promote(kardinal, { "wait-for": "staging" });
    expect(result.status).toBe(1);
    expect(result.outputs).toMatchObject({
      "bundle-name": kardinal.bundles[0]?.name,
      created: "true",
      phase,
    });
    expect(firstError(result)).toContain(message);
    expect(firstError(result)).toContain(`${kardinal.url}/ui#pipeline=my-app`);
  });

  test("fails when the time is over", async () => {
    const kardinal = await openKardinal({ promotion: [staging("WaitingForMerge")] });
    const result = await promote(kardinal, { "wait-for": "staging", "wait-timeout": "1s" });
    expect(result.status).toBe(1);
    expect(result.outputs["phase"]).toBe("WaitingForMerge");
    expect(firstError(result)).toContain("the Bundle is Promoting, in staging: WaitingForMerge");
  });

  test("fails at once when the list needs a token, and says that the Bundle is there", async () => {
    const kardinal = await openKardinal({ uiToken: "ui-token" });
    const result = await promote(kardinal, { "wait-for": "staging" });
    expect(result.status).toBe(1);
    expect(firstError(result)).toMatch(/without a token \(401\).*Set ui-token.*The Bundle itself is there/su);
  });
});

test("create-bundle without any token fails before it sends", async () => {
  const kardinal = await openKardinal();
  const inputs = { pipeline: "my-app", "kardinal-url": kardinal.url, image: "a:1" };
  const result = await runBundle("create-bundle", { inputs });
  expect([result.status, kardinal.requests.length]).toEqual([1, 0]);
  expect(firstError(result)).toContain("KARDINAL_TOKEN");
  expect(result.log).not.toContain(TOKEN);
});
