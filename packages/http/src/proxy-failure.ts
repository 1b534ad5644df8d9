import type { IncomingMessage } from "node:http";
import type { Failure } from "@basewatch/failure";
import { createFailure } from "./failures.ts";
import { readSystemError } from "./system-error.ts";
import type { HttpRequest } from "./types.ts";

/** What an error means that came from the proxy and not from the server behind it. */
export function createProxyFailure(request: HttpRequest, proxy: URL, error: unknown): Failure {
  const status = readStatus(error);
  if (status === 407) return createDenied(request, proxy);
  const code = readSystemError(error)?.code;
  const why = status ?? (code === undefined || code === "ECONNRESET" ? "it broke off" : code);
  // The error is no cause here, since its text is the proxy's and may show the proxy's password.
  return createFailure(
    request,
    "http.proxy",
    `the proxy ${proxy.host} gave no connection (${why})`,
    "Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY, and whether the proxy allows this host and port",
  );
}

/** The answer, unless it is the proxy's own 407, which no server may send (https://www.rfc-editor.org/rfc/rfc9110#section-15.5.8). */
export function refuseProxyDenial(
  request: HttpRequest,
  proxy: URL,
  message: IncomingMessage,
): IncomingMessage {
  if (message.statusCode !== 407) return message;
  message.destroy();
  throw createDenied(request, proxy);
}

function createDenied(request: HttpRequest, proxy: URL): Failure {
  return createFailure(
    request,
    "http.proxy",
    `the proxy ${proxy.host} wants other credentials (407)`,
    "Write the proxy's user and password into HTTP_PROXY and HTTPS_PROXY, as http://user:password@host:port",
  );
}

/** The status that the proxy answered a CONNECT with. */
function readStatus(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("statusCode" in error && typeof error.statusCode === "number") return error.statusCode;
  // `tunnel`, below the runner's client, says it nowhere but in its text.
  const [, told] = /\bstatusCode=(\d{3})\b/u.exec(error.message) ?? [];
  return told === undefined ? undefined : Number(told);
}
