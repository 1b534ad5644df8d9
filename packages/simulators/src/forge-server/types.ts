/** One request as it came in. */
export interface ForgeRequest {
  readonly method: string;
  /** Below the API's root, decoded nowhere, without the query. */
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One answer as it goes out. */
export interface ForgeAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text goes out as it is, anything else as JSON; nothing is sent when it is absent. */
  readonly body?: unknown;
}

/** Which requests a fault is for: all that is given has to fit. */
export type ForgeMatcher =
  | { readonly method?: string; readonly path?: RegExp }
  | ((request: ForgeRequest) => boolean);

/** What happens instead of the answer. `cut` sends half of a body and drops the connection. */
export type ForgeFault = ForgeAnswer | "reset" | "hang" | "cut";

export interface ForgeFaultOptions {
  /** The request takes effect (a run starts) before the fault hides its answer. */
  readonly afterStarting?: boolean;
  /** How many requests it hits; default 1. */
  readonly times?: number;
}

/** A running server of a forge. */
export interface ForgeServer extends AsyncDisposable {
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly requests: readonly ForgeRequest[];
  /** Requests that it does not know. */
  readonly problems: readonly string[];
  /** Scripts the next requests that match. */
  fail(matcher: ForgeMatcher, fault: ForgeFault, options?: ForgeFaultOptions): void;
  close(): Promise<void>;
}

/** A repository's files, by path. */
export type ForgeFiles = Readonly<Record<string, string | Uint8Array>>;
