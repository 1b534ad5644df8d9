import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import type { Context } from "./context.ts";
import type { DispatchRequest, PreparedDispatch } from "./dispatch-request.ts";
import type { Lookups } from "./lookups.ts";

const MOST_NAME = 100;
const MOST_KEYS = 10;
const MOST_CHARACTERS = 65_535;

/**
 * Prepares a `repository_dispatch`: all offered inputs go into its `client_payload`, since no file declares any, and it runs on the default
 * branch (https://docs.github.com/rest/repos/repos#create-a-repository-dispatch-event). Throws `Failure` `forge.event-type`,
 * `forge.event-ref`, `forge.too-many-inputs`, `forge.inputs-too-long`.
 */
export async function prepareEvent(
  context: Context,
  lookups: Lookups,
  request: DispatchRequest,
  eventType: string,
): Promise<PreparedDispatch> {
  const { repository } = request;
  const ref = await lookups.defaultBranch(repository);
  const what = `${repository} event ${printable(eventType)}`;
  if (eventType === "" || eventType.length > MOST_NAME) {
    throw fail(
      what,
      `the event type has ${eventType.length} characters, and GitHub takes 1 to ${MOST_NAME}`,
      "event-type",
      "Shorten event-type.",
    );
  }
  if (request.ref !== undefined && request.ref !== ref) {
    const happened = `a repository_dispatch runs on the default branch ${printable(ref)}, not on ${printable(request.ref)}`;
    throw fail(
      what,
      happened,
      "event-ref",
      "Leave the ref out, or leave event-type out and name the workflow.",
    );
  }
  const inputs = { ...request.standard, ...request.explicit };
  checkPayload(inputs, what);
  return {
    request,
    what,
    workflow: "",
    ref,
    event: "repository_dispatch",
    page: `${context.serverUrl}/${repository}/actions`,
    inputs,
    leftOut: [],
    declaration: undefined,
    unreadable: undefined,
  };
}

function checkPayload(inputs: Readonly<Record<string, string>>, what: string): void {
  const count = Object.keys(inputs).length;
  if (count > MOST_KEYS) {
    const happened = `${count} inputs, and a client_payload takes ${MOST_KEYS}`;
    throw fail(what, happened, "too-many-inputs", "Send fewer: several values can share one input as JSON.");
  }
  const characters = JSON.stringify(inputs).length;
  if (characters <= MOST_CHARACTERS) return;
  const happened = `the inputs are ${characters} characters, and GitHub takes ${MOST_CHARACTERS} in all`;
  throw fail(
    what,
    happened,
    "inputs-too-long",
    "Shorten them, or let the workflow read the long one from a file or an artifact.",
  );
}

function fail(what: string, happened: string, kind: string, hint: string): Failure {
  return new Failure(`${what}: ${happened}`, { code: `forge.${kind}`, hint });
}
