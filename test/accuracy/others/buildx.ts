import { type OtherTool, say, sayJson, type ToolVerdict } from "./tool.ts";

interface Material {
  readonly uri?: string;
  readonly digest?: { readonly sha256?: string };
}

/** buildx, which shows the provenance that BuildKit attached. */
export const BUILDX: OtherTool = {
  name: "buildx",
  way: "`buildx imagetools inspect --format '{{json .Provenance}}'`: the base's digest among the materials, of every image when the base is not known, against that of `imagetools inspect` of the base",
  // What `go install` builds does not know its own version, but carries its module's.
  async version() {
    const { out } = await say("sh", "-c", 'go version -m "$(command -v buildx)"');
    return /^\s*mod\s+\S+\s+(\S+)/mu.exec(out)?.[1] ?? "";
  },
  async ask({ image, base }) {
    const provenance = await inspect(image, ".Provenance");
    const named = collect(provenance).flatMap((material) => {
      const reference = referenceOf(material.uri ?? "");
      return reference === undefined || (base !== undefined && reference !== base)
        ? []
        : [{ reference, digest: `sha256:${material.digest?.sha256}` }];
    });
    if (named.length === 0) return "unknown";
    const verdicts = await Promise.all(named.map(({ reference, digest }) => compare(reference, digest)));
    return (["changed", "unknown"] as const).find((verdict) => verdicts.includes(verdict)) ?? "unchanged";
  },
};

async function compare(reference: string, digest: string): Promise<ToolVerdict> {
  const manifest = (await inspect(reference, ".Manifest")) as { readonly digest?: string } | undefined;
  if (manifest?.digest === undefined) return "unknown";
  return manifest.digest === digest ? "unchanged" : "changed";
}

function inspect(reference: string, what: string): Promise<unknown> {
  return sayJson("buildx", "imagetools", "inspect", reference, "--format", `{{json ${what}}}`);
}

/** The materials of one statement, or of each platform's, in either version of SLSA. */
function collect(value: unknown): readonly Material[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === "materials" || key === "resolvedDependencies") && Array.isArray(inner) ? inner : collect(inner),
  );
}

function referenceOf(uri: string): string | undefined {
  const [, name, tag] = /^pkg:docker\/([^@?]+)@([^?]+)/u.exec(uri) ?? [];
  if (name === undefined || tag === undefined) return undefined;
  return `${decodeURIComponent(name)}:${decodeURIComponent(tag)}`;
}
