import { type OtherTool, say, sayJson } from "./tool.ts";

/** skopeo, whose list of layers is what update checkers compare. */
export const SKOPEO: OtherTool = {
  name: "skopeo",
  way: "`skopeo inspect` of image and base: whether the base's `Layers` begin the image's",
  version: async () => (await say("skopeo", "--version")).out.replace("skopeo version", "").trim(),
  async ask({ image, base }) {
    if (base === undefined) return "unknown";
    const [own, its] = [await readLayers(image), await readLayers(base)];
    if (own === undefined || its === undefined) return "unknown";
    return its.every((layer, place) => own[place] === layer) ? "unchanged" : "changed";
  },
};

async function readLayers(reference: string): Promise<readonly string[] | undefined> {
  const found = await sayJson(
    "skopeo",
    "inspect",
    "--no-tags",
    "--tls-verify=false",
    `docker://${reference}`,
  );
  return (found as { readonly Layers?: readonly string[] } | undefined)?.Layers;
}
