import { Failure } from "@basewatch/failure";
import { describe, expect, test } from "vitest";
import type { DispatchRequest } from "./dispatch-request.ts";
import { ACCESS_ROWS } from "./testing/access-rows.ts";
import { SECRET } from "./testing/refusal-row.ts";
import { REQUEST_ROWS } from "./testing/request-rows.ts";
import { DISPATCHES, openWorkbench, requestBuild, type Workbench } from "./testing/workbench.ts";

/** Rows whose refusal nothing in the simulator's state leads to. */
const SCRIPTED: Readonly<Record<string, { readonly status: number; readonly message: string }>> = {
  "403 for another reason": { status: 403, message: "Must have admin rights to Repository." },
  "422 for unexpected inputs that GitHub does not name": {
    status: 422,
    message: "Unexpected inputs provided",
  },
  "422 for a wrong value in GitHub's other words": {
    status: 422,
    message: "Provided value 'huge' for input 'version_bump' not in the list of allowed values",
  },
  "422 for a required input that GitHub does not name": {
    status: 422,
    message: "Required input not provided",
  },
  "422 for a reason that is not known": { status: 422, message: "Something else is wrong" },
  "307 for a repository that was renamed": { status: 307, message: "Moved" },
};

describe("what GitHub's refusals tell the user", () => {
  test.each([...ACCESS_ROWS, ...REQUEST_ROWS])(
    "$name",
    async ({ name, world, request, code, text, posts = 1 }) => {
      await using bench = await openWorkbench(world);
      const scripted = SCRIPTED[name];
      if (scripted !== undefined) {
        bench.server.fail(DISPATCHES, { status: scripted.status, body: { message: scripted.message } });
      }

      const failure = await dispatchAndFail(bench, requestBuild(request));

      expect(failure.code).toBe(code);
      expect([failure.message, failure.hint]).toEqual(
        text.map((line) => line.replace("{server}", bench.server.serverUrl)),
      );
      expect(JSON.stringify([failure.message, failure.hint])).not.toContain(SECRET);
      expect(bench.server.requests.filter(({ method }) => method === "POST")).toHaveLength(posts);
      expect(bench.server.runs).toHaveLength(0);
      expect(bench.server.problems).toEqual([]);
    },
  );

  test("a workflow that is there and still answers 404 is a missing right", async () => {
    await using bench = await openWorkbench();
    bench.server.fail(DISPATCHES, { status: 404, body: { message: "Not Found" } });
    const failure = await dispatchAndFail(bench, requestBuild());
    expect(failure.code).toBe("forge.forbidden");
    expect(failure.message).toBe("acme/app build.yml@main: GitHub hides this workflow from the token (404)");
  });

  test("a disabled workflow is looked up by its id, too", async () => {
    await using bench = await openWorkbench();
    bench.server.fail(DISPATCHES, { status: 422, body: { message: "Cannot trigger a disabled workflow" } });
    const failure = await dispatchAndFail(bench, requestBuild({ workflow: "42" }));
    expect(failure.message).toMatch(/^acme\/app 42@main: the workflow is disabled by hand/u);
  });

  test("the probes after a 404 tell their own trouble", async () => {
    await using bench = await openWorkbench();
    bench.server.fail(DISPATCHES, { status: 404, body: { message: "Not Found" } });
    bench.server.fail(
      { path: /\/actions\/workflows$/u },
      { status: 403, body: { message: "Resource not accessible by integration" } },
    );
    const failure = await dispatchAndFail(bench, requestBuild());
    expect(failure.hint).toBe("Add `actions: read` to the job's `permissions:`.");
  });
});

async function dispatchAndFail({ github }: Workbench, request: DispatchRequest): Promise<Failure> {
  try {
    const result = await github.sendDispatch(await github.prepareDispatch(request));
    if (result.kind === "rejected") return result.failure;
    throw new Error(`the dispatch is ${result.kind}`);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
