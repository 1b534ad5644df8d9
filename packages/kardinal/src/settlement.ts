import { Failure } from "@basewatch/failure";
import { createHeaders, type HttpResponse, type Outcome } from "@basewatch/http";
import type { Clock, Settlement } from "@basewatch/retry";
import { isPassing } from "./attempts.ts";
import type { BundleReader } from "./bundle-list.ts";
import type { ListedBundle } from "./listed-bundle.ts";
import { findOwnBundles } from "./own-bundles.ts";
import type { BundleRequest } from "./request.ts";

// The server answers the list from a cache, which hears of a new Bundle a moment later.
const LIST_LAG_MS = 1000;

/** Looks for what an attempt without an answer has left behind. */
export interface Lookout {
  /** For the transport: `done` with the answer that was lost when the list shows the Bundle; else the request is sent again where that may help. */
  settle(outcome: Outcome): Promise<Settlement<HttpResponse>>;
  /** How many Bundles this request has made, as far as the list shows it; `undefined` when it cannot be read. */
  countOwn(): Promise<number | undefined>;
  /** The Bundle that was found in place of a lost answer. */
  readonly adopted: ListedBundle | undefined;
}

/** A {@link Lookout} for one request. Without a reader, or when the list cannot be read, it knows nothing and requests are sent again. */
export function createLookout(
  request: BundleRequest,
  url: URL,
  { reader, clock }: { readonly reader: BundleReader | undefined; readonly clock: Clock },
): Lookout {
  let adopted: ListedBundle | undefined;
  let isReadable = reader !== undefined && request.provenance?.ciRunURL !== undefined;

  async function look(): Promise<readonly ListedBundle[] | undefined> {
    if (!isReadable || reader === undefined) return undefined;
    try {
      return findOwnBundles(
        await reader.readBundles(request.pipeline, request.namespace ?? "default"),
        request,
      );
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      // One refusal is enough; a list that is only unavailable for now may be read later.
      if (isFinal(error)) isReadable = false;
      return undefined;
    }
  }

  async function lookTwice(): Promise<readonly ListedBundle[] | undefined> {
    const found = await look();
    if (!isReadable || (found !== undefined && found.length > 0)) return found;
    await clock.sleep(LIST_LAG_MS);
    return look();
  }

  return {
    async settle(outcome) {
      adopted = (await lookTwice())?.[0];
      if (adopted !== undefined) return { outcome: "done", value: answerFor(adopted, url) };
      return { outcome: isPassing(outcome) ? "not-done" : "unknown" };
    },
    countOwn: async () => (await look())?.length,
    get adopted() {
      return adopted;
    },
  };
}

function isFinal({ code }: Failure): boolean {
  return code === "kardinal.list-token" || code === "kardinal.no-list" || code === "kardinal.token";
}

function answerFor({ name, namespace }: ListedBundle, url: URL): HttpResponse {
  return {
    status: 201,
    headers: createHeaders([]),
    body: Buffer.from(JSON.stringify({ name, namespace })),
    url,
  };
}
