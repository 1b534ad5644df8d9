import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Failure } from "@basewatch/failure";
import { parseLedger } from "@basewatch/ledger";
import type { GithubConclusion, GithubRun, StepResult } from "@basewatch/simulators";
import { type BaseImages, type BuiltImage, buildAndPush, publishBase } from "./build.ts";
import type { Narrator } from "./narrator.ts";
import { DEMO, type DemoServers } from "./servers.ts";

/** Runs one of the bundled actions as a step; yields what it left behind. */
export type UseAction = (action: string, inputs: Readonly<Record<string, string>>) => Promise<StepResult>;

/** The builds of the demo. Each is started by a run that GitHub started, and knows that run's inputs. */
export interface BuildWorkflow {
  readonly bases: BaseImages;
  /** The run that was built last, and what it pushed. */
  latest: { readonly run: GithubRun; readonly built: BuiltImage } | undefined;
}

/** What GitHub does with a run: the build workflow, from its inputs alone. */
export async function runBuildWorkflow(
  run: GithubRun,
  workflow: BuildWorkflow,
  registryUrl: URL,
): Promise<GithubConclusion> {
  const built = await buildAndPush(
    {
      registryUrl,
      baseDigest: run.inputs["base_digest"] ?? "",
      versionBump: run.inputs["version_bump"] ?? "",
      previousVersion: workflow.latest?.built.version ?? "1.0.0",
    },
    workflow.bases,
  );
  workflow.latest = { run, built };
  return "success";
}

/** The whole loop. Throws `Failure` as soon as something is not as it should be. */
export async function tellStory(
  servers: DemoServers,
  workflow: BuildWorkflow,
  useAction: UseAction,
  narrator: Narrator,
): Promise<void> {
  const { registry, github, kardinal } = servers;
  const state = { state: "file:basewatch.json" };
  const check = async () => {
    const step = await useAction("check-base-digest", {
      config: "images.yaml",
      "github-token": DEMO.githubToken,
      "output-dir": "report",
      ...state,
    });
    const path = step.outputs["report"] ?? "";
    const report = JSON.parse(await readFile(path, "utf8"));
    // Anything less than provenance would be right too, and would say that a document could not be had.
    expect(report.images[0]?.bases[0]?.evidence, "provenance", "the evidence");
    const ledger = parseLedger(
      await readFile(join(dirname(path), "../basewatch.json"), "utf8"),
      "basewatch.json",
    );
    const unread = Object.values(ledger.bases).filter(
      ({ history }) => history.at(-1)?.children === undefined,
    );
    expect(unread.length, 0, "the number of bases whose index the ledger does not hold");
    return step;
  };

  narrator.scene(`${DEMO.baseRepository}:${DEMO.baseTag} is published, and backstage 1.0.0 is built on it`);
  const first = await publishBase(1, registry.url, workflow.bases);
  const initial = await buildAndPush(
    { registryUrl: registry.url, baseDigest: first, previousVersion: "0.9.9", versionBump: "major" },
    workflow.bases,
  );
  narrator.say(`base  ${first}`);
  narrator.say(`image ${initial.digest}`);

  narrator.scene("check-base-digest: has anything moved?");
  const calm = await check();
  expect(calm.outputs["changed"], "false", "changed");
  expect(calm.outputs["has-rebuilds"], "false", "has-rebuilds");
  narrator.confirm("nothing is due: the image's own provenance names the digest that the base has now");

  narrator.scene("the base image moves");
  const second = await publishBase(2, registry.url, workflow.bases);
  narrator.say(`${DEMO.baseRepository}:${DEMO.baseTag} is now ${second}`);

  narrator.scene("check-base-digest: what is due?");
  const moved = await check();
  expect(moved.outputs["changed-count"], "1", "changed-count");
  const [rebuild] = JSON.parse(moved.outputs["rebuilds"] ?? "[]");
  expect(rebuild?.images[0]?.bases[0]?.previous[0], first, "the digest that the image was built on");
  expect(rebuild?.images[0]?.bases[0]?.current, second, "the digest that the base has now");
  narrator.confirm(`backstage is due, with the key ${rebuild.key}`);

  narrator.scene("dispatch-rebuild: start the build workflow");
  const dispatched = await useAction("dispatch-rebuild", {
    rebuilds: moved.outputs["rebuilds"] ?? "",
    "github-token": DEMO.githubToken,
    ...state,
  });
  expect(dispatched.outputs["dispatched-count"], "1", "dispatched-count");
  narrator.confirm(`run ${dispatched.outputs["run-id"]} of ${DEMO.workflow} in ${DEMO.appRepository}`);

  narrator.scene("GitHub runs the build workflow");
  await github.settled();
  const run = github.runs.find((one) => String(one.id) === dispatched.outputs["run-id"]);
  expect(run?.conclusion, "success", "the conclusion of the run");
  const built = workflow.latest?.run.id === run?.id ? workflow.latest?.built : undefined;
  if (built === undefined)
    throw new Failure("the run that was dispatched built nothing", { code: "demo.build" });
  narrator.say(`“${run?.displayTitle}”`);
  narrator.confirm(`pushed ${DEMO.imageRepository}:${built.version}, ${built.digest}`);

  narrator.scene("create-bundle: promote what was built");
  const bundle = await useAction("create-bundle", {
    pipeline: DEMO.pipeline,
    image: `${registry.host}/${DEMO.imageRepository}:${built.version}`,
    digest: built.digest,
    "kardinal-url": kardinal.url,
    author: `basewatch: ${rebuild.images[0].bases[0].reference}`,
  });
  const stored = kardinal.bundles.find((one) => one.name === bundle.outputs["bundle-name"]);
  expect(stored?.images?.[0]?.digest, built.digest, "the digest in kardinal's Bundle");
  narrator.confirm(`Bundle ${stored?.name} is with kardinal`);

  narrator.scene("check-base-digest: and now?");
  const after = await check();
  expect(after.outputs["changed"], "false", "changed");
  expect(after.outputs["unknown-count"], "0", "unknown-count");
  narrator.confirm("nothing is due: the image on the registry proves the rebuild");
}

function expect(actual: unknown, expected: unknown, what: string): void {
  if (actual === expected) return;
  throw new Failure(`${what} is ${JSON.stringify(actual)}, and should be ${JSON.stringify(expected)}`, {
    code: "demo.expectation",
  });
}
