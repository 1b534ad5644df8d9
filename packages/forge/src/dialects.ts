/**
 * How a server takes a dispatch, newest first: version 2026-03-10 always names the run, 2022-11-28 does with `return_run_details`,
 * and an Enterprise Server up to 3.19 knows neither.
 */
export type Dialect = "2026-03-10" | "2022-11-28 with details" | "2022-11-28";

/** What each host was found to understand; shared by the clients of a run. */
export interface Dialects {
  of(host: string): Dialect;
  /** The dialect to try after a host refused one; `undefined` when it was the last. */
  fallBack(host: string, refused: Dialect): Dialect | undefined;
}

const OLDER: Readonly<Record<Dialect, Dialect | undefined>> = {
  "2026-03-10": "2022-11-28 with details",
  "2022-11-28 with details": "2022-11-28",
  "2022-11-28": undefined,
};

export function createDialects(): Dialects {
  const known = new Map<string, Dialect>();
  return {
    of: (host) => known.get(host) ?? "2026-03-10",
    fallBack(host, refused) {
      const older = OLDER[refused];
      if (older !== undefined) known.set(host, older);
      return older;
    },
  };
}

/** Whether an answer says that the server does not know the dialect; such a dispatch has started nothing. */
export function isUnknownDialect(
  dialect: Dialect,
  { status, message }: { readonly status: number; readonly message: string },
): boolean {
  if (dialect === "2026-03-10") return status === 400;
  return dialect === "2022-11-28 with details" && status === 422 && message.includes("return_run_details");
}
