import { classifySafely, type HttpResponse, type Transport } from "@basewatch/http";
import type { Classification, Clock } from "@basewatch/retry";
import { waitInBodyMs } from "./limit-wait.ts";
import type { RequestCounts } from "./types.ts";

/** Counts that grow while a client works. */
export type GrowingCounts = { -readonly [kind in keyof RequestCounts]: number };

/** A transport that counts this client's requests, since others may share the one below it. `kind` counts all as that. */
export function createCountingTransport(
  transport: Transport,
  clock: Clock,
  counts: GrowingCounts,
  kind?: "token",
): Transport {
  return {
    counts: transport.counts,
    async send(request) {
      counts[kind ?? (request.method === "HEAD" ? "head" : "get")] += 1;
      const classify = request.classify ?? classifySafely(request.method, clock);
      let attempts = 0;
      try {
        return await transport.send({
          ...request,
          classify(outcome) {
            attempts += 1;
            const classification = classify(outcome);
            return "response" in outcome ? withWaitInBody(classification, outcome.response) : classification;
          },
        });
      } finally {
        counts.retried += Math.max(0, attempts - 1);
      }
    },
  };
}

function withWaitInBody(classification: Classification, response: HttpResponse): Classification {
  if (classification.kind !== "retry" || classification.afterMs !== undefined) return classification;
  const afterMs = waitInBodyMs(response);
  return afterMs === undefined ? classification : { kind: "retry", afterMs };
}
