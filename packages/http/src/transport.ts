import { Failure } from "@basewatch/failure";
import type { Redactor } from "@basewatch/redaction";
import { sendWithRetry } from "./retrying.ts";
import type { TransportOptions } from "./transport-options.ts";
import type { HttpRequest, Transport } from "./types.ts";

/** The transport that all requests of a run go through: gate, deadline, caps and retry around an exchange. */
export function createTransport(options: TransportOptions): Transport {
  const counts = { head: 0, get: 0, other: 0, retried: 0 };
  return {
    counts,
    async send(request) {
      try {
        return await sendWithRetry(request, options, (attempt) => count(counts, request, attempt));
      } catch (error) {
        throw redact(error, options.redactor);
      }
    },
  };
}

function count(
  counts: Record<"head" | "get" | "other" | "retried", number>,
  { method }: HttpRequest,
  attempt: number,
): void {
  if (method === "HEAD") counts.head += 1;
  else if (method === "GET") counts.get += 1;
  else counts.other += 1;
  if (attempt > 1) counts.retried += 1;
}

function redact(error: unknown, redactor: Redactor | undefined): unknown {
  if (redactor === undefined || !(error instanceof Failure)) return error;
  const { code, hint, cause, details } = error;
  return new Failure(redactor.redact(error.message), {
    code,
    hint: hint && redactor.redact(hint),
    cause,
    details,
  });
}
