import { reply } from "./answers.ts";
import type { Answer, Seen } from "./origin.ts";
import { pathOf, type Rule } from "./registry.ts";
import { encode, type FaultStage } from "./stage.ts";

/** How a registry with tokens deviates. */
export interface TokenGuard {
  /** Default `/token` of the registry itself. */
  readonly realm?: string;
  /** The scope that is asked for; default to pull from the repository. */
  readonly scope?: string;
  /** What the token endpoint does; default: it gives a token to whoever logs in. */
  readonly issue?: Answer;
  /** Whether a token opens the registry; default: when it was given out. */
  readonly accepts?: (token: string) => boolean;
}

/** Makes a registry want tokens (https://github.com/distribution/distribution/blob/main/docs/content/spec/auth/token.md). */
export function guard(stage: FaultStage, { realm, scope, issue, accepts }: TokenGuard = {}): void {
  const where = realm ?? `http://${stage.host}/token`;
  const isGood = accepts ?? ((token) => stage.issued.has(token));
  const rule: Rule = (seen) => {
    if (pathOf(seen) === "/token") return issue ?? issueToken(stage);
    if (isGood((seen.headers["authorization"] ?? "").replace("Bearer ", ""))) return undefined;
    const repository = /^\/v2\/(.+)\/(?:manifests|blobs)\//u.exec(seen.target)?.[1];
    const wanted = scope ?? `repository:${repository}:pull`;
    return challenge(`Bearer realm="${where}",service="suite",scope="${wanted}"`);
  };
  stage.registry.rules.push(rule);
}

/** Makes a registry want a user and a password. */
export function guardWithPassword({ login, registry }: FaultStage): void {
  const wanted = `Basic ${encode(login.user, login.password)}`;
  registry.rules.push((seen) =>
    seen.headers["authorization"] === wanted ? undefined : challenge('Basic realm="suite"'),
  );
}

/** 401. */
export function challenge(value: string): Answer {
  return reply(401, [["WWW-Authenticate", value]], '{"errors":[{"code":"UNAUTHORIZED"}]}');
}

/** Gives a token to whoever logs in; with `life`, as JSON spells it. */
export function issueToken(stage: FaultStage, life = "300"): Answer {
  return (socket, seen) => {
    if (!isLogin(stage, seen)) return reply(401)(socket, seen);
    return reply(200, [], `{"token":"${nextToken(stage)}","expires_in":${life}}`)(socket, seen);
  };
}

/** A token that was never given out before. */
export function nextToken({ issued, login }: FaultStage): string {
  const token = `token-${issued.size + 1}-for-${login.password.replaceAll("-", "")}`;
  issued.add(token);
  return token;
}

function isLogin({ login }: FaultStage, { headers }: Seen): boolean {
  return headers["authorization"] === `Basic ${encode(login.user, login.password)}`;
}
