import { describe, expect, test } from "vitest";
import { dispatchAction } from "./action.ts";
import { createStageWorld, entry, openGithubStage, parse, TOKEN } from "./testing/stage.ts";

describe("dispatch-rebuild as the host runs it", () => {
  test("dispatches over its own transport, and keeps its secrets out of what it says", async () => {
    await using server = await openGithubStage();
    const { world, said } = createStageWorld(server);
    const inputs = parse({ rebuilds: JSON.stringify([entry()]), "github-token": TOKEN });
    const outcome = await dispatchAction.run(inputs, world);
    expect(outcome.outputs["dispatched-count"]).toBe("1");
    expect(server.requests[0]?.headers["user-agent"]).toMatch(/^basewatch\/\S+ \(dispatch-rebuild\)/u);
    expect(JSON.stringify([outcome, said])).not.toContain(TOKEN);
  });

  test("names the inputs that hold secrets", () => {
    expect(dispatchAction.secretInputs).toEqual([
      "github-token",
      "state-token",
      "tokens",
      "slack-webhook-url",
      "smtp-url",
      "webhook-url",
      "webhook-secret",
    ]);
  });

  test("says in its log when it waits for a limit", async () => {
    await using server = await openGithubStage();
    server.fail({ method: "POST" }, { status: 429, headers: { "retry-after": "2" }, body: {} });
    const { world, said } = createStageWorld(server);
    await dispatchAction.run(parse({ rebuilds: JSON.stringify([entry()]), "github-token": TOKEN }), world);
    expect(said).toContainEqual(
      expect.stringMatching(/^info: acme\/app build\.yml@main: .* limit .*; waiting 2 s$/u),
    );
  });
});
