import type { IncomingMessage, ServerResponse } from "node:http";
import type { GithubAnswer, GithubFault, GithubFaultOptions, GithubMatcher, GithubRequest } from "./types.ts";

/** A fault that waits for its requests. */
export interface ScriptedFault {
  readonly fault: GithubFault;
  readonly afterStarting: boolean;
}

/** The faults that are still to happen, first scripted first. */
export interface Faults {
  add(matcher: GithubMatcher, fault: GithubFault, options?: GithubFaultOptions): void;
  /** The fault for a request, used up by asking. */
  take(request: GithubRequest): ScriptedFault | undefined;
}

export function createFaults(): Faults {
  const waiting: (ScriptedFault & { readonly matcher: GithubMatcher; left: number })[] = [];
  return {
    add(matcher, fault, { afterStarting = false, times = 1 } = {}) {
      waiting.push({ matcher, fault, afterStarting, left: times });
    },
    take(request) {
      const found = waiting.find((entry) => entry.left > 0 && matches(entry.matcher, request));
      if (found !== undefined) found.left -= 1;
      return found;
    },
  };
}

function matches(matcher: GithubMatcher, request: GithubRequest): boolean {
  if (typeof matcher === "function") return matcher(request);
  const { method, path } = matcher;
  return (method ?? request.method) === request.method && (path?.test(request.path) ?? true);
}

/** Breaks the connection as the fault says, or yields the answer to send. */
export function commit(
  fault: GithubFault,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): GithubAnswer | undefined {
  if (fault === "reset") incoming.socket.resetAndDestroy();
  if (fault === "cut") {
    outgoing.writeHead(200, { "content-type": "application/json", "content-length": 1000 });
    outgoing.write('{"workflow_run_id":', () => incoming.socket.destroy());
  }
  return typeof fault === "string" ? undefined : fault;
}
