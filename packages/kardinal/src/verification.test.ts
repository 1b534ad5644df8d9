import type { KardinalStage } from "@basewatch/simulators";
import { describe, expect, test } from "vitest";
import { findSameVersion, type Verification, type WaitOptions, waitForVerified } from "./index.ts";
import { type Connection, type ConnectionSettings, connect, REQUEST } from "./testing/connection.ts";

const STATUS_URL = "https://kardinal.example.com/ui#pipeline=my-app";

interface Waited extends Verification, Connection {
  readonly said: readonly string[];
}

/** Creates a Bundle and waits until it is verified in staging. */
async function wait(
  settings: ConnectionSettings,
  more: Partial<WaitOptions> = {},
  prepare: (connection: Connection) => void = () => {},
): Promise<Waited> {
  const connection = await connect(settings);
  await connection.send();
  prepare(connection);
  const said: string[] = [];
  const ending = await waitForVerified({
    reader: connection.read(),
    clock: connection.clock,
    pipeline: "my-app",
    namespace: "default",
    select: (bundles) => findSameVersion(bundles, REQUEST),
    environment: "staging",
    timeoutMs: 30 * 60_000,
    requestTimeoutMs: 5000,
    statusUrl: STATUS_URL,
    onProgress: (text) => said.push(text),
    ...more,
  });
  return { ...connection, ...ending, said };
}

function stage(phase: string, environments: Readonly<Record<string, string>> = {}): KardinalStage {
  const entries = Object.entries(environments);
  return { phase, environments: entries.map(([name, phase]) => ({ name, phase })) };
}

describe("it ends well", () => {
  test.each<readonly [string, readonly KardinalStage[]]>([
    [
      "when the environment is, though others are not",
      [stage("Promoting", { staging: "Verified", prod: "Pending" })],
    ],
    [
      "when it was, though the Bundle failed later",
      [stage("Failed", { staging: "Verified", prod: "Failed" })],
    ],
    ["when it was, though a newer Bundle came later", [stage("Superseded", { staging: "Verified" })]],
    ["when the Bundle is, on a server that shows no environments", [{ phase: "Verified" }]],
    [
      "after all that comes before",
      [
        stage("Available"),
        stage("Promoting", { staging: "Pending" }),
        stage("Promoting", { staging: "HealthChecking" }),
        stage("Verified", { staging: "HealthChecking" }),
        stage("Verified", { staging: "Verified" }),
      ],
    ],
  ])("%s", async (_case, promotion) => {
    expect(await wait({ promotion })).toMatchObject({ phase: "Verified", failure: undefined });
  });
});

describe("it ends early", () => {
  test.each<readonly [string, KardinalStage, string, string, string]>([
    [
      "the Bundle failed",
      stage("Failed", { test: "Failed" }),
      "Failed",
      "staging is not Verified: Bundle is Failed",
      STATUS_URL,
    ],
    [
      "the Bundle failed in the environment",
      stage("Failed", { staging: "Failed" }),
      "Failed",
      "Bundle is Failed in staging",
      STATUS_URL,
    ],
    [
      "an alarm stopped it",
      stage("Promoting", { staging: "AbortedByAlarm" }),
      "AbortedByAlarm",
      "Bundle is AbortedByAlarm in staging",
      STATUS_URL,
    ],
    [
      "it is being rolled back",
      stage("Promoting", { staging: "RollingBack" }),
      "RollingBack",
      "Bundle is RollingBack in staging",
      STATUS_URL,
    ],
    [
      "a newer one took its place",
      stage("Superseded", { staging: "Pending" }),
      "Superseded",
      "Bundle is Superseded",
      "A newer Bundle of this Pipeline",
    ],
    [
      "it never goes there",
      stage("Verified", { stagin: "Verified", prod: "Verified" }),
      "Verified",
      "staging is not Verified: Bundle is Verified",
      "It went to stagin, prod only; did you mean stagin?",
    ],
    [
      "it never goes there, nor to anything alike",
      stage("Verified", { prod: "Verified" }),
      "Verified",
      "Bundle is Verified",
      "It went to prod only.",
    ],
  ])("%s", async (_case, last, phase, message, hint) => {
    const ending = await wait({ promotion: [stage("Promoting"), last] });
    expect(ending.phase).toBe(phase);
    expect(ending.failure).toMatchObject({
      code: "kardinal.not-verified",
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    });
    expect(ending.failure?.hint).toContain(STATUS_URL);
    expect(ending.waits).toHaveLength(1);
  });

  test.each([
    ["the list needs a token", { uiToken: "ui-token" }, "kardinal.list-token", "ui-token"],
    ["there is no list", { list: "none" }, "kardinal.no-list", "UI port"],
  ] as const)("%s", async (_case, settings, code, hint) => {
    const ending = await wait(settings);
    expect(ending).toMatchObject({ phase: undefined, waits: [] });
    expect(ending.failure).toMatchObject({
      code,
      message: expect.stringContaining("wait-for: it cannot be seen whether staging is Verified"),
    });
    expect(ending.failure?.hint).toContain(hint);
    expect(ending.failure?.hint).toContain(`The Bundle itself is there: ${STATUS_URL}`);
  });

  test("a defect of ours is not waited for", async () => {
    const select = () => {
      throw new TypeError("a defect");
    };
    await expect(wait({}, { select })).rejects.toThrow("a defect");
  });
});

