import { type BaseRole, checkGlob, parseContextName, parsePlatform, parseReference } from "@basewatch/image";
import { checkTimeZone, parseDelayPolicy, parseDuration, parseSpan } from "@basewatch/schedule";
import * as z from "zod/mini";
import { checked, count, listOf, mapOfText, notEmpty, parsed, text, truth } from "./fields.ts";
import {
  checkRegistryKey,
  parseApiUrl,
  parseBranch,
  parseImageName,
  parseMirror,
  parseRegistryHost,
  parseRepository,
  parseStage,
  parseTag,
  parseWorkflow,
} from "./names.ts";
import { parseRepositoryFile, parseRepositoryPath } from "./paths.ts";
import { checkRepositoryPath } from "./source-names.ts";
import type { SourceProvider } from "./types.ts";

/** What is known about a key besides its values: its name in the JSON Schema's `$defs`, and what an editor shows. */
export type KeyNotes = z.core.$ZodRegistry<{ readonly id: string; readonly description: string }>;

/** The schemas of images.yaml, one for each kind of map in it. */
export type Schemas = ReturnType<typeof createSchemas>;
/** What the whole file says in its object form, parsed. */
export type FileValues = z.output<Schemas["file"]>;
/** What one image says, parsed. Each key but its name may be missing, for `defaults` may have it. */
export type ImageValues = FileValues["images"][number];
/** What `defaults` says, parsed. */
export type DefaultValues = NonNullable<FileValues["defaults"]>;
/** What `rebuildWindow` says, parsed. */
export type WindowValues = NonNullable<ImageValues["rebuildWindow"]>;
/** What `mirror` says of a registry, parsed: in its short form, or as a map. */
export type MirrorValues = NonNullable<NonNullable<FileValues["registries"]>[string]["mirror"]>;
/** What `source` says, parsed. */
export type SourceValues = NonNullable<ImageValues["source"]>;

const ROLES = ["runtime", "build", "copy", "mount", "syntax"] as const satisfies readonly BaseRole[];
/** The kinds of server that a source can be on. */
export const PROVIDERS = [
  "github",
  "gitlab",
  "gitea",
  "forgejo",
] as const satisfies readonly SourceProvider[];
const MAP = { error: "must be a map" };

/** @param notes gets a note for each key. */
export function createSchemas(notes: KeyNotes = z.registry()) {
  const source = z.strictObject(annotate(sourceKeys(), SOURCE_NOTES, notes), MAP);
  const window = z.strictObject(annotate(windowKeys(), WINDOW_NOTES, notes), MAP);
  const image = z.strictObject(annotate(imageKeys(source, window), IMAGE_NOTES, notes), MAP);
  const mirror = z.strictObject(annotate(mirrorKeys(), MIRROR_NOTES, notes), MAP);
  const registry = z.strictObject(annotate(registryKeys(mirror), REGISTRY_NOTES, notes), MAP);
  const defaults = z.omit(image, { name: true });
  const file = z.strictObject(
    annotate(
      {
        defaults: z.optional(defaults),
        registries: z.optional(z.record(checked(checkRegistryKey), registry, MAP)),
        images: listOf(z.required(image, { name: true }), "images").check(notEmpty()),
      },
      FILE_NOTES,
      notes,
    ),
    { error: "must be a list of images, or a map with images in it" },
  );
  return { source, window, image, mirror, registry, defaults, file };
}

const FILE_NOTES = {
  defaults: "Values for every image that has none of its own; maps merge deeply, lists replace.",
  registries: "Settings of registries, by host.",
  images: "The images to look at, in any order.",
};

const IMAGE_NOTES = {
  name: "Unique name of the image.",
  registry: "Host of the registry, e.g. ghcr.io.",
  repository: "Path in the registry, e.g. myorg/app.",
  tag: "The published tag to look at. Default: latest.",
  platforms: "Platforms to look at, e.g. linux/amd64. Default: those of the published image.",
  source:
    "Where the image is built. Default: none; the image is watched and reported, and nothing is dispatched.",
  baseImages:
    "Base images, on top of the Dockerfile's, or instead of them with dockerfile: null. Default: none.",
  track: "Which uses of a base image count. Default: runtime, build, copy, mount.",
  rebuildDelay:
    "How long a moved base waits: a duration, or a map of reference globs to durations. Default: 0.",
  rebuildWindow:
    "When a rebuild may start, by the clock of a time zone: always, or what is allowed and what is denied. Default: always.",
  autoRebuild: "Whether a rebuild that is due is dispatched without being asked for. Default: true.",
  versionBump: "Value of the workflow's input version_bump. Default: patch.",
  inputs: "More inputs for the workflow. Default: none.",
  maxAttempts: "How many rebuilds of one change may fail before it is left alone. Default: 3.",
};

