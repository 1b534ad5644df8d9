import { describe, expect, test } from "vitest";
import { entry, openGithubStage, play } from "./testing/stage.ts";

describe("an entry that comes from a ledger", () => {
  test.each([
    ["without a state", "file:ledger.json", {}, "none"],
    ["with another state", "file:ledger.json", { state: "file:other.json" }, "file:other.json"],
  ])("%s fails before anything is sent, and names both", async (_name, ledger, state, given) => {
    await using server = await openGithubStage();
    const raw = { rebuilds: JSON.stringify([entry({ ledger })]), ...state };
    await expect(play(server, raw)).rejects.toMatchObject({
      code: "dispatch.state",
      message: `rebuilds: the entry with key 3f9a2c41d0b7e615 comes from the ledger ${ledger}, and state is ${given}`,
      hint: `Set state to ${ledger} here too: the ledger must know what was dispatched.`,
    });
    expect(server.requests).toEqual([]);
  });

  test("may spell the path of the same file in another way", async () => {
    await using server = await openGithubStage();
    const raw = { rebuilds: JSON.stringify([entry({ ledger: "file:ledger.json" })]) };
    const { results } = await play(server, { ...raw, state: "file:./ledger.json" });
    expect(results).toMatchObject([{ status: "dispatched" }]);
  });
});
