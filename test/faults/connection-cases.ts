import { cut, drip, flood, type Headers, head, reply, reset, silence } from "./answers.ts";
import type { CONNECTION } from "./expected.ts";
import type { Answer } from "./origin.ts";
import { always, type FaultyRegistry, first, pathOf, type Rule, type Stored, when } from "./registry.ts";
import type { FaultCase, FaultStage } from "./stage.ts";

const HASTE = 10;
const GIGABYTE = 2 ** 30;
const PAGE = "<html><body>Something went wrong</body></html>";

/** A fault of all answers about the bad image. */
function withRule(rule: () => Rule): FaultCase {
  return { arrange: ({ registry }) => void registry.rules.push(rule()) };
}

/** A fault of the documents that are sent. */
function withBodies(
  change: (stored: Stored) => Answer,
  times = Number.POSITIVE_INFINITY,
): Pick<FaultCase, "arrange"> {
  return {
    arrange: ({ registry }) => {
      const rule = first(times, (socket, seen) => {
        const stored = registry.documents.get(pathOf(seen));
        if (stored !== undefined) change(stored)(socket, seen);
      });
      registry.rules.push((seen) => (seen.method === "GET" ? rule(seen) : undefined));
    },
  };
}

function headersOf({ mediaType }: Stored): Headers {
  return [["Content-Type", mediaType]];
}

function twice(status: number): FaultCase {
  return withRule(() => first(2, reply(status, [], PAGE)));
}

function forEver(status: number): FaultCase {
  return withRule(() => always(reply(status, [], PAGE)));
}

/** 429 with a Retry-After. */
function limited(retryAfter: () => string): Answer {
  return (socket, seen) => reply(429, [["Retry-After", retryAfter()]])(socket, seen);
}

/** The registry is known by a name that is looked up in vain so often. */
function withName(...outcomes: readonly string[]): FaultCase {
  return {
    host: (port) => `name.test:${port}`,
    healthy: "elsewhere",
    arrange: ({ host, inputs, names }) => {
      inputs["insecure-registries"] = host;
      names["name.test"] = outcomes;
    },
  };
}

const onTls = { host: (port: number) => `registry.test:${port}`, healthy: "elsewhere" } as const;

/** Cancels the job once the healthy image has all that it needs, while the bad one hangs. */
function cancelInTime(stage: FaultStage): void {
  const cancel = new AbortController();
  stage.registry.rules.push(always(silence));
  const timer = setInterval(() => {
    if (!isServed(stage.registry)) return;
    clearInterval(timer);
    // What was written last still has to be read.
    setTimeout(() => cancel.abort(), 500);
  }, 20);
  stage.cancel = cancel.signal;
}

function isServed({ origin }: FaultyRegistry): boolean {
  const bases = origin.requests.filter(
    ({ method, target }) => method === "GET" && target.startsWith("/v2/well/node/manifests/"),
  );
  return bases.length === 2;
}

/** How each fault of `CONNECTION` is arranged. */
export const connectionCases: Readonly<Record<keyof typeof CONNECTION, FaultCase>> = {
  "reset before headers, on a fresh connection, once": withRule(() => first(1, reset)),
  "reset before headers, on a fresh connection, for ever": withRule(() => always(reset)),
  "reset before headers, on a reused connection, once": withRule(() => {
    const once = first(1, reset);
    return (seen) => (seen.earlier > 0 ? once(seen) : undefined);
  }),
  "reset before headers, on every reused connection": withRule(() =>
    when(({ earlier }) => earlier > 0, reset),
  ),
  "a body cut short, with Content-Length, once": withBodies(
    (stored) => cut("length", headersOf(stored), stored.bytes),
    1,
  ),
  "a body cut short, with Content-Length, for ever": withBodies((stored) =>
    cut("length", headersOf(stored), stored.bytes),
  ),
  "a body cut short, in chunks, for ever": withBodies((stored) =>
    cut("chunks", headersOf(stored), stored.bytes),
  ),
  "a body cut short that only its hash gives away": withBodies((stored) =>
    cut("close", headersOf(stored), stored.bytes),
  ),
  "headers that never come": { ...withRule(() => always(silence)), haste: HASTE },
  "a byte every second": {
    haste: HASTE,
    ...withBodies((stored) => {
      const length = ["Content-Length", String(stored.bytes.length)] as const;
      return drip(Buffer.concat([Buffer.from(head(200, [length])), stored.bytes]), 1000 / HASTE);
    }),
  },
  "500 twice, then fine": twice(500),
  "502 twice, then fine": twice(502),
  "503 twice, then fine": twice(503),
  "504 twice, then fine": twice(504),
  "500 for ever": forEver(500),
  "502 for ever": forEver(502),
  "503 for ever": forEver(503),
  "504 for ever": forEver(504),
  "503 with a page of 1 GB twice, then fine": {
    arrange: ({ registry }) => {
      const rule = first(2, flood(503, [["Content-Type", "text/html"]], GIGABYTE));
      registry.rules.push((seen) => (seen.method === "GET" ? rule(seen) : undefined));
    },
  },
  "429 with seconds": withRule(() =>
    first(
      1,
      limited(() => "1"),
    ),
  ),
  "429 with a date": withRule(() =>
    first(
      1,
      limited(() => new Date(Date.now() + 2000).toUTCString()),
    ),
  ),
  "429 with garbage": withRule(() =>
    first(
      1,
      limited(() => "when the cows come home"),
    ),
  ),
  "429 for a day": withRule(() => always(limited(() => "86400"))),
  "429 for ever": withRule(() => always(reply(429))),
  "17 KB of headers": withRule(() => always(reply(200, [["X-Filler", "x".repeat(17 * 1024)]]))),
  "a challenge of 1 MB": withRule(() =>
    always(reply(401, [["WWW-Authenticate", `Bearer realm="${"x".repeat(1_000_000)}"`]])),
  ),
  ENOTFOUND: withName("ENOTFOUND"),
  "EAI_AGAIN once": withName("EAI_AGAIN", "127.0.0.1"),
  "EAI_AGAIN for ever": withName("EAI_AGAIN"),
  "an IPv6 literal": { address: "::1", host: (port) => `[::1]:${port}` },
  "a certificate that has expired": { ...onTls, tls: "expired" },
  "a certificate of another name": { ...onTls, tls: "wrong-name" },
  "a certificate of an unknown CA": { ...onTls, tls: "self-signed" },
  "a proxy that answers 407": {
    ...onTls,
    tls: "server",
    arrange: async ({ open, environment }) => {
      const proxy = await open(reply(407, [["Proxy-Authenticate", 'Basic realm="proxy"']]));
      environment["HTTPS_PROXY"] = `http://127.0.0.1:${proxy.port}`;
    },
  },
  "SIGTERM in mid-run": { arrange: cancelInTime },
};
