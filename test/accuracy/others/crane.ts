import { type OtherTool, say, sayJson } from "./tool.ts";

const PREFIX = "org.opencontainers.image.base";

interface Annotated {
  readonly manifests?: readonly unknown[];
  readonly annotations?: Readonly<Record<string, string>>;
}

/** crane, which reads the annotations that `crane rebase` goes by. */
export const CRANE: OtherTool = {
  name: "crane",
  way: "`crane manifest`, of linux/amd64 in an index, for the annotations that `crane rebase` goes by; then `crane digest` of the base that they name, against their digest",
  version: async () => (await say("crane", "version")).out.trim(),
  async ask({ image }) {
    const annotations = (await readManifest(image))?.annotations ?? {};
    const [name, digest] = [annotations[`${PREFIX}.name`], annotations[`${PREFIX}.digest`]];
    if (!name || !digest) return "unknown";
    const { status, out } = await say("crane", "digest", name);
    if (status !== 0) return "unknown";
    return out.trim() === digest ? "unchanged" : "changed";
  },
};

async function readManifest(image: string): Promise<Annotated | undefined> {
  const manifest = (await sayJson("crane", "manifest", image)) as Annotated | undefined;
  if (manifest?.manifests === undefined) return manifest;
  return (await sayJson("crane", "manifest", "--platform", "linux/amd64", image)) as Annotated | undefined;
}
