import { formatReference, type ImageReference, parseReference } from "@basewatch/image";
import { failureOf } from "./failures.ts";

/** The names of `--build-context`, which stand for no image, in the spelling that all spellings of a name lead to. */
export type ContextNames = ReadonlySet<string>;

/** The base of a stage that starts from nothing; it exists in no registry. */
const NO_IMAGE = "scratch";
/** Names that BuildKit never looks up among the contexts. */
const RESERVED: ReadonlySet<string> = new Set([NO_IMAGE, "context"]);

/** Prepares the names of contexts for {@link isContext} and {@link readImage}. */
export function listContexts(names: readonly string[]): ContextNames {
  return new Set(names.filter((name) => !RESERVED.has(name.toLowerCase())).map(canonicalName));
}

/** Whether a stage's name, or an image's, is given as a context instead. */
export function isContext(name: string | undefined, contexts: ContextNames): boolean {
  return name !== undefined && contexts.size > 0 && contexts.has(canonicalName(name));
}

/**
 * The image that an expanded text names; `undefined` for `scratch` and for contexts
 * (https://docs.docker.com/reference/cli/docker/buildx/build/#build-context).
 *
 * @throws Failure `image.reference` or `image.digest`.
 */
export function readImage(text: string, contexts: ContextNames): ImageReference | undefined {
  return text === NO_IMAGE || isContext(text, contexts) ? undefined : parseReference(text);
}

/** `alpine`, `alpine:latest` and `docker.io/library/alpine` are the same context. */
function canonicalName(name: string): string {
  try {
    return formatReference(parseReference(name));
  } catch (error) {
    failureOf(error);
    return name.toLowerCase();
  }
}
