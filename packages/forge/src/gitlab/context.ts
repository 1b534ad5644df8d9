import type { Clock } from "@basewatch/retry";
import type { ZodMiniType } from "zod/mini";
import type { RestAnswer, RestClient } from "../rest/client.ts";
import { readAnswer } from "../rest/refusal-table.ts";
import { explainGitlab, type GitlabSubject } from "./refusals.ts";

/** What every call of a GitLab needs. */
export interface GitlabContext {
  readonly client: RestClient;
  readonly clock: Clock;
  /** For links: `https://gitlab.com`. */
  readonly serverUrl: string;
  /** Host as `tokens` names it. */
  readonly host: string;
  /** Reads, and starts pipelines where there is no trigger token. */
  readonly token: string | undefined;
  readonly triggerToken: string | undefined;
}

/** A GET below a project that wants an answer below 300; throws what the table of refusals makes of any other. */
export async function getSuccessfully(
  context: GitlabContext,
  subject: GitlabSubject,
  path: string,
  query: Readonly<Record<string, string | number>> = {},
  repetition: "read" | "once" = "read",
): Promise<RestAnswer> {
  const answer = await context.client.call({ method: "GET", path, query, repetition });
  if (answer.status >= 300) throw await explainGitlab(answer, subject);
  return answer;
}

/** The fields of GitLab's answer that are needed; throws `Failure` `forge.malformed`. */
export function readGitlab<Shape>(
  schema: ZodMiniType<Shape>,
  answer: RestAnswer,
  subject: GitlabSubject,
): Shape {
  return readAnswer("GitLab", schema, answer, subject);
}
