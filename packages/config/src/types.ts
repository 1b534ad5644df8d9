import type { BaseRole, ImageReference, Platform } from "@basewatch/image";
import type { DelayPolicy, RebuildWindow } from "@basewatch/schedule";

/** One image of images.yaml, defaults applied. */
export interface ImageConfiguration {
  readonly name: string;
  /** The published tag to look at. */
  readonly reference: ImageReference;
  /** `undefined`: those of the published image. */
  readonly platforms: readonly Platform[] | undefined;
  /** `undefined`: watched and reported, never dispatched. */
  readonly source: SourceConfiguration | undefined;
  readonly baseImages: readonly ImageReference[];
  readonly track: readonly BaseRole[];
  readonly rebuildDelay: DelayPolicy;
  /** `undefined`: always open. */
  readonly rebuildWindow: RebuildWindow | undefined;
  readonly autoRebuild: boolean;
  readonly versionBump: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** From 1: how many rebuilds of one change may fail. */
  readonly maxAttempts: number;
}

/** The kind of server that a source is on. */
export type SourceProvider = "github" | "gitlab" | "gitea" | "forgejo";

export interface SourceConfiguration {
  readonly provider: SourceProvider;
  /** `owner/repo`, on GitLab `group/subgroup/project`; `undefined`: this repository. */
  readonly repo: string | undefined;
  /** `undefined`: the repository's default branch. */
  readonly branch: string | undefined;
  /** `null`: no Dockerfile is read, only `baseImages` count. */
  readonly dockerfile: string | null;
  readonly context: string;
  readonly stage: string | undefined;
  readonly buildArgs: Readonly<Record<string, string>>;
  /** Names that the build gives contexts of its own (`docker build --build-context`), so that they are no images. */
  readonly namedContexts: readonly string[];
  readonly workflow: string;
  /** API of another host; `undefined`: the runner's. */
  readonly apiUrl: string | undefined;
}

/** Per registry host. */
export interface RegistryConfiguration {
  readonly insecure: boolean;
  readonly concurrency: number | undefined;
  /** Where copies of its content are; `undefined`: nowhere but there. */
  readonly mirror: MirrorConfiguration | undefined;
}

/** A registry that has copies of another one's repositories. */
export interface MirrorConfiguration {
  readonly registry: string;
  /** What stands before the repositories' names there, `hub/proxy`; empty where they have the same names. */
  readonly path: string;
  /** Whether it is believed about what tags are now, too. */
  readonly freshness: boolean;
}

export interface Configuration {
  readonly images: readonly ImageConfiguration[];
  readonly registries: Readonly<Record<string, RegistryConfiguration>>;
}
