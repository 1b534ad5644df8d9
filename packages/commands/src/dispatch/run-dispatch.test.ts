import { describe, expect, test } from "vitest";
import { elsewhere, entry, KEYS, openGithubStage, play, sentTo, TOKEN, WORKFLOW } from "./testing/stage.ts";

describe("a list of rebuilds", () => {
  test("is dispatched with the standard inputs, and each result names its run", async () => {
    await using server = await openGithubStage();
    const { outcome, results } = await play(server, { rebuilds: JSON.stringify([entry()]) });
    expect(sentTo(server)).toEqual([
      {
        path: "/repos/acme/app/actions/workflows/build.yml/dispatches",
        ref: "main",
        inputs: {
          version_bump: "minor",
          triggered_by: "basewatch",
          base_image: "docker.io/library/node:22",
          base_digest: `sha256:${"4".repeat(64)}`,
          images: "app",
          rebuild_key: "3f9a2c41d0b7e615.1",
        },
      },
    ]);
    const [run] = server.runs;
    const runUrl = `${server.serverUrl}/acme/app/actions/runs/${run?.id}`;
    expect(results).toEqual([
      {
        key: "3f9a2c41d0b7e615",
        attempt: 1,
        images: ["app"],
        status: "dispatched",
        runId: run?.id,
        runUrl,
        conclusion: null,
        errorCode: null,
        message: null,
        hint: null,
      },
    ]);
    expect(outcome.outputs).toMatchObject({
      "run-id": String(run?.id),
      "run-url": runUrl,
      conclusion: "",
      "dispatched-count": "1",
      "skipped-count": "0",
      "deferred-count": "0",
      "unknown-count": "0",
      "failed-count": "0",
    });
    expect(outcome.failures).toEqual([]);
    expect(outcome.outputs["results"]).not.toContain("\n");
    expect(server.problems).toEqual([]);
  });

  test("that is empty does nothing", async () => {
    await using server = await openGithubStage();
    const { outcome, said } = await play(server, { rebuilds: "[]" });
    expect(outcome).toMatchObject({ failures: [], summary: "### Nothing to dispatch\n" });
    expect(outcome.outputs).toMatchObject({ results: "[]", "run-id": "", "dispatched-count": "0" });
    expect(said).toEqual(["info: There is nothing to dispatch."]);
    expect(server.requests).toEqual([]);
  });

  test("names the first changed base when no runtime base changed, and all images", async () => {
    await using server = await openGithubStage();
    const [image] = entry().images;
    const bases = [{ reference: "docker.io/library/golang:1.24", role: "build", current: null }];
    const images = [
      { name: "api", reference: "ghcr.io/acme/api:latest", bases },
      { name: "web", reference: "ghcr.io/acme/web:latest", bases: image?.bases.slice(0, 1) ?? [] },
    ];
    await play(server, { rebuilds: JSON.stringify([entry({ images })]) });
    expect(sentTo(server)[0]?.inputs).toMatchObject({
      base_image: "docker.io/library/golang:1.24",
      base_digest: "",
      images: "api,web",
    });
  });

  test("takes version-bump and triggered-by from the inputs where the entry has none", async () => {
    await using server = await openGithubStage();
    const { dispatch } = entry();
    await play(server, {
      rebuilds: JSON.stringify([entry({ dispatch: dispatch === null ? null : { ...dispatch, inputs: {} } })]),
      "version-bump": "major",
      "triggered-by": "a person",
      "base-image": "mine",
    });
    expect(sentTo(server)[0]?.inputs).toMatchObject({
      version_bump: "major",
      triggered_by: "a person",
      base_image: "mine",
    });
  });

  test("comes out of files and globs too, and duplicates collapse to the highest attempt", async () => {
    await using server = await openGithubStage();
    const { results } = await play(
      server,
      { rebuilds: JSON.stringify([entry()]), "rebuilds-file": "out/*.json, more.json" },
      {
        files: {
          "out/a.json": JSON.stringify([entry(), entry({ key: KEYS[1] })]),
          "out/b.json": JSON.stringify([entry({ attempt: 2 })]),
          "more.json": "[]",
        },
      },
    );
    expect(results.map(({ key, attempt }) => [key, attempt])).toEqual([
      [KEYS[0], 2],
      [KEYS[1], 1],
    ]);
  });

  test("with entries without a dispatch goes where the inputs say", async () => {
    await using server = await openGithubStage();
    await play(server, {
      rebuilds: JSON.stringify([entry({ dispatch: null })]),
      workflow: "build.yml",
      inputs: "target: runtime",
    });
    expect(sentTo(server)[0]).toMatchObject({
      ref: "main",
      inputs: { version_bump: "patch", target: "runtime", rebuild_key: "3f9a2c41d0b7e615.1", images: "app" },
    });
  });

  test.each([
    ["none", WORKFLOW, 0],
    ["file:ledger.json", WORKFLOW, 0],
    ["file:ledger.json", WORKFLOW.replace(/^run-name.*$/mu, ""), 1],
  ])(
    "keeps to the budget with state %s: one read for each workflow, one list for each repository, one dispatch for each entry",
    async (state, workflow, more) => {
      const refs = {
        main: { ".github/workflows/build.yml": workflow, ".github/workflows/other.yml": workflow },
      };
      const permissions = { actions: "write", contents: "read" } as const;
      await using server = await openGithubStage({
        repositories: { "acme/app": { refs }, "acme/lib": { refs } },
        tokens: { [TOKEN]: { kind: "app", repositories: ["acme/app", "acme/lib"], permissions } },
      });
      const entries = Array.from({ length: 12 }, (_, index) => {
        const { name, dispatch } = elsewhere(`app-${index}`, index < 6 ? "build.yml" : "other.yml");
        return entry({
          key: `00000000000000${10 + index}`,
          ledger: state === "none" ? null : state,
          name,
          dispatch: dispatch === null || index < 10 ? dispatch : { ...dispatch, repository: "acme/lib" },
        });
      });
      const { outcome } = await play(server, { rebuilds: JSON.stringify(entries), state });
      expect(outcome.outputs["dispatched-count"]).toBe("12");
      const kinds = Object.groupBy(
        server.requests,
        ({ method, path }) => `${method} ${path.split("/").slice(3, 6).join(" ")}`,
      );
      expect(
        Object.fromEntries(Object.entries(kinds).map(([kind, requests]) => [kind, requests?.length])),
      ).toEqual({
        "GET app contents .github%2Fworkflows%2Fbuild.yml": 1,
        "GET app contents .github%2Fworkflows%2Fother.yml": 1,
        "GET lib contents .github%2Fworkflows%2Fother.yml": 1,
        "GET app actions runs": 1,
        "GET lib actions runs": 1,
        "POST app actions workflows": 10,
        "POST lib actions workflows": 2,
        ...(more === 0 ? {} : { "POST ": more }),
      });
    },
  );
});
