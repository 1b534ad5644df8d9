import { onTestFinished } from "vitest";
import { startGitea } from "../server.ts";
import type { GiteaOptions } from "../types.ts";

const BUILD =
  "run-name: Build ${{ inputs.key }}\non: { workflow_dispatch: { inputs: { key: {}, level: { default: low } } } }";
const REPOSITORIES: GiteaOptions["repositories"] = {
  "acme/app": {
    private: true,
    refs: {
      main: {
        ".gitea/workflows/build.yml": BUILD,
        ".gitea/workflows/push.yml": "name: Push\non: push",
        ".gitea/workflows/off.yml": BUILD,
        ".gitea/workflows/needs.yml": "on: { workflow_dispatch: { inputs: { key: { required: true } } } }",
        ".github/workflows/hidden.yml": BUILD,
      },
      "refs/tags/v1": { ".gitea/workflows/build.yml": BUILD },
    },
    disabled: ["off.yml"],
  },
  "acme/public": { refs: {} },
  "acme/archived": { refs: { main: {} }, archived: true },
  "acme/old": { refs: {}, movedTo: "acme/app" },
};
const all = { "acme/app": "write", "acme/archived": "write" } as const;
const TOKENS: NonNullable<GiteaOptions["tokens"]> = {
  dev: { username: "dev", scopes: ["write:repository", "read:user"], repositories: all },
  reader: { username: "reader", scopes: ["read:repository"], repositories: all },
  weak: { username: "weak", scopes: ["write:repository"], repositories: { "acme/app": "read" } },
};

/** A server with those, and ways to call it. */
export async function open(change: Partial<GiteaOptions> = {}) {
  const server = await startGitea({ repositories: REPOSITORIES, tokens: TOKENS, ...change });
  onTestFinished(() => server.close());
  async function call(method: string, path: string, token?: string, body?: unknown) {
    const response = await fetch(`${server.apiUrl}${path}`, {
      method,
      redirect: "manual",
      headers: {
        ...(token === undefined ? {} : { authorization: `token ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
    return { status: response.status, json: isJson ? JSON.parse(text) : text };
  }
  const dispatch = (workflow: string, body: unknown, query = "") =>
    call("POST", `/repos/acme/app/actions/workflows/${workflow}/dispatches${query}`, "dev", body);
  return { server, call, dispatch };
}
