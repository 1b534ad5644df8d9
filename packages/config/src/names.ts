import { Failure } from "@basewatch/failure";
import { type ImageReference, parseReference } from "@basewatch/image";
import { quote } from "./quotation.ts";

const IMAGE_NAME = /^[A-Za-z0-9][\w.-]{0,99}$/u;
const STAGE = /^[A-Za-z0-9][\w.-]{0,127}$/u;
// The characters and sequences that https://git-scm.com/docs/git-check-ref-format forbids.
const NOT_A_BRANCH = /^$|^[-/]|[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|\/\.|^\.|\.lock$|[./]$/u;
const WORKFLOW = /^(?:[\w-][\w. -]*\.ya?ml|[1-9]\d*)$/u;
const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** An image's name: it stands in lists and is the stem of the default workflow's file name. @throws Failure `config.value`. */
export function parseImageName(text: string): string {
  return matching(text, IMAGE_NAME, "an image name", "Use letters, digits, . _ - and at most 100 of them");
}

/** A build stage: a name or a number. @throws Failure `config.value`. */
export function parseStage(text: string): string {
  return matching(text, STAGE, "a build stage", "Write the name behind AS, or the stage's number");
}

/** A branch. @throws Failure `config.value` for what git does not take as a name. */
export function parseBranch(text: string): string {
  if (text.length <= 255 && !NOT_A_BRANCH.test(text)) return text;
  throw valueFailure(text, "a branch name", "Write it as git shows it, e.g. main");
}

/** A workflow: its file name in .github/workflows, or its number. @throws Failure `config.value`. */
export function parseWorkflow(text: string): string {
  const name = text.slice(text.lastIndexOf("/") + 1);
  const hint = WORKFLOW.test(name) ? `Did you mean ${name}?` : "Write the file's name, like build.yml";
  return matching(text, WORKFLOW, "a workflow", hint);
}

/** A registry's host; every spelling of Docker Hub is `docker.io`. @throws Failure `config.registry`. */
export function parseRegistryHost(text: string): string {
  const registry = registryHostOrNull(text);
  if (registry !== null) return registry;
  const [host = ""] = text.replace(/^[a-z]+:\/\//u, "").split("/", 1);
  const hint =
    registryHostOrNull(host) === null ? "Write it like ghcr.io or localhost:5000" : `Did you mean ${host}?`;
  throw new Failure(`${quote(text)} is not the host of a registry`, { code: "config.registry", hint });
}

/** The same, `null` when the text is no host. */
export function registryHostOrNull(text: string): string | null {
  const reference = referenceOrNull(`${text}/a/b`);
  return reference?.repository === "a/b" ? reference.registry : null;
}

/**
 * A mirror: its host, and the path that stands before the names of repositories there. `https://` may be in front.
 * @throws Failure `config.registry`, for a host or a path that is none, or for another scheme.
 */
export function parseMirror(text: string): { readonly registry: string; readonly path: string } {
  const written = text.replace(/^https:\/\//u, "").replace(/\/+$/u, "");
  const slash = `${written}/`.indexOf("/");
  const [registry, path] = [registryHostOrNull(written.slice(0, slash)), written.slice(slash + 1)];
  if (registry !== null && (path === "" || isRepository(path))) return { registry, path };
  const plain = /^http:\/\/(.+)$/u.exec(written)?.[1];
  if (plain === undefined) throw mirrorFailure(text, "is not a mirror");
  const hint = `Write ${plain}; plain http is for loopback, and for hosts with insecure: true of their own`;
  throw mirrorFailure(text, "has a scheme in it that is not https", hint);
}

function mirrorFailure(
  text: string,
  reason: string,
  hint = "Write its host, and what stands before the names there, like mirror.example.com/hub",
): Failure {
  return new Failure(`${quote(text)} ${reason}`, { code: "config.registry", hint });
}

/** Checks a key of `registries`, which has to be the one spelling that references are known by. @throws Failure `config.registry`. */
export function checkRegistryKey(text: string): void {
  const host = parseRegistryHost(text);
  if (host === text) return;
  throw new Failure(`${quote(text)} is another spelling of ${host}`, {
    code: "config.registry",
    hint: `Write ${host}`,
  });
}

/** A repository in a registry. @throws Failure `config.repository`. */
export function parseRepository(text: string): string {
  if (isRepository(text)) return text;
  const [name = ""] = text.includes("//") ? [] : text.split(/[:@]/u, 1);
  const meant = name.toLowerCase();
  const hint = isRepository(meant) ? `Did you mean ${meant}?` : "Write it like acme/app";
  const reason = isRepository(name) ? "has more than a repository in it" : "is not a repository";
  throw new Failure(`${quote(text)} ${reason}`, { code: "config.repository", hint });
}

/** A tag. @throws Failure `config.value`. */
export function parseTag(text: string): string {
  if (referenceOrNull(`h.io/a:${text}`)?.tag === text) return text;
  throw valueFailure(text, "a tag", "Use at most 128 letters, digits, . _ - and start with none of . -");
}

/** The address of an API. @throws Failure `config.value`. */
export function parseApiUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/u.test(url.protocol) || /[@?#\\]/u.test(text)) {
    throw valueFailure(text, "the URL of an API", "Write it like https://github.example.com/api/v3");
  }
  if (url.protocol === "https:" || LOOPBACK_HOSTS.has(url.hostname)) return text.replace(/\/+$/u, "");
  throw valueFailure(text, "an https URL", "Tokens are sent there, so that only https will do");
}

function isRepository(text: string): boolean {
  return referenceOrNull(`h.io/${text}`)?.repository === text;
}

function referenceOrNull(text: string): ImageReference | null {
  try {
    return parseReference(text);
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

/** Text of a kind, as a pattern has it. @throws Failure `config.value`. */
export function matching(text: string, pattern: RegExp, kind: string, hint: string): string {
  if (pattern.test(text)) return text;
  throw valueFailure(text, kind, hint);
}

/** The failure `config.value` for text that is none of a kind. */
export function valueFailure(text: string, kind: string, hint: string): Failure {
  return new Failure(`${quote(text)} is not ${kind}`, { code: "config.value", hint });
}
