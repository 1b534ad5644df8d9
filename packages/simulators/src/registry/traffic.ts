import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";

/** Which of the simulator's servers a request came to; they are origins of their own where the profile says so. */
export type ServerName = "registry" | "token" | "storage";

/** One request as it arrived, body read. */
export interface SeenRequest {
  readonly server: ServerName;
  readonly method: string;
  /** Percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** As it was written. */
  readonly rawQuery: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What is sent back. A header with several values is sent several times. */
export interface RegistryAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
}

/** One line of the simulator's log, in the order of arrival. */
export interface RegistryRequest {
  readonly server: ServerName;
  readonly method: string;
  /** With the query, percent-decoded. */
  readonly path: string;
  readonly authorization: "none" | "basic" | "bearer" | "other";
  readonly accept: string | undefined;
  /** 0 while there is no answer, and for a request that never gets one. */
  readonly status: number;
}

/** The codes of the distribution specification's errors that the simulator uses, and its own word for anything unexpected. */
export type ErrorCode =
  | "BLOB_UNKNOWN"
  | "BLOB_UPLOAD_UNKNOWN"
  | "DENIED"
  | "DIGEST_INVALID"
  | "MANIFEST_BLOB_UNKNOWN"
  | "MANIFEST_INVALID"
  | "MANIFEST_UNKNOWN"
  | "NAME_UNKNOWN"
  | "UNAUTHORIZED"
  | "UNSUPPORTED";

/** An answer with a JSON body. */
export function jsonAnswer(
  status: number,
  value: unknown,
  headers: RegistryAnswer["headers"] = {},
): RegistryAnswer {
  const body = Buffer.from(JSON.stringify(value));
  return { status, headers: { "Content-Type": "application/json", ...headers }, body };
}

/** An answer in the specification's error form (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes). */
export function errorAnswer(
  status: number,
  code: ErrorCode,
  message: string,
  headers: RegistryAnswer["headers"] = {},
): RegistryAnswer {
  return jsonAnswer(status, { errors: [{ code, message, detail: null }] }, headers);
}

/** An answer without a body. */
export function emptyAnswer(status: number, headers: RegistryAnswer["headers"] = {}): RegistryAnswer {
  return { status, headers, body: Buffer.alloc(0) };
}

/** Reads a request whole. */
export async function readRequest(server: ServerName, message: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  const target = message.url ?? "/";
  const cut = target.indexOf("?");
  return {
    server,
    method: message.method ?? "GET",
    path: cut < 0 ? target : target.slice(0, cut),
    query: new URLSearchParams(cut < 0 ? "" : target.slice(cut + 1)),
    rawQuery: cut < 0 ? "" : target.slice(cut + 1),
    headers: message.headers,
    body: Buffer.concat(chunks),
  };
}

/** How a request is written to the log. */
export function describeRequest(request: SeenRequest): Omit<RegistryRequest, "status"> {
  const scheme = request.headers.authorization?.split(" ", 1)[0]?.toLowerCase();
  const query = [...request.query].map(([name, value]) => `${name}=${value}`).join("&");
  return {
    server: request.server,
    method: request.method,
    path: query === "" ? request.path : `${request.path}?${query}`,
    authorization:
      scheme === undefined ? "none" : scheme === "basic" || scheme === "bearer" ? scheme : "other",
    accept: request.headers.accept,
  };
}

/** Sends status and headers; `Content-Length` is the full body's, also for HEAD. */
export function sendHead(response: ServerResponse, answer: RegistryAnswer): void {
  const headers: string[] = [];
  for (const [name, value] of Object.entries(answer.headers)) {
    for (const single of typeof value === "string" ? [value] : value) headers.push(name, single);
  }
  const names = new Set(Object.keys(answer.headers).map((name) => name.toLowerCase()));
  const sized = names.has("content-length") || names.has("transfer-encoding") || answer.status === 204;
  if (!sized) headers.push("Content-Length", String(answer.body.length));
  response.writeHead(answer.status, headers);
}
