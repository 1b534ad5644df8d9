import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { identity } from "../actions/tls.ts";
import { flood, reply } from "./answers.ts";
import type { ACCESS } from "./expected.ts";
import { leadThroughProxy } from "./forward-proxy.ts";
import type { Answer, Origin, Seen } from "./origin.ts";
import { pathOf, type Rule } from "./registry.ts";
import { describeLogins, type FaultCase, type FaultStage, OTHER_PASSWORD } from "./stage.ts";
import { challenge, guard, guardWithPassword, issueToken, nextToken, type TokenGuard } from "./tokens.ts";

/** A fault of the registry's own token endpoint. */
function withTokens(deviate: (stage: FaultStage) => TokenGuard): FaultCase {
  return { healthy: "elsewhere", arrange: (stage) => guard(stage, deviate(stage)) };
}

function withAnswer(body: string): FaultCase {
  return withTokens(() => ({ issue: reply(200, [["Content-Type", "application/json"]], body) }));
}

function withLife(life: string): FaultCase {
  return withTokens((stage) => ({ issue: issueToken(stage, life) }));
}

/** The registry sends its clients to a token server where none may be asked. */
function withRealm(
  realm: (foreign: Origin, stage: FaultStage) => string,
  names: FaultStage["names"] = {},
): FaultCase {
  return {
    healthy: "elsewhere",
    arrange: async (stage) => {
      const foreign = await stage.open(reply(500));
      Object.assign(stage.names, names);
      guard(stage, { realm: realm(foreign, stage) });
    },
  };
}

/** The registry's token server is a public stranger, behind a proxy as public hosts are in here. */
function withForeignRealm(issue: (stage: FaultStage) => Answer): FaultCase {
  return {
    tls: "server",
    host: () => "registry.test",
    healthy: "elsewhere",
    arrange: async (stage) => {
      const foreign = await stage.open(issue(stage), { tls: identity("server") });
      await leadThroughProxy(stage, {
        "registry.test:443": stage.registry.origin.port,
        "auth.test:443": foreign.port,
      });
      guard(stage, { realm: "https://auth.test/token" });
    },
  };
}

/** Gives tokens to anybody. */
function issueToAnybody(stage: FaultStage): Answer {
  return (socket, seen) => reply(200, [], JSON.stringify({ token: nextToken(stage) }))(socket, seen);
}

/** A program that docker's configuration names for the registry's logins; `undefined`: there is none. */
function withHelper(script: string | undefined): FaultCase {
  return {
    healthy: "elsewhere",
    arrange: async (stage) => {
      guardWithPassword(stage);
      stage.dockerConfig = JSON.stringify({ credHelpers: { [stage.host]: "suite" } });
      const folder = join(stage.workspace, "docker-programs");
      stage.environment["PATH"] = `${folder}:/usr/bin:/bin`;
      if (script === undefined) return;
      await mkdir(folder);
      await writeFile(join(folder, "docker-credential-suite"), `#!/bin/sh\n${script}\n`);
      await chmod(join(folder, "docker-credential-suite"), 0o755);
    },
  };
}

/** Docker's configuration as it stands. */
function withConfig(text: (stage: FaultStage) => string): FaultCase {
  return {
    healthy: "elsewhere",
    arrange: (stage) => {
      guardWithPassword(stage);
      stage.dockerConfig = text(stage);
    },
  };
}

/** Docker's configuration has a login for another host that looks much the same. */
function withLoginFor(ours: (port: number) => string, theirs: (port: number) => string): FaultCase {
  return {
    host: ours,
    healthy: "elsewhere",
    arrange: (stage) => {
      guardWithPassword(stage);
      stage.inputs["insecure-registries"] = stage.host;
      stage.dockerConfig = describeLogins({ [theirs(stage.registry.origin.port)]: OTHER_PASSWORD });
    },
  };
}

const FLIGHT = 64;
const LIFE_MS = 1000;

