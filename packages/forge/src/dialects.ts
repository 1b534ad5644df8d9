/**
 * How a server takes a dispatch, newest first: version 2026-03-10 always names the run, 2022-11-28 does with `return_run_details`,
 * and an Enterprise Server up to 3.19 knows neither.
 */
export type Dialect = "2026-03-10" | "2022-11-28 with details" | "2022-11-28";

/** What each host was found to understand. */
export interface Dialects {
  of(host: string): Dialect;
  remember(host: string, dialect: Dialect): void;
}

const OF_TRANSPORT = new WeakMap<object, Dialects>();

/** What the hosts behind a transport were found to understand: shared by all its clients, and gone with it. */
export function dialectsOf(transport: object): Dialects {
  const known = OF_TRANSPORT.get(transport) ?? createDialects();
  OF_TRANSPORT.set(transport, known);
  return known;
}

function createDialects(): Dialects {
  const known = new Map<string, Dialect>();
  return {
    of: (host) => known.get(host) ?? "2026-03-10",
    remember: (host, dialect) => void known.set(host, dialect),
  };
}

/**
 * The dialect to try next when an answer says that the server does not know this one; such a dispatch has started nothing.
 * `undefined` when the answer is about something else.
 */
export function olderDialect(
  dialect: Dialect,
  { status, message }: { readonly status: number; readonly message: string },
): Dialect | undefined {
  if (dialect === "2026-03-10") return status === 400 ? "2022-11-28 with details" : undefined;
  const isRefused =
    dialect === "2022-11-28 with details" && status === 422 && message.includes("return_run_details");
  return isRefused ? "2022-11-28" : undefined;
}
