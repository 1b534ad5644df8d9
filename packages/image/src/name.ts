const DOCKER_HUB = "docker.io";
const DOCKER_HUB_SPELLINGS: ReadonlySet<string> = new Set([
  DOCKER_HUB,
  "index.docker.io",
  "registry-1.docker.io",
]);

/** The parts of a reference's text, cut apart but not checked. */
export interface ReferenceParts {
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** A name's two halves. */
export interface QualifiedName {
  readonly registry: string;
  readonly repository: string;
}

/** Cuts `name[:tag][@digest]` at its first `@` and at the last `:` behind the last `/`. */
export function splitReference(text: string): ReferenceParts {
  const at = text.indexOf("@");
  const beforeDigest = at < 0 ? text : text.slice(0, at);
  const digest = at < 0 ? undefined : text.slice(at + 1);
  const colon = beforeDigest.lastIndexOf(":");
  if (colon < 0 || colon < beforeDigest.lastIndexOf("/"))
    return { name: beforeDigest, tag: undefined, digest };
  return { name: beforeDigest.slice(0, colon), tag: beforeDigest.slice(colon + 1), digest };
}

/**
 * The registry and repository that a name means: a first component with `.`, `:` or upper case, or `localhost`, is a host;
 * anything else is on Docker Hub, where a single component is in `library/`
 * (https://github.com/distribution/reference/blob/main/normalize.go).
 */
export function qualifyName(name: string): QualifiedName {
  const slash = name.indexOf("/");
  const first = name.slice(0, Math.max(slash, 0));
  if (!isHost(first)) return { registry: DOCKER_HUB, repository: onDockerHub(name) };
  const registry = normaliseHost(first);
  const path = name.slice(slash + 1);
  return { registry, repository: registry === DOCKER_HUB ? onDockerHub(path) : path };
}

function isHost(component: string): boolean {
  return /[.:A-Z]/u.test(component) || component === "localhost";
}

function onDockerHub(path: string): string {
  // `docker.io/**`, which only a glob can be, is all of Docker Hub and not only its library.
  return path.includes("/") || path.startsWith("**") ? path : `library/${path}`;
}

/** Host names have no case, but `Acme/app` is on a host only by its upper case, so that one stays. */
function normaliseHost(host: string): string {
  const lower = host.toLowerCase();
  if (DOCKER_HUB_SPELLINGS.has(lower)) return DOCKER_HUB;
  return isHost(lower) ? lower : host;
}