/** 64 tags of one repository are asked for at once, and the answer comes when their token has died. */
function expireInFlight(stage: FaultStage): void {
  stage.tags = Array.from({ length: FLIGHT }, (_, index) => `tag-${index}`);
  for (const tag of stage.tags) stage.registry.publish("bad/app", tag, stage.app);
  stage.inputs["concurrency"] = String(FLIGHT);
  stage.registry.rules.push(holdFirstToken());
  guard(stage, { issue: issueToken(stage, String(LIFE_MS / 1000)) });
}

/** Keeps every request with the first token until all are in and it is over. */
function holdFirstToken(): Rule {
  const held: (() => void)[] = [];
  const dead = challenge("Bearer error=invalid_token");
  let firstToken: string | undefined;
  return (seen: Seen) => {
    const { authorization } = seen.headers;
    if (authorization === undefined || pathOf(seen) === "/token") return undefined;
    firstToken ??= authorization;
    if (authorization !== firstToken) return undefined;
    return (socket) => {
      held.push(() => dead(socket, seen));
      if (held.length < FLIGHT) return;
      setTimeout(() => {
        for (const answer of held) answer();
      }, LIFE_MS);
    };
  };
}

/** How each case of `ACCESS` is arranged. */
export const accessCases: Readonly<Record<keyof typeof ACCESS, FaultCase>> = {
  "a token endpoint that answers HTML": withAnswer("<html><body>Please log in</body></html>"),
  "a token endpoint that answers truncated JSON": withAnswer('{"token":"abcdef'),
  "a token with CR and LF": withAnswer('{"token":"abc\\r\\nX-Injected: 1"}'),
  "a token with NUL": withAnswer('{"token":"abc\\u0000def"}'),
  "a token of 100 MB": withTokens(() => ({ issue: flood(200, [], 100_000_000) })),
  "expires_in: 0": withLife("0"),
  "expires_in: -1": withLife("-1"),
  'expires_in: "soon"': withLife('"soon"'),
  "expires_in: null": withLife("null"),
  "expires_in: 1e999": withLife("1e999"),
  "expires_in: 1e-9": withLife("1e-9"),
  "a token endpoint that answers 401 for ever": withTokens(() => ({ issue: reply(401) })),
  "a registry that answers 401 for ever": withTokens(() => ({ accepts: () => false })),
  "tokens that expire with 64 requests in flight": { healthy: "elsewhere", arrange: expireInFlight },
  "a challenge for another scope": withTokens(() => ({ scope: "repository:victim/secret:pull" })),
  "a realm on a foreign host": withForeignRealm(issueToAnybody),
  "a realm on a foreign host that wants the login": withForeignRealm(() => reply(401)),
  "a realm on http": withRealm(({ port }) => `http://auth.test:${port}/token`),
  "a realm with userinfo": withRealm((_foreign, { host }) => `http://robot:pass@${host}/token`),
  "a realm on 169.254.169.254": withRealm(() => "https://169.254.169.254/latest/meta-data"),
  "a realm on [::ffff:169.254.169.254]": withRealm(() => "https://[::ffff:169.254.169.254]/latest"),
  "a realm on a name with a private address": withRealm(() => "https://inside.test/token", {
    "inside.test": ["10.1.2.3"],
  }),
  "a credential helper that hangs": withHelper("exec sleep 300"),
  "a credential helper that floods": withHelper("exec yes"),
  "a credential helper that is missing": withHelper(undefined),
  "a config.json that is no JSON": withConfig((stage) => `{"auths": ${stage.dockerConfig}`),
  "a config.json with an entry that is no login": withConfig(({ host }) =>
    JSON.stringify({ auths: { [host]: { auth: "no-colon" } } }),
  ),
  "a look-alike host: the login's host in front": withLoginFor(
    (port) => `registry.test.evil.test:${port}`,
    (port) => `registry.test:${port}`,
  ),
  "a look-alike host: the login's host behind": withLoginFor(
    (port) => `evil-registry.test:${port}`,
    (port) => `registry.test:${port}`,
  ),
  "a look-alike host: another port": withLoginFor(
    (port) => `registry.test:${port}`,
    () => "registry.test",
  ),
};
