import { Failure } from "@basewatch/failure";
import { describe, expect, test } from "vitest";
import type { DispatchRequest } from "../dispatch-request.ts";
import { GITLAB_ACCESS_ROWS } from "../testing/gitlab-access-rows.ts";
import { type GitlabBench, openGitlabBench, requestPipeline } from "../testing/gitlab-bench.ts";
import { GITLAB_PIPELINE_ROWS } from "../testing/gitlab-pipeline-rows.ts";
import { SECRET } from "../testing/gitlab-row.ts";
import { GITLAB_REFUSALS } from "./refusals.ts";

const ROWS = [...GITLAB_ACCESS_ROWS, ...GITLAB_PIPELINE_ROWS];

describe("what GitLab's refusals tell the user", () => {
  test.each(ROWS)("$id: $name", async ({ world, request, act, scripted, code, text }) => {
    await using bench = await openGitlabBench(world);
    if (scripted !== undefined) bench.server.fail({ method: "POST" }, scripted);
    const failure = await (act === undefined ? dispatchAndFail(bench, request) : act(bench).catch(toFailure));
    if (!(failure instanceof Failure)) throw new Error("nothing failed");
    expect(failure.code).toBe(code);
    expect([failure.message, failure.hint]).toEqual(
      text.map((line) => line.replaceAll("{host}", bench.host)),
    );
    expect(JSON.stringify([failure.message, failure.hint])).not.toContain(SECRET);
    expect(bench.server.pipelines).toEqual([]);
  });

  test("every row of the table is tested, and has a source", () => {
    expect(new Set(ROWS.map(({ id }) => id))).toEqual(new Set([...GITLAB_REFUSALS.map(({ id }) => id), ""]));
    expect(GITLAB_REFUSALS.every(({ source }) => /https:\/\//u.test(source))).toBe(true);
  });

  test("a branch that is not there is found before anything is sent, where the project can be read", async () => {
    await using bench = await openGitlabBench();
    const failure = await dispatchAndFail(bench, { ref: "mian" });
    expect(failure).toMatchObject({
      code: "forge.ref-not-found",
      message: "group/sub/app: no branch or tag mian (404 Commit Not Found)",
      hint: "Check the branch or tag. The default branch is main.",
    });
  });
});

async function dispatchAndFail(
  { gitlab }: GitlabBench,
  request: Partial<DispatchRequest> = {},
): Promise<unknown> {
  try {
    const result = await gitlab.sendDispatch(await gitlab.prepareDispatch(requestPipeline(request)));
    return result.kind === "rejected" ? result.failure : undefined;
  } catch (error) {
    return toFailure(error);
  }
}

function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  throw error;
}
