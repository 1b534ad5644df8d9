import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import * as z from "zod/mini";
import {
  boolean,
  duration,
  integer,
  list,
  oneOf,
  optional,
  optionalText,
  parsed,
  refuseContradictions,
  text,
} from "../fields.ts";
import { hostTokens } from "../host-tokens.ts";
import { findNotificationContradictions, notificationInputs } from "../notification/index.ts";
import { parseState } from "../state.ts";
import { parseRebuilds } from "./rebuilds.ts";

/** The inputs of dispatch-rebuild: raw text in, typed values out. */
export const dispatchInputs = z
  .object({
    rebuilds: optional((json) => parseRebuilds(json, "")),
    "rebuilds-file": list(String),
    provider: oneOf(["github", "gitlab", "gitea", "forgejo"], "github"),
    "api-url": optionalText(),
    repository: optional(parseRepository),
    workflow: optionalText(),
    ref: optionalText(),
    inputs: optionalText(),
    "event-type": optionalText(),
    "version-bump": text("patch"),
    "triggered-by": text("basewatch"),
    "base-image": optionalText(),
    "github-token": optionalText(),
    tokens: hostTokens(),
    state: parsed(parseState),
    "state-token": optionalText(),
    wait: boolean(false),
    "wait-timeout": duration("45m"),
    "cancel-on-timeout": boolean(false),
    "max-dispatches": integer(50, { min: 1, max: 1000 }),
    "write-interval": duration("1s"),
    "reconcile-timeout": duration("60s"),
    settle: duration("10m"),
    "on-ambiguous": oneOf(["hold", "retry"], "hold"),
    "max-age": duration("6h"),
    "strict-inputs": boolean(false),
    "dry-run": boolean(false),
    ...notificationInputs.shape,
  })
  .check(
    refuseContradictions<DispatchInputs>((inputs, broken) => [
      ...findContradictions(inputs, broken),
      ...findNotificationContradictions(inputs, broken),
    ]),
  );

/** What {@link dispatchInputs} yields. */
export type DispatchInputs = z.output<typeof dispatchInputs>;

/** Inputs that say where to dispatch to; they mean nothing for an entry that says so itself. */
const TARGET_INPUTS = ["workflow", "repository", "ref", "inputs", "api-url"] as const;

/** The inputs among {@link TARGET_INPUTS} that were given. */
export function givenTargetInputs(
  inputs: Pick<DispatchInputs, (typeof TARGET_INPUTS)[number]>,
): readonly string[] {
  return TARGET_INPUTS.filter((name) => inputs[name] !== undefined);
}

/** The failure for entries that name their own target next to inputs that name another. */
export function twoTargets(names: readonly string[], key: string): Failure {
  return contradiction(
    `${names.join(", ")} and an entry of rebuilds (key ${key}) both say what to dispatch`,
    `Remove ${names.join(", ")}, or the rebuilds: an entry with a dispatch of its own goes there.`,
  );
}

function parseRepository(value: string): string {
  if (/^[\w.-]+(?:\/[\w.-]+)+$/u.test(value)) return value;
  throw new Failure(`"${printable(value, 80)}" is not a repository`, {
    code: "input.repository",
    hint: "Write owner/repo, without https:// and .git.",
  });
}

function findContradictions(inputs: DispatchInputs, broken: ReadonlySet<string>): readonly Failure[] {
  if (broken.has("rebuilds")) return [];
  const targets = givenTargetInputs(inputs);
  if (inputs.rebuilds === undefined && inputs["rebuilds-file"].length === 0) {
    if (inputs.workflow !== undefined || needsNoWorkflow(inputs)) return findTwoEvents(inputs);
    return [
      contradiction(
        "neither rebuilds, rebuilds-file nor workflow is given",
        "Set rebuilds to the output of check-base-digest (rebuilds-file when that output is too large and left unset), or workflow to the file name of one workflow.",
      ),
    ];
  }
  const own = (inputs.rebuilds ?? []).find(({ dispatch }) => dispatch !== null);
  return own === undefined || targets.length === 0 ? [] : [twoTargets(targets, own.key)];
}

// GitLab has one pipeline for each project, and a repository_dispatch names no workflow.
function needsNoWorkflow(inputs: DispatchInputs): boolean {
  return (
    inputs["event-type"] !== undefined || (inputs.provider === "gitlab" && inputs.repository !== undefined)
  );
}

function findTwoEvents(inputs: DispatchInputs): readonly Failure[] {
  if (inputs.workflow === undefined || inputs["event-type"] === undefined) return [];
  return [
    contradiction(
      "workflow and event-type both say what to dispatch",
      "Remove event-type to dispatch the workflow, or workflow to send a repository_dispatch, which starts every workflow that is on that type.",
    ),
  ];
}

function contradiction(message: string, hint: string): Failure {
  return new Failure(message, { code: "input.contradiction", hint });
}
