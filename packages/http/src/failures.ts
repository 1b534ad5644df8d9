import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import { isConnectError, readSystemError, type SystemError } from "./system-error.ts";
import type { HttpFailureCode, HttpRequest } from "./types.ts";

type Described = Pick<HttpRequest, "method" | "url">;

/** A request for messages: method, origin and path. Query and userinfo may be secrets and are left out. */
export function describeRequest({ method, url }: Described): string {
  return `${method} ${describeUrl(url)}`;
}

/** A URL for messages, without its query and userinfo. */
export function describeUrl(url: URL): string {
  return printable(`${url.protocol}//${url.host}${url.pathname}`, 300);
}

/** A failure of one request: `what` happened to it, and the next step. */
export function createFailure(
  request: Described,
  code: HttpFailureCode,
  what: string,
  hint: string,
  cause?: unknown,
): Failure {
  return new Failure(`${describeRequest(request)}: ${what}`, { code, hint, cause });
}

/**
 * What an error of Node's during an exchange means, as a {@link Failure}; the error itself when it is none that the network, the
 * server or the input can cause. `received` says whether the headers of an answer had arrived.
 */
export function toFailure(error: unknown, request: Described, received = false): unknown {
  if (error instanceof Failure) return error;
  const system = readSystemError(error);
  const kind = kindOf(error, system, received);
  if (kind === undefined) return error;
  const code = system === undefined ? "" : ` (${printable(system.code)})`;
  return createFailure(request, kind.code, `${kind.what}${code}`, kind.hint, error);
}

interface Kind {
  readonly code: HttpFailureCode;
  readonly what: string;
  readonly hint: string;
}

const REFUSED: Kind = {
  code: "http.refused",
  what: "the connection was refused",
  hint: "Check the host and the port, and that the server is running",
};
const UNREACHABLE: Kind = {
  code: "http.refused",
  what: "no connection to the server",
  hint: "Check the host and the port, and that this machine can reach the server",
};
const DNS: Kind = {
  code: "http.dns",
  what: "the host name could not be resolved",
  hint: "Check the spelling of the host name, and whether this machine needs a proxy (HTTPS_PROXY) to reach it",
};
const RESET: Kind = {
  code: "http.reset",
  what: "the connection broke before an answer came",
  hint: "Try again, and look at the server's or the proxy's log when it stays so",
};
const CUT: Kind = {
  code: "http.cut",
  what: "the answer was cut short",
  hint: "Try again, and look at the server's or the proxy's log when it stays so",
};
const MALFORMED: Kind = {
  code: "http.malformed",
  what: "the answer is not valid HTTP",
  hint: "Check that the URL's scheme and port are those of an HTTP server",
};
const INVALID_REQUEST: Kind = {
  code: "http.invalid-request",
  what: "a header or the path holds a character that HTTP cannot carry",
  hint: "Check tokens and secrets for line breaks and other invisible characters",
};

// The names that Node gives to what OpenSSL says (https://nodejs.org/api/tls.html#x509-certificate-error-codes).
const TLS_CODE =
  /^(?:ERR_(?:TLS|SSL)_|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERROR_IN_|INVALID_|PATH_LENGTH_|HOSTNAME_MISMATCH$|EPROTO$)/u;
const INVALID_REQUEST_CODE =
  /^ERR_(?:INVALID_CHAR|UNESCAPED_CHARACTERS|INVALID_HTTP_TOKEN|HTTP_INVALID_HEADER_VALUE)$/u;
const RESET_CODE = /^(?:ECONNRESET|ECONNABORTED|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/u;

function kindOf(error: unknown, system: SystemError | undefined, received: boolean): Kind | undefined {
  if (system?.syscall === "getaddrinfo") return DNS;
  if (isConnectError(error)) return system?.code === "ECONNREFUSED" ? REFUSED : UNREACHABLE;
  if (system === undefined) return undefined;
  const { code } = system;
  if (TLS_CODE.test(code)) return describeTls(code);
  if (code.startsWith("HPE_")) return MALFORMED;
  if (INVALID_REQUEST_CODE.test(code)) return INVALID_REQUEST;
  if (RESET_CODE.test(code) || system.syscall !== undefined) return received ? CUT : RESET;
  return undefined;
}

function describeTls(code: string): Kind {
  return { code: "http.tls", what: "no secure connection", hint: hintOfTls(code) };
}

function hintOfTls(code: string): string {
  if (code === "CERT_HAS_EXPIRED") return "Renew the server's certificate, or check this machine's clock";
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") {
    return "Check the host name: the server's certificate is for another one";
  }
  if (code.startsWith("ERR_SSL_") || code === "EPROTO") {
    return "Check the scheme and the port: the server does not seem to speak TLS, or no version that is allowed here";
  }
  return "Set NODE_EXTRA_CA_CERTS to the PEM file of the CA that signed the server's certificate";
}
