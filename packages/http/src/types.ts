/** One HTTP exchange to make. The transport never follows redirects by itself; see `sendFollowing`. */
export interface HttpRequest {
  readonly method: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: URL;
  /** Lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** The most bytes of body that are read, after decompression; a longer one fails with `http.too-large`. Where the status is no success, 64 KiB are kept instead. */
  readonly maxBytes: number;
  /** The whole exchange of one attempt, body included. Default: the transport's. */
  readonly timeoutMs?: number | undefined;
  /** Refuses to connect to private, loopback and link-local addresses, checked on the resolved address (`http.private-address`). */
  readonly publicOnly?: boolean | undefined;
  /** Opens a connection of its own, where a kept one may be broken like the one before. The transport sets it. */
  readonly freshConnection?: boolean | undefined;
  /** Other requests wait to be made for its answer, so that it passes the gate before those that nothing follows; default false. */
  readonly leads?: boolean | undefined;
  /** Which answers and failures are tried again; default {@link classifySafely} of the method. */
  readonly classify?: Classify | undefined;
  /** Looks for the effect of an attempt that was classified as ambiguous. */
  readonly settle?: ((outcome: Outcome) => Promise<Settlement<HttpResponse>>) | undefined;
}

/** What came back, of any status. The body is complete: a cut or malformed one is a failure instead. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: HttpHeaders;
  readonly body: Buffer;
  readonly url: URL;
}

/** Response headers, duplicates kept apart. */
export interface HttpHeaders {
  /** The only value of a header, or the first one; `undefined` when it is missing. */
  get(name: string): string | undefined;
  /** Each value as sent, in order. */
  all(name: string): readonly string[];
}

/** What one attempt led to: an answer, or a `Failure` with one of the codes below. */
export type Outcome = { readonly response: HttpResponse } | { readonly failure: Failure };
export type Classify = (outcome: Outcome) => Classification;

/**
 * Codes of a failed exchange. Nothing was sent: `http.refused`, `http.dns`, `http.tls`, `http.proxy`, `http.private-address`,
 * `http.invalid-request`; and `http.budget` where it has no cause (see `isNotSent`).
 * Perhaps received by the server: `http.reset`, `http.timeout`, `http.cut`, `http.malformed`, `http.too-large`.
 */
export type HttpFailureCode =
  | "http.refused"
  | "http.dns"
  | "http.tls"
  | "http.proxy"
  | "http.private-address"
  | "http.invalid-request"
  | "http.reset"
  | "http.timeout"
  | "http.cut"
  | "http.malformed"
  | "http.too-large"
  | "http.redirect"
  | "http.budget";

/** Sends requests: with deadline, caps, retry, the per-host gate and redaction. */
export interface Transport {
  /** The answer of any status once retries are spent; throws `Failure` (see {@link HttpFailureCode}) when there is none. */
  send(request: HttpRequest): Promise<HttpResponse>;
  /** Counts since the transport was made. `retried` are attempts after the first. */
  readonly counts: {
    readonly head: number;
    readonly get: number;
    readonly other: number;
    readonly retried: number;
  };
}

/** The lowest layer: one request on the wire, answered by a stream. `createNodeExchange` and `createActionsExchange` make one. */
export type Exchange = (request: HttpRequest, signal: AbortSignal) => Promise<IncomingMessage>;

import type { IncomingMessage } from "node:http";
import type { Failure } from "@basewatch/failure";
import type { Classification, Settlement } from "@basewatch/retry";
