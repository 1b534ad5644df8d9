import { classifySafely, type HttpResponse, type Transport } from "@basewatch/http";
import type { Classification, Clock } from "@basewatch/retry";
import type { RequestCounts } from "./types.ts";

/** Counts that grow while a client works. */
export type GrowingCounts = { -readonly [kind in keyof RequestCounts]: number };

// GHCR names its wait only in the body of a 429, and with a fraction: "retry-after: 12.5ms".
const WAIT_IN_BODY = /retry-after:\s{0,8}(\d{1,9}(?:\.\d{1,9})?)(ms|s)\b/iu;

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
  const [, amount, unit] = WAIT_IN_BODY.exec(response.body.toString("latin1")) ?? [];
  return amount === undefined
    ? classification
    : { kind: "retry", afterMs: Number(amount) * (unit === "ms" ? 1 : 1000) };
}
