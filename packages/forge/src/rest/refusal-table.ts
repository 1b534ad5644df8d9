import type { Failure } from "@basewatch/failure";
import { firstLine } from "@basewatch/redaction";
import * as z from "zod/mini";
import { fail } from "../refusals.ts";
import type { RestAnswer } from "./client.ts";

/** What the user is told of a refusal: a failure `forge.<kind>` with what happened and what to do. */
export interface Words {
  readonly kind: string;
  readonly happened: string;
  readonly hint: string;
}

/** What a call was about. */
export interface RestSubject {
  /** What the message begins with: `group/app pipeline@main`. */
  readonly what: string;
}

/** One known refusal of a server's: how it is recognised, where that is documented, and what it means. */
export interface RefusalRow<Subject extends RestSubject> {
  /** Names the row for its test. */
  readonly id: string;
  readonly statuses: readonly number[];
  /** Found in the server's words, where its status alone does not tell; there is no code to go by. */
  readonly words?: RegExp;
  /** Applies to this subject only. */
  readonly when?: (subject: Subject) => boolean;
  /** Where the server's behaviour is documented, or its source. */
  readonly source: string;
  readonly explain: (answer: RestAnswer, subject: Subject) => Words | Promise<Words>;
}

/** The failure for an answer: that of the first row that fits, `forge.server-error` for other 5xx, else `forge.refused`. */
export async function explainByTable<Subject extends RestSubject>(
  name: string,
  rows: readonly RefusalRow<Subject>[],
  answer: RestAnswer,
  subject: Subject,
): Promise<Failure> {
  const row = rows.find(
    ({ statuses, words, when }) =>
      statuses.includes(answer.status) && (words?.test(answer.message) ?? true) && (when?.(subject) ?? true),
  );
  const { kind, happened, hint } =
    row === undefined ? unknownRefusal(name, answer) : await row.explain(answer, subject);
  return fail(subject, happened, kind, hint);
}

/** Status and the server's own first line. */
export function describeAnswer({ status, message }: Pick<RestAnswer, "status" | "message">): string {
  const said = firstLine(message, 300);
  return said === "" ? String(status) : `${status}: ${said}`;
}

/** The fields of an answer that are needed; throws `Failure` `forge.malformed` when they are not there. */
export function readAnswer<Shape>(
  name: string,
  schema: z.ZodMiniType<Shape>,
  { data }: RestAnswer,
  subject: RestSubject,
): Shape {
  const parsed = z.safeParse(schema, data);
  if (parsed.success) return parsed.data;
  throw malformed(name, subject, parsed.error.issues[0]?.path.join(".") ?? "");
}

/** The failure for an answer that lacks a field; an empty one stands for all of it. */
export function malformed(name: string, subject: RestSubject, field: string): Failure {
  const hint = `Check that the API URL is that of a ${name} server, and that no proxy or login page answers in its place.`;
  const lacks = `${name}'s answer lacks ${field === "" ? "what it should hold" : field}`;
  return fail(subject, lacks, "malformed", hint);
}

function unknownRefusal(name: string, answer: RestAnswer): Words {
  const said = describeAnswer(answer);
  if (answer.status >= 500) {
    return {
      kind: "server-error",
      happened: `${name} is not well (${said})`,
      hint: "Ask who runs the server; the next run tries again.",
    };
  }
  return {
    kind: "refused",
    happened: `${name} refused (${said})`,
    hint: `Check the repository, the ref and the token; ${name} gives no further reason.`,
  };
}
