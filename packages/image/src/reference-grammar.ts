import { type QualifiedName, qualifyName, splitReference } from "./name.ts";

const MAX_PATH_LENGTH = 255;

const HOST =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?$/u;
const COMPONENT = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*$/u;
const TAG = /^\w[\w.-]{0,127}$/u;
const DIGEST = /^[\w.+-]+:[\w=-]*$/u;
const IMAGE_ID = /^[0-9a-f]{64}$/u;

/** A reference's text cut into parts that keep the grammar, or why it does not. The digest is only known to look like one. */
export type ReadReference =
  | { readonly name: QualifiedName; readonly tag: string | undefined; readonly digest: string | undefined }
  | { readonly reason: string };

/** Reads a text by the reference grammar (https://github.com/distribution/reference/blob/main/reference.go), in linear time. */
export function readReference(text: string): ReadReference {
  const { name: written, tag, digest } = splitReference(text);
  const name = qualifyName(written);
  const reason = IMAGE_ID.test(text)
    ? "it is the id of an image, which no registry knows"
    : (reasonAgainstName(name) ?? reasonAgainstTag(tag) ?? reasonAgainstDigest(digest));
  return reason === undefined ? { name, tag, digest } : { reason };
}

function reasonAgainstName({ registry, repository }: QualifiedName): string | undefined {
  // What the grammar lets through and a URL does not (port 99999, `[::::]`) would only fail later, with no hint.
  if (!HOST.test(registry) || !URL.canParse(`https://${registry}`)) return "its registry is not a host name";
  if (repository.length > MAX_PATH_LENGTH)
    return `its repository is longer than ${MAX_PATH_LENGTH} characters`;
  if (isPath(repository)) return undefined;
  if (isPath(repository.toLowerCase())) return "its repository has upper-case letters";
  return "its repository must be letters and digits, parted by one of . _ __ - /";
}

function isPath(text: string): boolean {
  return text.split("/").every((component) => COMPONENT.test(component));
}

function reasonAgainstTag(tag: string | undefined): string | undefined {
  if (tag === undefined || TAG.test(tag)) return undefined;
  return "its tag must be 1 to 128 letters, digits, . _ - and not start with . or -";
}

function reasonAgainstDigest(digest: string | undefined): string | undefined {
  return digest === undefined || DIGEST.test(digest) ? undefined : "what follows @ is not a digest";
}