function imageKeys<Source extends z.core.SomeType, Window extends z.core.SomeType>(
  source: Source,
  window: Window,
) {
  return {
    name: z.optional(parsed(parseImageName)),
    registry: z.optional(parsed(parseRegistryHost)),
    repository: z.optional(parsed(parseRepository)),
    tag: z.optional(parsed(parseTag)),
    platforms: z.optional(listOf(parsed(parsePlatform), "platforms").check(notEmpty())),
    source: z.optional(source),
    baseImages: z.optional(listOf(parsed(parseReference), "image references")),
    track: z.optional(listOf(z.enum(ROLES, { error: "must be a role" }), "roles").check(notEmpty())),
    rebuildDelay: z.optional(delay()),
    rebuildWindow: z.optional(alwaysOr(window)),
    autoRebuild: z.optional(truth()),
    versionBump: z.optional(text().check(notEmpty())),
    inputs: z.optional(mapOfText()),
    maxAttempts: z.optional(count()),
  };
}

/** What `rebuildDelay` may be. */
export function delay() {
  const map = z.record(checked(checkGlob), checked(parseDuration));
  return z.union(
    [
      parsed(parseDelayPolicy),
      z.pipe(
        map,
        z.transform((value: Readonly<Record<string, string>>) => parseDelayPolicy(value)),
      ),
    ],
    {
      error: "must be a duration, or a map of reference globs to durations",
    },
  );
}

/** What `rebuildWindow` may be, `window` being its map. */
export function alwaysOr<Window extends z.core.SomeType>(window: Window) {
  return z.union([z.enum(["always"]), window], {
    error: "must be always, or a map of timezone, allow and deny",
  });
}

const WINDOW_NOTES = {
  timezone: "Time zone of the IANA database, e.g. Europe/London. Default: UTC.",
  allow: "Spans of the week that are open, e.g. Mon-Fri 22:00-06:00 or Sat. Default: always.",
  deny: "Spans of the week that are closed, whatever allow says. Default: none.",
};

function windowKeys() {
  return {
    timezone: z.optional(checked(checkTimeZone)),
    allow: z.optional(listOf(parsed(parseSpan), "spans").check(notEmpty())),
    deny: z.optional(listOf(parsed(parseSpan), "spans")),
  };
}

const SOURCE_NOTES = {
  provider: "What kind of server the source is on. Default: github.",
  repo: "Repository, owner/repo, on GitLab group/project. Default: the one that the workflow runs in.",
  branch: "Branch. Default: the repository's default branch.",
  dockerfile: "Path of the Dockerfile; null when only baseImages count. Default: Dockerfile.",
  context: "Folder of the build context. Default: the Dockerfile's folder.",
  stage: "Build stage (docker build --target). Default: the last one.",
  buildArgs: "Build arguments as the build sets them. Default: none.",
  namedContexts:
    "Names that the build gives contexts of its own (docker build --build-context); they are no base images. Default: none.",
  workflow:
    "File name of the build workflow; GitLab runs the project's pipeline. Default: the image's name with .yml.",
  apiUrl: "Address of another host's API. Default: that of the server that the workflow runs on.",
};

function sourceKeys() {
  return {
    provider: z.optional(z.enum(PROVIDERS, { error: "must be a provider" })),
    repo: z.optional(checked(checkRepositoryPath)),
    branch: z.optional(parsed(parseBranch)),
    dockerfile: z.optional(z.nullable(parsed(parseRepositoryFile))),
    context: z.optional(parsed(parseRepositoryPath)),
    stage: z.optional(parsed(parseStage)),
    buildArgs: z.optional(mapOfText()),
    namedContexts: z.optional(listOf(parsed(parseContextName), "names of contexts")),
    workflow: z.optional(parsed(parseWorkflow)),
    apiUrl: z.optional(parsed(parseApiUrl)),
  };
}

const REGISTRY_NOTES = {
  insecure: "Whether the registry may be spoken to in plain http. Default: false.",
  concurrency: "Requests in flight at most. Default: that of the action.",
  mirror: "Registry that has copies of the content: a host with or without a path, or a map. Default: none.",
};

function registryKeys<Mirror extends z.core.$ZodType>(mirror: Mirror) {
  return {
    insecure: z.optional(truth()),
    concurrency: z.optional(count()),
    mirror: z.optional(
      z.union([parsed(parseMirror), mirror], { error: "must be a host, or a map with url" }),
    ),
  };
}

const MIRROR_NOTES = {
  url: "Host of the mirror, and what stands before the names of repositories there, e.g. mirror.example.com/hub.",
  freshness: "Whether the mirror is believed about what tags are now, too. Default: false.",
};

function mirrorKeys() {
  return { url: parsed(parseMirror), freshness: z.optional(truth()) };
}

/** Notes each key of a shape, in the notes' order, which is the order that people read. */
function annotate<Shape extends Record<string, z.core.$ZodType>>(
  shape: Shape,
  descriptions: { readonly [Key in keyof Shape]: string },
  notes: KeyNotes,
): Shape {
  for (const [id, schema] of Object.entries(shape))
    notes.add(schema, { id, description: descriptions[id] ?? "" });
  return shape;
}
