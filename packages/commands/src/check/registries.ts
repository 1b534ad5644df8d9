import type { Credential, CredentialSource } from "@basewatch/registry";
import type { World } from "../action.ts";

/** Where docker keeps its configuration: the input (a file, or its folder), else `DOCKER_CONFIG`, else `~/.docker`. */
export function dockerConfigPath(input: string | undefined, environment: World["environment"]): string {
  const folder = environment["DOCKER_CONFIG"] || `${environment["HOME"] || "~"}/.docker`;
  if (input === undefined) return `${folder}/config.json`;
  return input.endsWith(".json") ? input : `${input.replace(/\/+$/u, "")}/config.json`;
}

/** Credentials for a run: docker's configuration, and for ghcr.io the GitHub token after it. */
export async function openCredentials(
  world: World,
  configPath: string,
  githubToken: string | undefined,
): Promise<CredentialSource> {
  const { createHelperRunner, loadDockerConfig } = await import("@basewatch/registry");
  const docker = await loadDockerConfig({
    path: configPath,
    readFile: async (path) => (await world.files.read(path))?.toString("utf8"),
    runHelper: createHelperRunner(world.environment),
  });
  if (githubToken === undefined) return docker;
  const fallback: Credential = { kind: "basic", username: "x-access-token", password: githubToken, from: "github-token" };
  return {
    async listCredentials(registry) {
      const found = await docker.listCredentials(registry);
      return registry === "ghcr.io" ? [...found, fallback] : found;
    },
  };
}
