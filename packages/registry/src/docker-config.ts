import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import * as z from "zod/mini";
import { askHelper, type HelperRunner } from "./credential-helper.ts";
import type { Credential, CredentialSource } from "./credentials.ts";
import { locateJsonFault } from "./json-fault.ts";

/** Where docker's configuration comes from. */
export interface DockerConfigOptions {
  /** Of `config.json`; used in messages and given to `readFile`. */
  readonly path: string;
  /** The file's text; `undefined` when there is none. */
  readonly readFile: (path: string) => Promise<string | undefined>;
  /** Runs `docker-credential-<name>` programs. */
  readonly runHelper: HelperRunner;
}

/** The name under which docker stores what opens Docker Hub. */
const HUB_KEY = "https://index.docker.io/v1/";
const HUB_HOSTS: ReadonlySet<string> = new Set(["index.docker.io", "docker.io", "registry-1.docker.io"]);

const text = z.nullish(z.string());
const Entry = z.object({
  auth: text,
  username: text,
  password: text,
  identitytoken: text,
  registrytoken: text,
});
const DockerConfig = z.object({
  auths: z.nullish(z.record(z.string(), Entry)),
  credsStore: text,
  credHelpers: z.nullish(z.record(z.string(), z.string())),
});
type Entry = z.infer<typeof Entry>;
type DockerConfig = z.infer<typeof DockerConfig>;

/**
 * Credentials as `docker login` and docker/login-action leave them: `credHelpers` for the host, else `credsStore`, else `auths`
 * (https://docs.docker.com/reference/cli/docker/login/#credential-stores). Hosts have to be equal; a missing file knows none.
 *
 * @throws Failure `registry.docker-config` when the file is not docker's configuration. What is wrong with one entry, or with a
 * helper (`registry.credential-helper`), is thrown when that registry is asked for.
 */
export async function loadDockerConfig(options: DockerConfigOptions): Promise<CredentialSource> {
  const content = await options.readFile(options.path);
  const config = content === undefined ? {} : parseConfig(content.replace(/^\ufeff/u, ""), options.path);
  const { path, runHelper } = options;
  return {
    async listCredentials(registry) {
      const helper = findHost(config.credHelpers, registry)?.value ?? config.credsStore;
      const stored = helper ? await askHelper(runHelper, helper, serverName(registry), path) : undefined;
      const found = stored ?? credentialOf(findHost(config.auths, registry), path);
      return found === undefined ? [] : [found];
    },
  };
}

function parseConfig(content: string, path: string): DockerConfig {
  const parsed = DockerConfig.safeParse(parseJson(content, path));
  if (parsed.success) return parsed.data;
  // Each name in the path may be a host, never a value.
  const where = parsed.error.issues[0]?.path.map(String).join(".") || "the document";
  throw configFailure(path, `${printable(where)} is not of the right type`);
}

function parseJson(content: string, path: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    const { line, column } = locateJsonFault(content);
    throw configFailure(path, `not JSON at line ${line}, column ${column}`);
  }
}

interface Found<T> {
  readonly key: string;
  readonly value: T;
}

/** The entry of a registry: the key that is spelled as docker spells it wins over other spellings of the same host. */
function findHost<T>(
  entries: Readonly<Record<string, T>> | null | undefined,
  registry: string,
): Found<T> | undefined {
  const found = Object.entries(entries ?? {}).filter(([key]) => isKeyOf(key, registry));
  const [key, value] = found.find(([name]) => name === serverName(registry)) ?? found[0] ?? [];
  return key === undefined || value === undefined ? undefined : { key, value };
}

/** Docker takes a scheme and an API version in a key for no part of the host's name. */
function isKeyOf(key: string, registry: string): boolean {
  const host = key.replace(/^https?:\/\//u, "").replace(/\/(?:v[12]\/?)?$/u, "");
  return registry === "docker.io" ? HUB_HOSTS.has(host) : host === registry;
}

function serverName(registry: string): string {
  return registry === "docker.io" ? HUB_KEY : registry;
}

function credentialOf(found: Found<Entry> | undefined, path: string): Credential | undefined {
  if (found === undefined) return undefined;
  const entry = found.value;
  const from = path;
  if (entry.registrytoken) return { kind: "bearer", token: entry.registrytoken, from };
  const { username, password } = entry.auth ? decodeAuth(entry.auth, found.key, path) : entry;
  if (entry.identitytoken) {
    return { kind: "identity", username: username || "<token>", token: entry.identitytoken, from };
  }
  // `docker login` leaves an empty entry behind when a store holds the password.
  return username && password ? { kind: "basic", username, password, from } : undefined;
}

/** `auth` is base64 of `user:password`; some writers pad the password with NUL. */
function decodeAuth(auth: string, key: string, path: string): { username: string; password: string } {
  const decoded = Buffer.from(auth, "base64").toString("utf8");
  const colon = decoded.indexOf(":");
  if (colon < 1) throw configFailure(path, `auths["${printable(key)}"].auth is not base64 of user:password`);
  return { username: decoded.slice(0, colon), password: decoded.slice(colon + 1).replace(/\0+$/u, "") };
}

function configFailure(path: string, what: string): Failure {
  return new Failure(`${printable(path)}: ${what}`, {
    code: "registry.docker-config",
    hint: "Log in again with docker/login-action (or docker login), or point docker-config at another file",
  });
}
