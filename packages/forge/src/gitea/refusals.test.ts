import { Failure } from "@basewatch/failure";
import { describe, expect, test } from "vitest";
import type { DispatchRequest } from "../dispatch-request.ts";
import { GITEA_TOKEN, type GiteaBench, openGiteaBench } from "../testing/gitea-bench.ts";
import { GITEA_ROWS, SECRET } from "../testing/gitea-rows.ts";
import { requestBuild } from "../testing/workbench.ts";
import { GITEA_REFUSALS } from "./refusals.ts";

describe("what Gitea's and Forgejo's refusals tell the user", () => {
  test.each(GITEA_ROWS)("$id: $name", async ({ world, request, scripted, read, code, text }) => {
    await using bench = await openGiteaBench(world);
    if (scripted !== undefined) bench.server.fail({ method: "POST" }, scripted);
    const failure = await (read === true
      ? bench.forge.fetchDefaultBranch("acme/app").catch(toFailure)
      : dispatchAndFail(bench, request));
    if (!(failure instanceof Failure)) throw new Error("nothing failed");
    expect(failure.code).toBe(code);
    expect([failure.message, failure.hint]).toEqual(
      text.map((line) =>
        line.replaceAll("{host}", bench.host).replaceAll("{server}", bench.server.serverUrl),
      ),
    );
    const shown = JSON.stringify([failure.message, failure.hint]);
    for (const secret of [SECRET, GITEA_TOKEN]) expect(shown).not.toContain(secret);
    expect(bench.server.runs).toEqual([]);
  });

  test("every row of the table is tested, and has a source", () => {
    expect(new Set(GITEA_ROWS.map(({ id }) => id))).toEqual(
      new Set([...GITEA_REFUSALS.map(({ id }) => id), ""]),
    );
    expect(GITEA_REFUSALS.every(({ source }) => source.includes("https://"))).toBe(true);
  });
});

async function dispatchAndFail(
  { forge }: GiteaBench,
  request: Partial<DispatchRequest> = {},
): Promise<unknown> {
  try {
    const result = await forge.sendDispatch(await forge.prepareDispatch(requestBuild(request)));
    return result.kind === "rejected" ? result.failure : undefined;
  } catch (error) {
    return toFailure(error);
  }
}

function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  throw error;
}
