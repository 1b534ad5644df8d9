import type { Failure } from "@basewatch/failure";
import { type GithubOptions, startGithub } from "@basewatch/simulators";
import { describe, expect, test } from "vitest";
import { entry, openGithubStage, play, TOKEN } from "./testing/stage.ts";

function onHost(apiUrl: string) {
  const { dispatch } = entry();
  return JSON.stringify([entry({ dispatch: dispatch === null ? null : { ...dispatch, apiUrl } })]);
}

describe("hosts and tokens", () => {
  test("another host gets its own token, and never the job's", async () => {
    const options: Partial<GithubOptions> = {
      profile: "ghes-3.20",
      tokens: { ghp_forTheOther: { kind: "classic" } },
    };
    await using own = await openGithubStage();
    await using other = await openGithubStage(options);
    const host = new URL(other.apiUrl).host;
    const { results } = await play(own, {
      rebuilds: onHost(other.apiUrl),
      tokens: `${host}/acme=ghp_forTheOther`,
    });
    expect(results).toMatchObject([{ status: "dispatched" }]);
    expect(own.requests).toEqual([]);
    expect(new Set(other.requests.map(({ headers }) => headers["authorization"]))).toEqual(
      new Set(["token ghp_forTheOther"]),
    );
  });

  test("another host without a token is an error that says which line to add", async () => {
    await using own = await openGithubStage();
    await using other = await startGithub({ repositories: {} });
    const { outcome } = await play(own, { rebuilds: onHost(other.apiUrl) });
    const [failure] = outcome.failures as readonly Failure[];
    const host = new URL(other.apiUrl).host;
    expect(failure?.hint).toContain(`${host}=`);
    expect(other.requests).toEqual([]);
    expect(JSON.stringify(outcome)).not.toContain(TOKEN);
  });

  test("no token at all is an error", async () => {
    await using server = await openGithubStage();
    const { outcome } = await play(server, { rebuilds: JSON.stringify([entry()]), "github-token": "" });
    expect(outcome.failures).toMatchObject([{ code: "input.token-missing" }]);
  });
});
