import { formatReference, type ImageReference, nameReference } from "@basewatch/image";

/** An image and what it is built on. */
interface Node {
  readonly name: string;
  readonly reference: ImageReference;
  readonly bases: readonly { readonly reference: ImageReference }[];
}

/** The names of `images` and of every one among `all` that is built on them, directly or through others. */
export function withDependents(
  images: readonly Pick<Node, "name">[],
  all: readonly Node[],
): readonly string[] {
  const builtOn = new Map<string, string[]>();
  for (const image of all) {
    for (const base of image.bases) {
      const reference = nameReference(base.reference);
      const users = builtOn.get(reference);
      if (users === undefined) builtOn.set(reference, [image.name]);
      else users.push(image.name);
    }
  }
  const references = new Map(all.map((image) => [image.name, formatReference(image.reference)]));
  const names = new Set(images.map((image) => image.name));
  // A set is walked in the order of insertion, what is added on the way included.
  for (const name of names) for (const user of builtOn.get(references.get(name) ?? "") ?? []) names.add(user);
  return [...names];
}
