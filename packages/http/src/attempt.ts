import type { IncomingMessage } from "node:http";
import { Failure } from "@basewatch/failure";
import { readBody } from "./body.ts";
import { type Deadline, startDeadline } from "./deadline.ts";
import { createFailure, toFailure } from "./failures.ts";
import { createHeaders } from "./headers.ts";
import { createStopped } from "./stopped.ts";
import type { AttemptOptions } from "./transport-options.ts";
import type { HttpRequest, HttpResponse, Outcome } from "./types.ts";

/** Makes a request once. Yields a complete answer or a `Failure`; throws only what is a defect of ours. */
export async function attemptOnce(request: HttpRequest, options: AttemptOptions): Promise<Outcome> {
  const timeoutMs = request.timeoutMs ?? options.timeoutMs;
  const deadline = startDeadline(timeoutMs, options.signal, {
    onTimeout: () => createTimeout(request, timeoutMs),
    onAbort: () => createStopped(request, "stopped in flight", options.signal),
  });
  try {
    return {
      response: await receive(
        { ...request, timeoutMs, headers: completeHeaders(request, options) },
        options,
        deadline,
      ),
    };
  } catch (error) {
    const failure = deadline.signal.aborted ? deadline.signal.reason : toFailure(error, request);
    if (failure instanceof Failure) return { failure };
    throw error;
  } finally {
    deadline.stop();
  }
}

async function receive(
  request: HttpRequest,
  { exchange }: AttemptOptions,
  deadline: Deadline,
): Promise<HttpResponse> {
  const answer = exchange(request, deadline.signal);
  answer.then(
    (message) => discardLate(message, deadline),
    () => {},
  );
  const message = await Promise.race([answer, deadline.passed]);
  const headers = createHeaders(message.rawHeaders);
  const body = await readBody(message, request, deadline.signal);
  return { status: message.statusCode ?? 0, headers, body, url: request.url };
}

// An exchange may answer after it was given up: its connection would stay open with nobody to read it.
function discardLate(message: IncomingMessage, deadline: Deadline): void {
  if (deadline.signal.aborted) message.destroy();
}

function completeHeaders(
  request: HttpRequest,
  { userAgent }: AttemptOptions,
): Readonly<Record<string, string>> {
  return { "user-agent": userAgent, "accept-encoding": "identity", ...request.headers };
}

function createTimeout(request: HttpRequest, timeoutMs: number): Failure {
  return createFailure(
    request,
    "http.timeout",
    `no complete answer within ${timeoutMs / 1000} s`,
    "Raise the timeout, or check whether a proxy or firewall holds the connection up",
  );
}
