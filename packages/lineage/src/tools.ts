import { type ImageReference, parseReference } from "@basewatch/image";
import { orNothing } from "./or-nothing.ts";

/** BuildKit's scanner when a build asks for an SBOM and names none. */
const DEFAULT_SCANNER = "docker/buildkit-syft-scanner";

/**
 * The images that a build request's arguments name as its tools: the syntax frontend (`source`, `cmdline`) and the SBOM
 * generator (`attest:sbom`).
 */
export function toolsOf(args: Readonly<Record<string, unknown>>): readonly ImageReference[] {
  const named = ["source", "cmdline"].map((key) => textOf(args, key).split(/\s/u, 1)[0] ?? "");
  const sbom = /(?:^|,)generator=([^,]+)/u.exec(textOf(args, "attest:sbom"))?.[1] ?? "";
  return [...named, sbom]
    .filter((text) => text !== "")
    .flatMap((text) => orNothing(() => parseReference(text)) ?? []);
}

/** Whether an image is one of a build's tools, by its name and tag. */
export function isTool(image: ImageReference, tools: readonly ImageReference[]): boolean {
  if (image.registry === "docker.io" && image.repository === DEFAULT_SCANNER) return true;
  return tools.some(
    (tool) =>
      tool.registry === image.registry && tool.repository === image.repository && tool.tag === image.tag,
  );
}

function textOf(args: Readonly<Record<string, unknown>>, key: string): string {
  const value = Object.hasOwn(args, key) ? args[key] : undefined;
  return typeof value === "string" ? value : "";
}
