import type { ImageConfiguration, SourceConfiguration } from "@basewatch/config";
import { type Digest, digestOf, parsePlatform, parseReference } from "@basewatch/image";
import type { BaseVerdict } from "@basewatch/lineage";
import type { PlannedImage } from "@basewatch/plan";
import { parseDelayPolicy } from "@basewatch/schedule";
import type { CheckedImage } from "../checked-image.ts";

/** A digest that stands for a word. */
export function digest(word: string): Digest {
  return digestOf(Buffer.from(word));
}

/** `source` of an image, of this repository. */
export function createSource(change: Partial<SourceConfiguration> = {}): SourceConfiguration {
  return {
    provider: "github",
    repo: undefined,
    branch: undefined,
    dockerfile: "Dockerfile",
    context: ".",
    stage: undefined,
    buildArgs: {},
    namedContexts: [],
    workflow: "app.yml",
    apiUrl: undefined,
    ...change,
  };
}

/** An image of images.yaml, `ghcr.io/acme/<name>:latest`. */
export function createConfiguration(
  name: string,
  change: Partial<ImageConfiguration> = {},
): ImageConfiguration {
  return {
    name,
    reference: parseReference(`ghcr.io/acme/${name}`),
    platforms: undefined,
    source: createSource(),
    baseImages: [],
    track: ["runtime", "build", "copy", "mount"],
    rebuildDelay: parseDelayPolicy("0"),
    rebuildWindow: undefined,
    autoRebuild: true,
    versionBump: "patch",
    inputs: {},
    maxAttempts: 3,
    ...change,
  };
}

/** The verdict on a base: unchanged, proven by provenance, at the digest that stands for `new`. */
export function createBase(reference: string, change: Partial<BaseVerdict> = {}): BaseVerdict {
  return {
    reference: parseReference(reference),
    role: "runtime",
    line: 1,
    platforms: undefined,
    pinned: false,
    verdict: "unchanged",
    previous: [digest("new")],
    current: digest("new"),
    evidence: "provenance",
    evidenceSkipped: [],
    movedPastPin: false,
    error: undefined,
    ...change,
  };
}

/** What can be said of a checked image in a test; the rest follows. */
export interface CheckedChange extends Partial<Omit<CheckedImage, "configuration" | "plan" | "lineage">> {
  readonly configuration?: Partial<ImageConfiguration>;
  readonly plan?: Partial<PlannedImage>;
  readonly bases?: readonly BaseVerdict[];
}

/** An image of a run: unchanged, nothing to do. */
export function createChecked(name: string, change: CheckedChange = {}): CheckedImage {
  const { bases = [], plan, configuration: configured, ...rest } = change;
  const configuration = createConfiguration(name, configured);
  const { reference, rebuildDelay, autoRebuild } = configuration;
  const verdict = change.verdict ?? "unchanged";
  const shared = { reference, digest: digest(name), bases, verdict };
  const policy = { rebuildDelay, autoRebuild, maxAttempts: 3, rebuildable: true };
  const observation = { ...shared, ...policy, name, dispatch: null };
  const fresh = {
    decision: "none",
    dueAt: null,
    causes: [],
    waitsFor: [],
    failures: [],
    ineffective: null,
  } as const;
  return {
    configuration,
    lineage: { ...shared, platforms: [parsePlatform("linux/amd64")], error: undefined },
    verdict,
    errors: [],
    dispatch: null,
    plan: { observation, ...fresh, ...plan },
    key: undefined,
    firstSeenAt: {},
    ...rest,
  };
}
