import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type KardinalSimulator, startKardinal } from "@basewatch/simulators";
import { onTestFinished } from "vitest";
import { createOrigin, type Origin } from "./origin.ts";
import { createFolder, pathWith, type Replacement, runProgram } from "./programs.ts";
import { type ForeignStep, type RunDone, runWorkflow, type WorkflowRun } from "./workflow-run.ts";

/** What may differ from one run of a workflow to the next. */
type RunChoice = Pick<WorkflowRun, "text"> & Partial<Pick<WorkflowRun, "github" | "inputs" | "secrets">>;

/** A GitHub runner for the examples, with the programs that they call and the servers that they speak to. */
export interface GithubStage {
  readonly kardinal: KardinalSimulator;
  readonly origin: Origin;
  /** The git references that were made through the API. */
  readonly references: readonly unknown[];
  /** The steps of other people's actions, oldest first. */
  readonly foreign: readonly ForeignStep[];
  run(choice: RunChoice): Promise<RunDone>;
}

/** The one token of kardinal's Bundle API on a stage. */
export const KARDINAL_TOKEN = "kardinal-token-of-backstage";

const GITHUB_TOKEN = "token-of-this-job";

/** The repository of the examples at v1.4.2, its runner, and a kardinal. */
export async function setGithubStage(...replacements: readonly Replacement[]): Promise<GithubStage> {
  const kardinal = await startKardinal({ token: KARDINAL_TOKEN, profile: "server" });
  onTestFinished(() => kardinal.close());
  const origin = await createOrigin({ "packages/backend/Dockerfile": "FROM node:22\n" }, [
    "v1.4.1",
    "v1.4.2",
  ]);
  const { url, references } = await startReferences();
  const foreign: ForeignStep[] = [];
  const machine = { PATH: pathWith(...replacements), HOME: await createFolder() };
  const useForeign = async (step: ForeignStep) => {
    foreign.push(step);
    if (step.action === "actions/checkout") await checkOut(origin, step.workspace, machine);
    return step.action === "docker/build-push-action" ? { digest: digestOf(step.inputs) } : NOTHING;
  };
  const run = ({ text, github, inputs = {}, secrets }: RunChoice) =>
    runWorkflow({
      text,
      inputs,
      github: { ...describeRun(origin, url), ...github },
      secrets: { KARDINAL_TOKEN, ...secrets },
      env: { KARDINAL_URL: kardinal.url },
      machine,
      useForeign,
    });
  return { kardinal, origin, references, foreign, run };
}

const NOTHING: Readonly<Record<string, string>> = {};

/** The digest that the stage's builder pushes for these inputs: no two builds share one. */
export function digestOf(inputs: Readonly<Record<string, string>>): string {
  return `sha256:${createHash("sha256").update(JSON.stringify(inputs)).digest("hex")}`;
}

function describeRun({ sha }: Origin, apiUrl: string): Readonly<Record<string, string>> {
  return {
    actor: "octo-dev",
    sha,
    repository: "myorg/backstage-app",
    run_id: "4711",
    run_attempt: "1",
    server_url: "https://github.com",
    api_url: apiUrl,
    token: GITHUB_TOKEN,
  };
}

async function checkOut(
  { folder }: Origin,
  workspace: string,
  machine: Readonly<Record<string, string>>,
): Promise<void> {
  const { status, log } = await runProgram(
    ["git", "clone", "--quiet", folder, workspace],
    workspace,
    machine,
  );
  if (status !== 0) throw new Error(log);
}

/** The one route of GitHub's API that the build calls itself: https://docs.github.com/en/rest/git/refs#create-a-reference */
async function startReferences(): Promise<{ readonly url: string; readonly references: unknown[] }> {
  const references: unknown[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const known =
      request.method === "POST" &&
      request.url === "/repos/myorg/backstage-app/git/refs" &&
      request.headers.authorization === `Bearer ${GITHUB_TOKEN}`;
    if (known) references.push(JSON.parse(Buffer.concat(chunks).toString("utf8")));
    response.writeHead(known ? 201 : 404, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, references };
}
