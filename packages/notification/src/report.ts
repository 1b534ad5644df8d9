import * as z from "zod/mini";

/** What may have become of a rebuild; the `status` of dispatch-rebuild's `results`. */
export const STATUSES = ["dispatched", "skipped", "deferred", "unknown", "failed"] as const;
export type Status = (typeof STATUSES)[number];

const notes = z.registry<{ description: string }>();
const note = <Schema extends z.ZodMiniType>(schema: Schema, description: string): Schema => {
  notes.add(schema, { description });
  return schema;
};

const failureSchema = z.object({
  code: note(
    z.string(),
    "Stable and dotted, like forge.workflow-not-found. Decide on this, not on the message.",
  ),
  message: note(z.string(), "What failed, with the value that it failed on."),
  hint: note(z.nullable(z.string()), "The next step for a person."),
});

const baseSchema = z.object({
  reference: note(z.string(), "The base image, fully qualified."),
  role: note(z.string(), "How it is used: runtime, build, copy, mount or syntax."),
  previous: note(
    z.array(z.string()),
    "The digests that the image was built on; empty when they are not known.",
  ),
  current: note(z.nullable(z.string()), "The digest that the base's tag has now."),
});

const imageSchema = z.object({
  name: note(z.string(), "The image's name in images.yaml."),
  reference: note(z.string(), "The published image, fully qualified."),
  bases: note(z.array(baseSchema), "The bases that have changed."),
});

const targetSchema = z.object({
  key: note(z.string(), "The rebuild's idempotency key, 16 hex digits."),
  attempt: note(z.int(), "Which try of this rebuild it is; 1 is the first."),
  status: note(
    z.enum(STATUSES),
    "dispatched; skipped (started already); deferred (left to the next run); unknown (sent, and nothing shows whether it started); failed.",
  ),
  conclusion: note(
    z.nullable(z.string()),
    "How the run ended, where dispatch-rebuild waited for it: success, failure, cancelled, superseded and so on.",
  ),
  provider: note(z.string(), "github, gitlab, gitea or forgejo."),
  repository: note(z.string(), "The repository that was told to build."),
  workflow: note(
    z.nullable(z.string()),
    "The workflow's file name, or the event; null for a GitLab project's pipeline.",
  ),
  ref: note(z.nullable(z.string()), "The branch or tag; null is the default branch."),
  runId: note(z.nullable(z.int()), "The run that was started or found."),
  runUrl: note(z.nullable(z.string()), "The run's page."),
  reason: note(z.nullable(z.string()), "Why it was forced; null when a base's change alone caused it."),
  requestedBy: note(z.nullable(z.string()), "Who forced it, where that is known."),
  images: note(
    z.array(imageSchema),
    "What is rebuilt; empty for a workflow that the inputs of dispatch-rebuild name.",
  ),
  error: note(z.nullable(failureSchema), "Why it was not dispatched, or not provably."),
});

const originSchema = z.object({
  repository: note(z.nullable(z.string()), "Where the workflow runs that dispatched."),
  url: note(z.nullable(z.string()), "The page of the workflow run that dispatched."),
  actor: note(z.nullable(z.string()), "Who started that workflow run; for a schedule, who wrote it last."),
});

/** The fields of {@link RunReport}, for its readers and for the webhook's document. */
export const reportFields = {
  at: note(z.string(), "When the run ended, ISO 8601 in UTC."),
  run: note(originSchema, "The workflow run that dispatched."),
  results: note(z.array(targetSchema), "One entry for each rebuild, those that failed first."),
  failures: note(
    z.array(failureSchema),
    "What failed beside the rebuilds, such as a ledger that could not be written.",
  ),
} as const;

const reportSchema = z.object(reportFields);

/** What one run of dispatch-rebuild did: all that a message is made of. */
export type RunReport = z.output<typeof reportSchema>;
/** What became of one rebuild. */
export type RunTarget = z.output<typeof targetSchema>;
export type ChangedBase = z.output<typeof baseSchema>;
export type ReportedFailure = z.output<typeof failureSchema>;

/** The descriptions of the fields, for the JSON Schema of the webhook's document. */
export const fieldNotes = notes;

/** The report with every text in it passed through `clean`: what a server said may hold a secret. */
export function cleanReport(report: RunReport, clean: (text: string) => string): RunReport {
  const cleaned: unknown = JSON.parse(JSON.stringify(report), (_key, value: unknown) =>
    typeof value === "string" ? clean(value) : value,
  );
  return reportSchema.parse(cleaned);
}
