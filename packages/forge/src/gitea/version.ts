import * as z from "zod/mini";
import type { GiteaContext } from "./context.ts";

/** What a server's version says about it. */
export interface GiteaVersion {
  /** A run's title is its workflow's `run-name` with the inputs filled in. Older ones show the commit's title. */
  readonly fillsRunNames: boolean;
}

const versionSchema = z.object({ version: z.string() });

/** Asks the server for its version (https://docs.gitea.com/api/#tag/miscellaneous); what it does not say counts as old. */
export async function fetchGiteaVersion({ client }: GiteaContext): Promise<GiteaVersion> {
  const answer = await client.call({ method: "GET", path: "/version", repetition: "read" });
  const known = z.safeParse(versionSchema, answer.data);
  const [, major = 0, minor = 0] = /^v?(\d+)\.(\d+)/u.exec(known.success ? known.data.version : "") ?? [];
  // 1.23 still showed the commit's title (https://github.com/go-gitea/gitea/issues/34247). Claiming too little only costs a longer search.
  return { fillsRunNames: Number(major) > 1 || (Number(major) === 1 && Number(minor) >= 25) };
}
