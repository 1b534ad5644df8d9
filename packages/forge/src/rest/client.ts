import { Failure } from "@basewatch/failure";
import { type Classify, classifySafely, type HttpResponse, readJson, type Transport } from "@basewatch/http";
import { type Clock, parseHttpDate, parseRetryAfter } from "@basewatch/retry";

/** What a server answered, of any status. */
export interface RestAnswer {
  readonly status: number;
  /** Parsed JSON; `undefined` when it is none. */
  readonly data: unknown;
  /** The server's own words for what is wrong; empty when there are none. */
  readonly message: string;
  /** Its `Date` in milliseconds. */
  readonly timeMs: number | undefined;
  header(name: string): string | undefined;
}

/** One call of an API. */
export interface RestCall {
  readonly method: "GET" | "POST";
  /** Below the API's URL, encoded, with a slash at its start. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  /** `read` tries again whatever may help; `once` never. */
  readonly repetition: "read" | "once";
}

/** Calls of one server's API, with one token. */
export interface RestClient {
  /** The answer of any status; throws `Failure` (`http.*`) when there is none. */
  call(call: RestCall): Promise<RestAnswer>;
  /** The `Date` of the last answer in milliseconds; `undefined` before the first. */
  serverTimeMs(): number | undefined;
}

export interface RestClientOptions {
  /** Without a slash at its end. */
  readonly apiUrl: string;
  /** What proves who calls; lower-case names. */
  readonly credentials: Readonly<Record<string, string>>;
  readonly transport: Transport;
  readonly clock: Clock;
  /** The server's words out of a refusal's JSON. */
  readonly describe: (data: unknown) => string;
}

// A file as base64 in JSON, and pages of runs with their repositories.
const MAX_BYTES = 16 * 1024 * 1024;
const BLIND_WAIT_MS = 60_000;

export function createRestClient(options: RestClientOptions): RestClient {
  const { apiUrl, credentials, transport, clock, describe } = options;
  let serverTimeMs: number | undefined;
  return {
    async call({ method, path, query = {}, body, repetition }) {
      const url = new URL(`${apiUrl}${path}`);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
      const response = await transport.send({
        method,
        url,
        headers: {
          accept: "application/json",
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...credentials,
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        maxBytes: MAX_BYTES,
        classify: repetition === "once" ? () => ({ kind: "give-up" }) : classifyRead(clock),
      });
      const answer = toAnswer(response, describe);
      serverTimeMs = answer.timeMs ?? serverTimeMs;
      return answer;
    },
    serverTimeMs: () => serverTimeMs,
  };
}

/** How long a 429 asks to wait, in milliseconds: `Retry-After`, else until `RateLimit-Reset`, else a minute that nobody stated. */
export function limitWait(
  { header }: Pick<RestAnswer, "header">,
  nowMs: number,
): { readonly afterMs: number; readonly stated: boolean } {
  const serverNowMs = parseHttpDate(header("date")) ?? nowMs;
  const afterMs = parseRetryAfter(header("retry-after"), serverNowMs);
  if (afterMs !== undefined) return { afterMs, stated: true };
  const resetS = Number(header("ratelimit-reset"));
  if (resetS > 0) return { afterMs: Math.max(1000, resetS * 1000 - serverNowMs), stated: true };
  return { afterMs: BLIND_WAIT_MS, stated: false };
}

function classifyRead(clock: Clock): Classify {
  const safely = classifySafely("GET", clock);
  return (outcome) => {
    if (!("response" in outcome) || outcome.response.status !== 429) return safely(outcome);
    const { headers } = outcome.response;
    const { afterMs } = limitWait({ header: (name) => headers.get(name) }, clock.now());
    return { kind: "retry", afterMs };
  };
}

function toAnswer(response: HttpResponse, describe: RestClientOptions["describe"]): RestAnswer {
  const { status, headers, body } = response;
  const header = (name: string): string | undefined => headers.get(name);
  const data = parse(response);
  // GitLab's limiter and proxies answer in plain text; a page has no first line that tells anything.
  const text = body.subarray(0, 4096).toString("utf8").trim();
  const words = data === undefined && !text.startsWith("<") ? text : describe(data);
  return { status, data, message: status < 300 ? "" : words, timeMs: parseHttpDate(header("date")), header };
}

function parse(response: HttpResponse): unknown {
  try {
    return readJson(response, "the answer");
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
