import {
  type ImageReference,
  isDigest,
  type Platform,
  parsePlatform,
  parseReference,
} from "@basewatch/image";
import { orNothing } from "./or-nothing.ts";

/** What a `pkg:docker` package URL says. */
export interface DockerPurl {
  /** Its digest is the `digest` qualifier, which says how the build named the image, not that anyone pinned it. */
  readonly reference: ImageReference;
  /** The platform that was used; `undefined` when the URL does not say, or says nothing known. */
  readonly platform: Platform | undefined;
}

const PREFIX = "pkg:docker/";

/**
 * The image that a package URL names, as BuildKit writes it (`pkg:docker/ns/name@tag?digest=…&platform=…`, percent-encoded,
 * https://github.com/package-url/purl-spec/blob/main/PURL-SPECIFICATION.rst); `undefined` for every other text.
 */
export function parseDockerPurl(text: string): DockerPurl | undefined {
  if (text.slice(0, PREFIX.length).toLowerCase() !== PREFIX) return undefined;
  const [locator = ""] = text.slice(PREFIX.length).split("#", 1);
  const question = locator.indexOf("?");
  const path = question < 0 ? locator : locator.slice(0, question);
  const qualifiers = new URLSearchParams(question < 0 ? "" : locator.slice(question + 1));
  const reference = referenceOf(path, qualifiers.get("digest"));
  return (
    reference && { reference, platform: orNothing(() => parsePlatform(qualifiers.get("platform") ?? "")) }
  );
}

function referenceOf(path: string, digest: string | null): ImageReference | undefined {
  const at = path.lastIndexOf("@");
  const name = decode(at < 0 ? path : path.slice(0, at));
  const version = decode(at < 0 ? "" : path.slice(at + 1));
  if (name === undefined || version === undefined) return undefined;
  return orNothing(() => parseReference(`${name}${versionSuffix(version)}${digest ? `@${digest}` : ""}`));
}

/** Other builders put the digest where BuildKit puts the tag. */
function versionSuffix(version: string): string {
  if (version === "") return "";
  return isDigest(version) ? `@${version}` : `:${version}`;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
