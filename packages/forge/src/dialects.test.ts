import { describe, expect, test } from "vitest";
import { DISPATCHES, dispatch, OWN_TOKEN, openWorkbench, postsOf } from "./testing/workbench.ts";

describe("API versions and kinds of server", () => {
  test.each([
    {
      name: "github.com names the run in version 2026-03-10",
      profile: "github.com",
      posts: [{ version: "2026-03-10", details: undefined }],
      named: true,
    },
    {
      name: "a server without that version names it on request",
      profile: "ghes-3.20",
      posts: [
        { version: "2026-03-10", details: undefined },
        { version: "2022-11-28", details: true },
      ],
      named: true,
    },
    {
      name: "Enterprise Server 3.19 knows neither and starts it without a name",
      profile: "ghes-3.19",
      posts: [
        { version: "2026-03-10", details: undefined },
        { version: "2022-11-28", details: true },
        { version: "2022-11-28", details: undefined },
      ],
      named: false,
    },
  ] as const)("$name", async ({ profile, posts, named }) => {
    await using bench = await openWorkbench({ profile });
    const result = await dispatch(bench);
    expect(result).toMatchObject({
      kind: "accepted",
      run: named ? { id: bench.server.runs[0]?.id } : undefined,
    });
    expect(postsOf(bench).map(describePost)).toEqual(posts);

    await dispatch({ ...bench, github: bench.connect(OWN_TOKEN) });
    expect(postsOf(bench).slice(posts.length).map(describePost)).toEqual(posts.slice(-1));
    expect(bench.server.runs).toHaveLength(2);
    expect(bench.server.problems).toEqual([]);
  });

  test("a 400 that no version explains is reported once the versions are used up", async () => {
    await using bench = await openWorkbench();
    bench.server.fail(DISPATCHES, { status: 400, body: { message: "Problems parsing JSON" } }, { times: 2 });
    const result = await dispatch(bench);
    expect(result).toMatchObject({ kind: "rejected", failure: { code: "forge.refused" } });
    expect(postsOf(bench)).toHaveLength(2);
  });
});

function describePost({ headers, body }: { headers: Readonly<Record<string, string>>; body: string }) {
  return { version: headers["x-github-api-version"], details: JSON.parse(body).return_run_details };
}
