import type { HttpResponse, Transport } from "@basewatch/http";
import { type Clock, parseHttpDate } from "@basewatch/retry";
import { classifyCall, type Repetition } from "./limits.ts";

/** What GitHub answered, of any status. */
export interface GithubAnswer {
  readonly status: number;
  /** Parsed JSON; text when it is none. */
  readonly data: unknown;
  /** GitHub's own words for what is wrong; empty when there are none. */
  readonly message: string;
  /** Its `Date` in milliseconds. */
  readonly timeMs: number | undefined;
  header(name: string): string | undefined;
}

export interface CallOptions {
  readonly repetition: Repetition;
  /** `X-GitHub-Api-Version`; without it the server's default. */
  readonly version?: string | undefined;
  /** The `ETag` of an answer that is known: 304 when it still is the answer. */
  readonly ifNoneMatch?: string | undefined;
}

/** Calls of one GitHub's API. */
export interface GithubClient {
  /**
   * @param route as GitHub's documentation writes it, `GET /repos/{owner}/{repo}`; a URL takes the place of the path
   * @returns the answer of any status; throws `Failure` (`http.*`) when there is none
   */
  call(
    route: string,
    parameters: Readonly<Record<string, unknown>>,
    options: CallOptions,
  ): Promise<GithubAnswer>;
  /** The `Date` of the last answer in milliseconds: the server's clock, not the runner's. `undefined` before the first. */
  serverTimeMs(): number | undefined;
  /** The version that an Enterprise Server says it is; `undefined` on github.com, and before the first answer. */
  enterpriseVersion(): string | undefined;
}

export interface ClientOptions {
  readonly apiUrl: string;
  readonly token: string;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly userAgent: string;
}

// A hundred runs, each with its repository twice, are some 2 MB; fifty files may be far more.
const MAX_BYTES = 32 * 1024 * 1024;
const HEADERS = [
  "content-type",
  "date",
  "etag",
  "link",
  "retry-after",
  "x-github-enterprise-version",
  "x-github-sso",
].concat(["remaining", "reset"].map((name) => `x-ratelimit-${name}`));
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** A client over the shared transport. Octokit is loaded by the first call. */
export function createClient(options: ClientOptions): GithubClient {
  let octokit: Promise<Request> | undefined;
  let serverTimeMs: number | undefined;
  let enterpriseVersion: string | undefined;
  return {
    async call(route, parameters, { repetition, version, ifNoneMatch }) {
      octokit ??= loadOctokit(options);
      const request = await octokit;
      const fetch = createFetch(options, repetition);
      const headers = {
        ...(version === undefined ? {} : { "x-github-api-version": version }),
        ...(ifNoneMatch === undefined ? {} : { "if-none-match": ifNoneMatch }),
      };
      const answer = await settle(
        request(route, { ...parameters, headers, request: { fetch, log: SILENT } }),
      );
      serverTimeMs = answer.timeMs ?? serverTimeMs;
      enterpriseVersion = answer.header("x-github-enterprise-version") ?? enterpriseVersion;
      return answer;
    },
    serverTimeMs: () => serverTimeMs,
    enterpriseVersion: () => enterpriseVersion,
  };
}

interface OctokitResponse {
  readonly status: number;
  readonly data: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
}
type Request = (route: string, parameters: Record<string, unknown>) => Promise<OctokitResponse>;

async function loadOctokit({ apiUrl, token, userAgent }: ClientOptions): Promise<Request> {
  const { getOctokit } = await import("@actions/github");
  const octokit = getOctokit(token, { baseUrl: apiUrl, userAgent, log: SILENT });
  return (route, parameters) => octokit.request(route, parameters);
}

/** Octokit's answer or error as an answer; the transport's own failure where that was the cause. */
async function settle(pending: Promise<OctokitResponse>): Promise<GithubAnswer> {
  try {
    return toAnswer(await pending);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if ("response" in error && error.response !== undefined)
      return toAnswer(error.response as OctokitResponse);
    throw error.cause ?? error;
  }
}

function toAnswer({ status, data, headers }: OctokitResponse): GithubAnswer {
  const header = (name: string): string | undefined => {
    const value = headers[name];
    return typeof value === "string" ? value : undefined;
  };
  return {
    status,
    data,
    message: status < 300 ? "" : messageOf(data),
    timeMs: parseHttpDate(header("date")),
    header,
  };
}

function messageOf(data: unknown): string {
  if (typeof data === "string") return data;
  const message = typeof data === "object" && data !== null && "message" in data ? data.message : undefined;
  return typeof message === "string" ? message : "";
}

interface FetchInit {
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The part of `fetch` that Octokit uses, over the transport. */
function createFetch({ transport, clock }: ClientOptions, repetition: Repetition) {
  return async (url: string, init: FetchInit) => {
    const response = await transport.send({
      method: init.method,
      url: new URL(url),
      headers: Object.fromEntries(
        Object.entries(init.headers).map(([name, value]) => [name.toLowerCase(), value]),
      ),
      body: init.body,
      maxBytes: MAX_BYTES,
      classify: classifyCall(repetition, clock),
    });
    return toFetchResponse(response);
  };
}

function toFetchResponse({ status, url, headers, body }: HttpResponse) {
  const listed = HEADERS.flatMap((name): [string, string][] => {
    const value = headers.get(name);
    return value === undefined ? [] : [[name, value]];
  });
  return {
    status,
    url: url.href,
    headers: {
      get: (name: string) => headers.get(name) ?? null,
      [Symbol.iterator]: () => listed[Symbol.iterator](),
    },
    text: async () => body.toString("utf8"),
    arrayBuffer: async () => new Uint8Array(body).buffer,
  };
}
