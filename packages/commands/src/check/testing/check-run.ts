import { createWorld } from "@basewatch/host";
import { createRedactor } from "@basewatch/redaction";
import {
  type CheckStage,
  type RebuildEntry,
  type Report,
  RUNNER,
} from "../../../../../test/actions/check-stage.ts";
import type { Files, Outcome, World } from "../../action.ts";
import { checkAction } from "../action.ts";

/** What a run of check in this process came to. */
export interface CheckRun extends Outcome {
  /** Each line of the log, `level: text`. */
  readonly said: readonly string[];
  readonly report: Report;
  readonly rebuilds: readonly RebuildEntry[];
  /** By image name, `verdict decision`. */
  readonly decisions: Readonly<Record<string, string>>;
}

/** What a run differs in from a scheduled one on a runner, now. */
export interface CheckRunOptions {
  readonly environment?: World["environment"];
  /** Milliseconds since the epoch. */
  readonly nowMs?: number;
  /** Hidden wherever it shows. */
  readonly secret?: string;
  /** What its files do differently. */
  readonly files?: Partial<Files>;
}

/** Runs check on raw inputs, in the stage's checkout; rejects as the action does. */
export async function runInProcess(
  stage: CheckStage,
  raw: Readonly<Record<string, string>>,
  options: CheckRunOptions = {},
): Promise<CheckRun> {
  const { environment = RUNNER, nowMs = Date.now(), secret, files = {} } = options;
  const redactor = createRedactor();
  if (secret !== undefined) redactor.hide(secret);
  const said: string[] = [];
  const say = (level: string) => (text: string) => void said.push(`${level}: ${text}`);
  const log = { info: say("info"), notice: say("notice"), warning: say("warning"), debug: say("debug") };
  const signal = new AbortController().signal;
  const real = createWorld({ environment, log, redactor, signal, workspace: stage.workspace });
  const world: World = {
    ...real,
    clock: { ...real.clock, now: () => nowMs },
    files: { ...real.files, ...files },
  };
  const given: Readonly<Record<string, string>> = { "output-dir": "out", ...raw };
  const names = Object.keys(checkAction.inputs.shape);
  const inputs = checkAction.inputs.parse(Object.fromEntries(names.map((name) => [name, given[name] ?? ""])));
  const outcome = await checkAction.run(inputs, world);
  const read = async (output: string) =>
    JSON.parse((await world.files.read(outcome.outputs[output] ?? ""))?.toString("utf8") ?? "null");
  const report: Report = await read("report");
  const decisions = report.images.map(({ name, verdict, decision }) => [name, `${verdict} ${decision}`]);
  return {
    ...outcome,
    said,
    report,
    rebuilds: await read("rebuilds-file"),
    decisions: Object.fromEntries(decisions),
  };
}
