import { parseReference } from "@basewatch/image";
import { createWindow, type DelayPolicy, parseDelayPolicy, type RebuildWindow } from "@basewatch/schedule";
import { folderOf } from "./paths.ts";
import type {
  DefaultValues,
  FileValues,
  ImageValues,
  MirrorValues,
  SourceValues,
  WindowValues,
} from "./schema.ts";
import type {
  ImageConfiguration,
  MirrorConfiguration,
  RegistryConfiguration,
  SourceConfiguration,
} from "./types.ts";

/**
 * One image with everything that it did not say: from `defaults` first, where maps merge deeply and lists replace, then what the
 * documentation of the key says.
 *
 * @throws Failure `image.reference` when registry, repository and tag together are too long.
 */
export function resolveImage(image: ImageValues, defaults: DefaultValues = {}): ImageConfiguration {
  const values = { ...defaults, ...image };
  return {
    name: values.name,
    reference: parseReference(`${values.registry}/${values.repository}:${values.tag ?? "latest"}`),
    platforms: values.platforms,
    source: resolveSource(values.name, mergeSources(defaults.source, image.source)),
    baseImages: values.baseImages ?? [],
    track: values.track ?? ["runtime", "build", "copy", "mount"],
    rebuildDelay: mergeDelays(defaults.rebuildDelay, image.rebuildDelay) ?? parseDelayPolicy("0"),
    rebuildWindow: resolveWindow(defaults.rebuildWindow, image.rebuildWindow),
    autoRebuild: values.autoRebuild ?? true,
    versionBump: values.versionBump ?? "patch",
    inputs: { ...defaults.inputs, ...image.inputs },
    maxAttempts: values.maxAttempts ?? 3,
  };
}

/**
 * The window of what is shared and what an image has of its own; `undefined` for always.
 *
 * @throws Failure `schedule.never-open`.
 */
export function resolveWindow(
  shared: WindowValues | undefined,
  own: WindowValues | undefined,
): RebuildWindow | undefined {
  const chosen = own ?? shared;
  if (chosen === undefined || chosen === "always") return undefined;
  const {
    timezone = "UTC",
    allow = [],
    deny = [],
  } = {
    ...(shared === "always" ? {} : shared),
    ...chosen,
  };
  return createWindow({ timezone, allow, deny });
}

/** The settings of each registry, by host. */
export function resolveRegistries(
  registries: FileValues["registries"] = {},
): Readonly<Record<string, RegistryConfiguration>> {
  return Object.fromEntries(
    Object.entries(registries).map(([host, { insecure = false, concurrency, mirror }]) => [
      host,
      { insecure, concurrency, mirror: mirror && resolveMirror(mirror) },
    ]),
  );
}

function resolveMirror(mirror: MirrorValues): MirrorConfiguration {
  return "url" in mirror
    ? { ...mirror.url, freshness: mirror.freshness ?? false }
    : { ...mirror, freshness: false };
}

function resolveSource(name: string, values: SourceValues | undefined): SourceConfiguration | undefined {
  if (values === undefined) return undefined;
  const { dockerfile = "Dockerfile" } = values;
  return {
    provider: values.provider ?? "github",
    repo: values.repo,
    branch: values.branch,
    dockerfile,
    context: values.context ?? (dockerfile === null ? "." : folderOf(dockerfile)),
    stage: values.stage,
    buildArgs: values.buildArgs ?? {},
    namedContexts: values.namedContexts ?? [],
    workflow: values.workflow ?? `${name}.yml`,
    apiUrl: values.apiUrl,
  };
}

function mergeSources(
  shared: SourceValues | undefined,
  own: SourceValues | undefined,
): SourceValues | undefined {
  if (shared === undefined || own === undefined) return own ?? shared;
  return { ...shared, ...own, buildArgs: { ...shared.buildArgs, ...own.buildArgs } };
}

/** A single duration is the map `{ "*": duration }`. The image's own rules come first, for the first match wins. */
function mergeDelays(shared: DelayPolicy | undefined, own: DelayPolicy | undefined): DelayPolicy | undefined {
  if (shared === undefined || own === undefined) return own ?? shared;
  const ownGlobs = new Set(own.rules.map(({ glob }) => glob));
  return { rules: [...own.rules, ...shared.rules.filter(({ glob }) => !ownGlobs.has(glob))] };
}
