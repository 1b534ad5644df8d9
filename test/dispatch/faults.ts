import type { GithubFault, GithubRequest } from "@basewatch/simulators";
import type { Cell } from "./fault-cells.ts";
import { type DispatchStage, REPOSITORY, workflowOf } from "./stage.ts";

/** Has the server answer the first dispatch of an image that it could act on as a cell says. */
export function script({ github, clock }: DispatchStage, index: number, cell: Cell): void {
  let isOver = false;
  const workflow = workflowOf(index);
  const isMeant = (request: GithubRequest) => {
    if (isOver || !isUnderstood(request, cell) || !request.path.endsWith(`/${workflow}/dispatches`))
      return false;
    isOver = true;
    if (cell.foreign) github.startRun({ repository: REPOSITORY, workflow, displayTitle: "By hand" });
    return true;
  };
  if (cell.answer === "200") github.fail(isMeant, { status: 200 }, { times: 0 });
  else github.fail(isMeant, toFault(cell.answer, clock.now()), { afterStarting: cell.started });
}

/** An older server refuses what it does not know before it looks at anything else. */
function isUnderstood({ method, headers, body }: GithubRequest, { server }: Cell): boolean {
  if (method !== "POST") return false;
  const isNew = headers["x-github-api-version"] === "2026-03-10" || body.includes("return_run_details");
  return server === "github.com" || !isNew;
}

function toFault(answer: Cell["answer"], nowMs: number): GithubFault {
  const message = "You have exceeded a secondary rate limit.";
  switch (answer) {
    case "reset":
      return "reset";
    case "timeout":
      return "hang";
    case "403 secondary":
      return { status: 403, headers: { "retry-after": "1" }, body: { message } };
    case "429 s":
      return { status: 429, headers: { "retry-after": "1" }, body: { message } };
    case "429 date":
      return {
        status: 429,
        headers: { "retry-after": new Date(nowMs + 60_000).toUTCString() },
        body: { message },
      };
    case "204":
      return { status: 204 };
    default:
      return { status: Number(answer), body: { message: "Server Error" } };
  }
}
