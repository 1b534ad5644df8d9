import { createGithubOpenApi } from "../../../../../test/github-openapi.ts";
import { startGithub } from "../server.ts";
import type { GithubOptions, GithubSimulator } from "../types.ts";

const BUILD = `name: Build
run-name: Build \${{ inputs.rebuild_key || 'by hand' }} of \${{ github.ref_name }} \${{ steps.x }}
on:
  workflow_dispatch:
    inputs:
      rebuild_key: { default: "" }
      level: { type: choice, options: [low, high], required: true }
      count: { type: number, default: 1 }
      push: { type: boolean }
`;
export const TOKENS: NonNullable<GithubOptions["tokens"]> = {
  own: { kind: "actions", repository: "acme/app", permissions: { actions: "write", contents: "read" } },
  reader: { kind: "actions", repository: "acme/app", permissions: { actions: "read" } },
  pat: { kind: "fine-grained", repositories: ["acme/app"], permissions: { actions: "read" } },
  app: { kind: "app", repositories: ["acme/secret"], permissions: { actions: "write" } },
  classic: { kind: "classic", unauthorizedFor: ["saml"] },
  expired: { kind: "expired" },
};
export const REPOSITORIES: GithubOptions["repositories"] = {
  "acme/app": {
    refs: {
      main: {
        ".github/workflows/build.yml": BUILD,
        ".github/workflows/off.yml": BUILD,
        ".github/workflows/push.yml": "on: push",
        ".github/workflows/list.yaml": "on: [push, workflow_dispatch]",
        "docs/a.md": "a".repeat(200),
      },
      v1: {},
    },
    disabled: { "off.yml": "disabled_inactivity" },
  },
  "acme/secret": {
    private: true,
    refs: { main: { ".github/workflows/build.yml": "on: workflow_dispatch" } },
  },
  "saml/app": { refs: { main: {} } },
  "acme/empty": { refs: {} },
};

export const NOW = Date.parse("2026-01-02T03:04:05Z");

export async function open(change: Partial<GithubOptions> = {}): Promise<GithubSimulator> {
  return startGithub({
    repositories: REPOSITORIES,
    tokens: TOKENS,
    validate: await createGithubOpenApi(),
    now: () => NOW,
    ...change,
  });
}

interface Sent {
  readonly method?: string;
  readonly token?: string | undefined;
  readonly version?: string;
  readonly body?: unknown;
}

export async function call(
  server: GithubSimulator,
  path: string,
  { method = "GET", token = "own", version, body }: Sent = {},
) {
  const response = await fetch(`${server.apiUrl}${path}`, {
    method,
    headers: {
      ...(token === "" ? {} : { authorization: `Bearer ${token}` }),
      ...(version === undefined ? {} : { "x-github-api-version": version }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    json: text === "" ? undefined : JSON.parse(text),
  };
}

export function dispatch(server: GithubSimulator, workflow: string, body: unknown, sent: Sent = {}) {
  return call(server, `/repos/acme/app/actions/workflows/${workflow}/dispatches`, {
    method: "POST",
    body,
    ...sent,
  });
}

export const GOOD = { ref: "main", inputs: { level: "low" } };
