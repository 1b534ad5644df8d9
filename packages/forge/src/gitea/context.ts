import type { Clock } from "@basewatch/retry";
import type { RestClient } from "../rest/client.ts";
import type { GiteaDialect } from "./dialect.ts";

/** What every call of a Gitea or Forgejo needs. */
export interface GiteaContext {
  readonly client: RestClient;
  readonly clock: Clock;
  readonly dialect: GiteaDialect;
  /** For links: `https://codeberg.org`. */
  readonly serverUrl: string;
  /** Host as `tokens` names it. */
  readonly host: string;
  readonly token: string;
}
