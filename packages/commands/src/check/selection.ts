import { Failure } from "@basewatch/failure";
import { matchesGlob, nameReference } from "@basewatch/image";
import { withDependents } from "@basewatch/plan";
import { printable } from "@basewatch/redaction";
import type { ObservedImage } from "./checked-image.ts";

/**
 * The images that are built on a base which one of the globs matches, and those that are built on them. All images when there is no glob.
 * Throws `Failure` for a glob that matches no base of any image.
 */
export function selectByBases(
  images: readonly ObservedImage[],
  globs: readonly string[],
): readonly ObservedImage[] {
  if (globs.length === 0) return images;
  const nodes = images.map(({ configuration: { name, reference }, lineage: { bases } }) => ({
    name,
    reference,
    bases,
  }));
  const built = (glob: string) =>
    nodes.filter((node) => node.bases.some((base) => matchesGlob(glob, nameReference(base.reference))));
  const idle = globs.find((glob) => built(glob).length === 0);
  if (idle !== undefined) {
    throw new Failure(`only-bases: "${printable(idle, 80)}" matches no base of any image`, {
      code: "check.only-bases",
      hint: "Globs are matched against full references, for example docker.io/library/node:*.",
    });
  }
  const names = new Set(withDependents(globs.flatMap(built), nodes));
  return images.filter((image) => names.has(image.configuration.name));
}
