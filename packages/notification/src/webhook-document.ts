import * as z from "zod/mini";
import { groupByOutcome, writeHeadline } from "./outcome.ts";
import { fieldNotes, type RunReport, reportFields, STATUSES } from "./report.ts";

const countField = z.int().check(z.minimum(0));

const documentSchema = z.object({
  version: z.literal(1),
  event: z.literal("run"),
  summary: z.string(),
  counts: z.object(
    Object.fromEntries(STATUSES.map((status) => [status, countField])) as Record<
      (typeof STATUSES)[number],
      typeof countField
    >,
  ),
  omitted: z.int().check(z.minimum(0)),
  ...reportFields,
});

/** What is posted to a generic webhook; its JSON Schema is `webhook.schema.json`. */
export type WebhookDocument = z.output<typeof documentSchema>;

// Many receivers stop at 1 MiB.
const MOST_BYTES = 512 * 1024;

/** The document of a run as JSON on one line. Over 512 KiB the last results are left out, and `omitted` says how many. */
export function writeWebhookBody(report: RunReport): string {
  const results = groupByOutcome(report.results).flatMap(([, group]) => group);
  const counts = Object.fromEntries(
    STATUSES.map((status) => [status, results.filter((target) => target.status === status).length]),
  ) as WebhookDocument["counts"];
  const write = (kept: RunReport["results"]): string => {
    const document: WebhookDocument = {
      version: 1,
      event: "run",
      summary: writeHeadline(report),
      counts,
      omitted: results.length - kept.length,
      at: report.at,
      run: report.run,
      results: kept,
      failures: report.failures,
    };
    return JSON.stringify(document);
  };
  const whole = write(results);
  if (Buffer.byteLength(whole) <= MOST_BYTES) return whole;
  return write(fit(results, MOST_BYTES - Buffer.byteLength(write([]))));
}

function fit(results: RunReport["results"], bytes: number): RunReport["results"] {
  let room = bytes;
  const end = results.findIndex((target) => {
    room -= Buffer.byteLength(JSON.stringify(target)) + 1;
    return room < 0;
  });
  return results.slice(0, end);
}

/** The JSON Schema (draft 2020-12) of what a webhook receives, each field with its description. */
export function webhookJsonSchema(): object {
  const { version, event, summary, counts, omitted } = documentSchema.shape;
  const own: readonly (readonly [z.ZodMiniType, string])[] = [
    [version, "Grows when a field is removed or changes its meaning; fields may be added without it."],
    [event, "What the document is about: a run of dispatch-rebuild."],
    [summary, "How many rebuilds there were and how it went, in at most 80 characters."],
    [counts, "Rebuilds by status, those that were omitted included."],
    [omitted, "How many results were left out to keep the document under 512 KiB."],
  ];
  for (const [field, description] of own) fieldNotes.add(field, { description });
  const schema = z.toJSONSchema(documentSchema, {
    target: "draft-2020-12",
    io: "input",
    metadata: fieldNotes,
  });
  return { title: "Notification of Basewatch", ...schema };
}
