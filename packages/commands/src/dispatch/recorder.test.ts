import { describe, expect, test } from "vitest";
import { entry, KEYS, LEDGER, openGithubStage, play, START } from "./testing/stage.ts";

describe("entries of a ledger", () => {
  test("are recorded in it: what was dispatched, not what was put off", async () => {
    await using server = await openGithubStage();
    const entries = [
      entry({ ledger: "file:ledger.json" }),
      entry({ key: KEYS[1], ledger: "file:ledger.json" }),
    ];
    const { files, outcome } = await play(
      server,
      { rebuilds: JSON.stringify(entries), state: "file:./ledger.json", "max-dispatches": "1" },
      { files: { "./ledger.json": LEDGER } },
    );
    expect(outcome.failures).toEqual([]);
    const { attempts } = JSON.parse(files.get("./ledger.json") ?? "");
    expect(Object.keys(attempts)).toEqual([`${KEYS[0]}.1`]);
    expect(attempts[`${KEYS[0]}.1`]).toMatchObject({
      key: KEYS[0],
      attempt: 1,
      images: ["app"],
      claimedAt: new Date(START).toISOString(),
      status: "dispatched",
      runUrl: `${server.serverUrl}/acme/app/actions/runs/${server.runs[0]?.id}`,
    });
  });

  test.each([
    ["without a state", {}, "none"],
    ["with another state", { state: "file:other.json" }, "file:other.json"],
  ])("are refused %s, and nothing is sent", async (_name, raw, shown) => {
    await using server = await openGithubStage();
    await expect(
      play(server, { rebuilds: JSON.stringify([entry({ ledger: "file:ledger.json" })]), ...raw }),
    ).rejects.toMatchObject({
      code: "dispatch.state",
      message: `rebuilds: the entry with key ${KEYS[0]} comes from the ledger file:ledger.json, and state is ${shown}`,
      hint: "Set state to file:ledger.json here too: the ledger must know what was dispatched.",
    });
    expect(server.requests).toEqual([]);
  });

  test("are not sent when the ledger cannot be read", async () => {
    await using server = await openGithubStage();
    const raw = {
      rebuilds: JSON.stringify([entry({ ledger: "file:ledger.json" })]),
      state: "file:ledger.json",
    };
    await expect(play(server, raw, { files: { "ledger.json": "{" } })).rejects.toMatchObject({
      code: "ledger.corrupt",
    });
    expect(server.requests).toEqual([]);
  });

  test("that cannot be recorded fail the step, after their results", async () => {
    await using server = await openGithubStage();
    const raw = {
      rebuilds: JSON.stringify([entry({ ledger: "file:ledger.json" })]),
      state: "file:ledger.json",
    };
    const { outcome } = await play(server, raw, {
      files: { "ledger.json": LEDGER },
      spoilAfterRead: "ledger.json",
    });
    expect(outcome.failures).toMatchObject([{ code: "ledger.corrupt" }]);
    expect(outcome.outputs["dispatched-count"]).toBe("1");
  });
});
