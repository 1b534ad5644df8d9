import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "@basewatch/failure";
import { type GithubRun, runStep, type StepResult } from "@basewatch/simulators";
import type { Terminal } from "../terminal.ts";
import { createNarrator } from "./narrator.ts";
import { closeServers, DEMO, type DemoServers, imagesYaml, startServers } from "./servers.ts";
import { type BuildWorkflow, runBuildWorkflow, tellStory, type UseAction } from "./story.ts";

export type { DemoServers };

/** What the demo is run with. */
export interface DemoOptions {
  readonly terminal: Terminal;
  /** Whether the terminal shows ANSI colours. */
  readonly colour: boolean;
  /** The folder that holds the bundles: `<folder>/check-base-digest/index.js` and so on. */
  readonly bundles: string;
  /** Scripts the servers before anything happens; for tests that make one of their calls fail. */
  readonly arrange?: (servers: DemoServers) => void;
}

/** Runs the whole loop against embedded servers. Throws `Failure` when any part of it is not as it should be. */
export async function runDemo(options: DemoOptions): Promise<void> {
  const { terminal } = options;
  const workflow: BuildWorkflow = { bases: new Map(), latest: undefined };
  const started = performance.now();
  const onRun = (run: GithubRun) => runBuildWorkflow(run, workflow, servers.registry.url);
  const servers = await startServers(onRun);
  const workspace = await mkdtemp(join(tmpdir(), "basewatch-demo-"));
  try {
    options.arrange?.(servers);
    await writeFile(join(workspace, "images.yaml"), imagesYaml(servers));
    terminal.out(
      "A registry, a GitHub and a kardinal-promoter start on this machine; the actions run as a runner runs them.\n",
    );
    const narrator = createNarrator(terminal, options.colour);
    await tellStory(servers, workflow, useBundles(options, servers, workspace, narrator.say), narrator);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const calls =
      servers.registry.log.length + servers.github.requests.length + servers.kardinal.requests.length;
    terminal.out(
      `\nThe loop is closed: ${calls} requests over HTTP, ${seconds} s, and nothing of yours was touched.\n`,
    );
  } finally {
    await closeServers(servers);
    await rm(workspace, { recursive: true, force: true });
  }
}

function useBundles(
  { bundles }: DemoOptions,
  servers: DemoServers,
  workspace: string,
  say: (text: string) => void,
): UseAction {
  const environment = {
    GITHUB_REPOSITORY: DEMO.platformRepository,
    GITHUB_API_URL: servers.github.apiUrl,
    GITHUB_SERVER_URL: servers.github.serverUrl,
    GITHUB_EVENT_NAME: "schedule",
    GITHUB_REF_TYPE: "branch",
    GITHUB_REF_NAME: "main",
    GITHUB_RUN_ID: "1",
    GITHUB_SHA: "0123456789abcdef0123456789abcdef01234567",
    GITHUB_ACTOR: "schedule",
    KARDINAL_TOKEN: DEMO.kardinalToken,
  };
  return async (action, inputs) => {
    const result = await runStep({ main: join(bundles, action, "index.js"), inputs, environment, workspace });
    for (const line of result.log.split("\n")) if (line !== "" && !line.startsWith("::")) say(line);
    requireCleanStep(action, result);
    return result;
  };
}

/** A warning is a failure here: it says that something did not work as it should, and was worked around. */
function requireCleanStep(action: string, { status, annotations, log }: StepResult): void {
  const complaint = annotations.find(({ level }) => level !== "notice");
  if (status === 0 && complaint === undefined) return;
  throw new Failure(`${action} ended with status ${status}: ${complaint?.message ?? log.trim()}`, {
    code: "demo.step",
  });
}
