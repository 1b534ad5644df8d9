import * as z from "zod/mini";
import type { Context } from "./context.ts";

const viewerSchema = z.object({ data: z.object({ viewer: z.object({ login: z.string() }) }) });

/**
 * The login that GitHub knows the token's owner by, `github-actions[bot]` for a job's own token; `undefined` when GitHub does not say. GraphQL answers this for
 * tokens of every kind, REST only for people's (https://docs.github.com/graphql/reference/queries#viewer). Throws `Failure` `http.*` without an answer.
 */
export async function fetchViewer({ client, graphqlUrl }: Context): Promise<string | undefined> {
  const answer = await client.call(
    `POST ${graphqlUrl}`,
    { query: "query { viewer { login } }" },
    { repetition: "read" },
  );
  const viewer = z.safeParse(viewerSchema, answer.data);
  return viewer.success ? viewer.data.data.viewer.login : undefined;
}