describe("polling", () => {
  test("every 2 s at first, every 30 s in the end, until the time is over", async () => {
    const promotion = [
      {
        phase: "Promoting",
        environments: [{ name: "staging", phase: "WaitingForMerge", prURL: "https://github.com/o/r/pull/7" }],
      },
    ];
    const { waits, phase, failure } = await wait({ promotion }, { timeoutMs: 5 * 60_000 });
    expect(waits.slice(0, 8)).toEqual([2000, 3000, 4500, 6750, 10_125, 15_187.5, 22_781.25, 30_000]);
    expect(
      waits
        .slice(8)
        .slice(0, -1)
        .every((ms) => ms === 30_000),
    ).toBe(true);
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(5 * 60_000);
    expect(phase).toBe("WaitingForMerge");
    expect(failure).toMatchObject({
      code: "kardinal.wait-timeout",
      message:
        "wait-for: staging is not Verified: after 5 min the Bundle is Promoting, in staging: WaitingForMerge",
      hint: `Look at ${STATUS_URL} and its pull request https://github.com/o/r/pull/7`,
    });
  });

  test("takes an environment and a Bundle without a phase for not yet begun", async () => {
    const bundle = { name: "a", namespace: "default", pipeline: "my-app", images: REQUEST.images };
    const { said } = await wait({}, { timeoutMs: 1000 }, ({ kardinal }) =>
      kardinal.scriptList({
        kind: "reply",
        body: JSON.stringify([{ ...bundle, environments: [{ name: "staging" }] }]),
      }),
    );
    expect(said).toEqual(["is of no phase, in staging: not started"]);
  });

  test("says once what has changed", async () => {
    const promotion = [
      stage("Available"),
      stage("Available"),
      stage("Promoting", { staging: "Pending" }),
      stage("Verified", { staging: "Verified" }),
    ];
    expect((await wait({ promotion })).said).toEqual([
      "is Available",
      "is Promoting, in staging: Pending",
      "is Verified, in staging: Verified",
    ]);
  });

  test("goes on over errors and lost answers, which pass", async () => {
    const { failure, waits } = await wait({ promotion: [stage("Verified")] }, {}, ({ kardinal }) =>
      kardinal.scriptList(
        { kind: "status", status: 503 },
        { kind: "reset", stored: false },
        { kind: "status", status: 429 },
        { kind: "html", status: 200 },
      ),
    );
    expect(failure).toBeUndefined();
    expect(waits).toHaveLength(4);
  });

  test("says when it is an error that it ended with", async () => {
    const broken = Array.from(
      { length: 30 },
      () => ({ kind: "status", status: 500, body: "internal error" }) as const,
    );
    const { failure } = await wait({}, { timeoutMs: 60_000 }, ({ kardinal }) =>
      kardinal.scriptList(...broken),
    );
    expect(failure?.message).toMatch(
      /after 1 min the Bundle is not in the list; the list could not be read last: .*\(500\): internal error$/u,
    );
  });

  test("a Bundle that is not listed is waited for", async () => {
    const { failure, phase } = await wait({}, { timeoutMs: 10_000, select: () => undefined });
    expect(phase).toBeUndefined();
    expect(failure?.message).toBe(
      "wait-for: staging is not Verified: after 0.2 min the Bundle is not in the list",
    );
  });

  test("what the server calls it cannot disturb a log", async () => {
    const { said, failure } = await wait({
      promotion: [stage("Odd\n::error::\u202e"), stage("Failed", { "\u001b[31m": "Failed" })],
    });
    expect([...said, failure?.message, failure?.hint].join(" ")).not.toMatch(/[\n\u202e\u001b]/u);
  });
});
