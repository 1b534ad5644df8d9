import type { Failure } from "@basewatch/failure";
import type { BaseRole, ImageReference, Platform } from "@basewatch/image";

/** What is built: the arguments of `docker build` that change which images a Dockerfile needs. */
export interface BuildOptions {
  /** `--target`; default the last stage. */
  readonly stage?: string | undefined;
  /** `--build-arg`; overrides defaults of declared names only, and the predefined platform arguments. */
  readonly buildArgs: Readonly<Record<string, string>>;
  /** The platforms that are built. */
  readonly platforms: readonly Platform[];
  /** The builder's own platform (`BUILDPLATFORM`); by default it is not known, and taken for linux/amd64 where a name depends on it. */
  readonly buildPlatform?: Platform | undefined;
  /** `--build-context name=…`: names that are no image even where they look like one. */
  readonly namedContexts?: readonly string[] | undefined;
}

/** One image that a Dockerfile needs. The same reference in two roles is two uses. */
export interface BaseUse {
  readonly reference: ImageReference;
  readonly role: BaseRole;
  /** 1-based line of the instruction that names it. */
  readonly line: number;
  /** Where it is used; `undefined` means for every platform alike. */
  readonly platforms: readonly Platform[] | undefined;
  /** It is used on a platform that cannot be told, the builder's for one: on any, whatever is built. */
  readonly anyPlatform?: true;
}

/** What a Dockerfile is built from. Each error names the line; the uses that could be read are there all the same. */
export interface DockerfileBases {
  readonly uses: readonly BaseUse[];
  readonly errors: readonly Failure[];
}
