import { formatReference, nameReference } from "@basewatch/image";
import { type GraphEdge, type GraphNode, graph } from "@basewatch/render";
import type { CheckedImage } from "./checked-image.ts";

/** More than this many nodes are no picture that a person reads. */
const MOST_NODES = 40;
const COLOURS = { changed: "red", unchanged: "green", unknown: "grey" } as const;
const ORDER = { changed: 0, unknown: 1, unchanged: 2 } as const;

/**
 * The graph of bases and the images on them, coloured by verdict: what has changed first, as far as it stays small. An image that others are built on is one node. Empty
 * when no image has a base.
 */
export function drawLineage(images: readonly CheckedImage[]): string {
  const byReference = new Map(images.map((image) => [formatReference(image.configuration.reference), image]));
  const nodes = new Map<string, GraphNode>();
  const edges: GraphEdge[] = [];
  const add = (id: string, node: Omit<GraphNode, "id">): boolean => {
    if (!nodes.has(id) && nodes.size < MOST_NODES) nodes.set(id, { id, ...node });
    return nodes.has(id);
  };
  const addImage = ({ configuration, verdict }: CheckedImage): boolean =>
    add(formatReference(configuration.reference), {
      label: configuration.name,
      shape: "square",
      colour: COLOURS[verdict],
    });
  for (const image of images.toSorted((left, right) => ORDER[left.verdict] - ORDER[right.verdict])) {
    for (const { reference, verdict } of image.lineage.bases) {
      const from = nameReference(reference);
      const upstream = byReference.get(from);
      const shown =
        upstream === undefined
          ? add(from, { label: from, shape: "round", colour: COLOURS[verdict] })
          : addImage(upstream);
      if (shown && addImage(image)) edges.push({ from, to: formatReference(image.configuration.reference) });
    }
  }
  return graph([...nodes.values()], edges);
}
