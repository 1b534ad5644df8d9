import { checkAction, createBundleAction, dispatchAction, readStatus } from "@basewatch/commands";
import { Failure, nearestName } from "@basewatch/failure";
import {
  createWorld,
  describeError,
  type HostWorld,
  hideSecrets,
  listenForStop,
  parseInputs,
  type RunnableAction,
} from "@basewatch/host";
import { createRedactor, printable, type Redactor } from "@basewatch/redaction";
import { parseFlags } from "./flags.ts";
import { helpText } from "./help.ts";
import { formatStatus } from "./status-text.ts";
import { createTerminalLog, type Terminal } from "./terminal.ts";

/** Exit statuses of the command line. */
export const EXIT = { done: 0, failure: 1, usage: 2, due: 10 } as const;

const COMMANDS = ["check", "dispatch", "create-bundle", "status", "demo"] as const;
const DEFAULT_STATE = "file:basewatch.json";

/** What the command line is run with. */
export interface Invocation {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workspace: string;
  readonly process: NodeJS.EventEmitter;
  readonly terminal: Terminal;
  /** Whether the terminal shows ANSI colours. */
  readonly colour: boolean;
  /** The folder that holds the actions' bundles, for the demo. */
  readonly bundles: string;
}

/** Runs one command and yields its exit status; never rejects. */
export async function runCommandLine(invocation: Invocation): Promise<number> {
  const redactor = createRedactor();
  const stop = listenForStop(invocation.process);
  try {
    return await dispatchCommand(invocation, redactor, stop.signal);
  } catch (error) {
    return reportError(error, invocation.terminal, redactor);
  } finally {
    stop.release();
  }
}

async function dispatchCommand(
  invocation: Invocation,
  redactor: Redactor,
  signal: AbortSignal,
): Promise<number> {
  const [command = "", ...args] = invocation.args;
  const run = { ...invocation, args };
  switch (command) {
    case "check":
      return runAction(checkAction, run, redactor, signal);
    case "dispatch":
      return runAction(dispatchAction, run, redactor, signal);
    case "create-bundle":
      return runAction(createBundleAction, run, redactor, signal);
    case "status":
      return runStatus(run, redactor, signal);
    case "demo": {
      const { runDemo } = await import("./demo/index.ts");
      await runDemo(run);
      return EXIT.done;
    }
    case "":
    case "help":
    case "--help":
      invocation.terminal.out(helpText());
      return command === "" ? EXIT.usage : EXIT.done;
    default:
      throw unknownCommand(command);
  }
}

function unknownCommand(command: string): Failure {
  const nearest = nearestName(command, COMMANDS);
  return new Failure(`"${printable(command, 80)}" is no command`, {
    code: "cli.usage",
    hint: nearest === undefined ? `Use one of ${COMMANDS.join(", ")}.` : `Did you mean ${nearest}?`,
  });
}

async function runAction<Inputs>(
  action: RunnableAction<Inputs>,
  { args, environment, workspace, terminal }: Invocation,
  redactor: Redactor,
  signal: AbortSignal,
): Promise<number> {
  const names = Object.keys(action.inputs.shape);
  const flags = parseFlags(args, names, ["json", "exit-code", "help"]);
  if (flags.switches.has("help")) {
    terminal.out(helpText(names));
    return EXIT.done;
  }
  if (flags.positionals.length > 0) {
    throw new Failure(`"${printable(flags.positionals[0] ?? "", 80)}" is no flag`, {
      code: "cli.usage",
      hint: "Flags begin with --; see --help.",
    });
  }
  const raw: Readonly<Record<string, string | undefined>> = {
    ...defaults(names, environment),
    ...flags.inputs,
  };
  hideSecrets(redactor, action.secretInputs.map((name) => raw[name] ?? "").filter(Boolean));
  const inputs = parseInputs(action.inputs, (name) => raw[name] ?? "", []);
  const log = createTerminalLog(terminal, flags.switches.has("json"));
  const outcome = await action.run(inputs, createWorld({ environment, log, redactor, signal, workspace }));
  if (flags.switches.has("json")) terminal.out(`${redactor.redact(JSON.stringify(outcome.outputs))}\n`);
  for (const failure of outcome.failures) reportError(failure, terminal, redactor);
  if (outcome.failures.length > 0) return EXIT.failure;
  return flags.switches.has("exit-code") && outcome.outputs["has-rebuilds"] === "true" ? EXIT.due : EXIT.done;
}

/** What a runner would fill in from action.yml, in the terms of a terminal or another CI system. */
function defaults(
  names: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  const values: Record<string, string | undefined> = {
    state: DEFAULT_STATE,
    "github-token": environment["GITHUB_TOKEN"] || environment["GH_TOKEN"],
    "state-token":
      environment["BASEWATCH_STATE_TOKEN"] || environment["GITHUB_TOKEN"] || environment["GH_TOKEN"],
    tokens: environment["BASEWATCH_TOKENS"],
    "slack-webhook-url": environment["BASEWATCH_SLACK_WEBHOOK_URL"],
    "smtp-url": environment["BASEWATCH_SMTP_URL"],
    "webhook-url": environment["BASEWATCH_WEBHOOK_URL"],
    "webhook-secret": environment["BASEWATCH_WEBHOOK_SECRET"],
  };
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}

async function runStatus(
  { args, environment, workspace, terminal }: Invocation,
  redactor: Redactor,
  signal: AbortSignal,
): Promise<number> {
  const names = ["state", "state-token", "tokens"];
  const flags = parseFlags(args, names, ["json", "help"]);
  if (flags.switches.has("help")) {
    terminal.out(helpText(names));
    return EXIT.done;
  }
  const given = { ...defaults(names, environment), ...flags.inputs };
  const { state = DEFAULT_STATE, tokens, "state-token": stateToken } = given;
  hideSecrets(redactor, [tokens ?? "", stateToken ?? ""].filter(Boolean));
  const world: HostWorld = createWorld({
    environment,
    log: createTerminalLog(terminal, true),
    redactor,
    signal,
    workspace,
  });
  const status = await readStatus({ state, stateToken, tokens, image: flags.positionals[0] }, world);
  terminal.out(flags.switches.has("json") ? `${JSON.stringify(status)}\n` : formatStatus(status));
  return EXIT.done;
}

function reportError(error: unknown, terminal: Terminal, redactor: Redactor): number {
  const { lines, stack } = describeError(error, redactor);
  for (const line of lines) terminal.err(`error: ${line}\n`);
  if (stack !== undefined) terminal.err(`${stack}\n`);
  const usage = error instanceof Failure && (error.code === "cli.usage" || error.code.startsWith("input."));
  return usage ? EXIT.usage : EXIT.failure;
}
