import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import {
  type Credential,
  type CredentialSource,
  createHelperRunner,
  loadDockerConfig,
} from "@basewatch/registry";
import type { World } from "./action.ts";

/**
 * Credentials for a run: docker's configuration, and for ghcr.io the GitHub token after it. Throws `Failure` for a configuration that
 * cannot be read, or that the input names and that is not there.
 */
export async function openCredentials(
  world: World,
  input: string | undefined,
  githubToken: string | undefined,
): Promise<CredentialSource> {
  const configPath = dockerConfigPath(input, world.environment);
  if (input !== undefined && (await world.files.read(configPath)) === undefined) {
    throw new Failure(`docker-config: there is no file ${printable(configPath)}`, {
      code: "check.docker-config",
      hint: "Name docker's config.json or its folder; leave docker-config out to use ~/.docker, or no credentials at all.",
    });
  }
  const docker = await loadDockerConfig({
    path: configPath,
    readFile: async (path) => (await world.files.read(path))?.toString("utf8"),
    runHelper: createHelperRunner(world.environment),
  });
  if (githubToken === undefined) return docker;
  const fallback: Credential = {
    kind: "basic",
    username: "x-access-token",
    password: githubToken,
    from: "github-token",
  };
  return {
    async listCredentials(registry) {
      const found = await docker.listCredentials(registry);
      return registry === "ghcr.io" ? [...found, fallback] : found;
    },
  };
}

/** Where docker keeps its configuration: the input (a file, or its folder), else `DOCKER_CONFIG`, else `~/.docker`. */
function dockerConfigPath(input: string | undefined, environment: World["environment"]): string {
  const folder = environment["DOCKER_CONFIG"] || `${environment["HOME"] || "~"}/.docker`;
  if (input === undefined) return `${folder}/config.json`;
  return input.endsWith(".json") ? input : `${input.replace(/\/+$/u, "")}/config.json`;
}
