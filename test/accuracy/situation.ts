import type { Digest } from "@basewatch/image";
import type {
  Annotations,
  ImageContent,
  ImageSpec,
  PerPlatform,
  ProvenanceSpec,
} from "@basewatch/simulators";

/** One row of the suite: how its images were made, and the answer that follows from the making. */
export interface Situation {
  /** Unique in the suite. */
  readonly name: string;
  /** How the images came to be, in a few words, for the page of results. */
  readonly made: string;
  readonly right: RightAnswer;
  /** Publishes the images, and says how the published one is asked about. */
  readonly make: (place: Place) => Subject | undefined;
}

/** What is right to say of a published image. */
export interface RightAnswer {
  readonly verdict: "unchanged" | "changed" | "unknown";
  /** What proves it; none for an unknown image, and for one without bases. */
  readonly evidence?: "provenance" | "annotations" | "layers" | "ledger";
  /** Default: `rebuild` for a changed image, `none` for the others. */
  readonly decision?: "hold:pinned";
  /** Why it is unknown: the code of the error. */
  readonly error?: string;
  /** `verdict evidence` of each base by its `repository:tag`, where there are several. */
  readonly bases?: Readonly<Record<string, string>>;
}

/** How the published image is asked about. */
export interface Subject {
  /** The Dockerfile's text; `null` when the image is all there is. Default: `FROM` node:22. */
  readonly dockerfile?: string | null;
  readonly stage?: string;
  readonly buildArgs?: Readonly<Record<string, string>>;
  readonly platforms?: readonly string[];
  readonly track?: readonly string[];
  /** Full references. */
  readonly baseImages?: readonly string[];
  /** What a person would name as the base when a tool asks for one: `repository:tag`, default node:22. */
  readonly base?: string;
}

/** Repositories of a situation's own, in a registry that it shares with the others. */
export interface Place {
  /** The full reference of `repository:tag`. */
  ref(name: string): string;
  /** Stores an image under `repository:tag`. */
  publish(name: string, content: ImageContent): ImageContent;
  /** A generation of node:22, published. */
  node(generation: number, spec?: Partial<ImageSpec>): ImageContent;
  /** The application on a base, published as app:latest. */
  app(base: ImageContent, spec?: Partial<ImageSpec>): ImageContent;
  /** BuildKit's provenance: `repository:tag` of this place → what it resolved to. */
  provenance(used: Used, more?: Partial<ProvenanceSpec>): PerPlatform<ProvenanceSpec>;
  /** Base annotations that name `repository:tag` of this place. */
  annotations(name: string, digest: Digest | string): Annotations;
  /** From now on other bytes come under a blob's digest. */
  spoil(digest: Digest): void;
  /** Deletes what is under `repository:tag`, but not what it lists. */
  forget(name: string): void;
}

/** What a build used, by `repository:tag`. */
export type Used = Readonly<Record<string, ImageContent | Digest>>;

/** The names that most situations use. */
export const NODE = "node:22";
export const APP = "app:latest";
export const BASE = "base:1";

/** A Dockerfile of these lines. */
export function lines(...text: readonly string[]): string {
  return `${text.join("\n")}\n`;
}
