import { type Digest, parsePlatform } from "@basewatch/image";
import type { Layer } from "./layer.ts";
import type { Annotations, Step } from "./types.ts";

/** The image config as JSON spells it (https://github.com/opencontainers/image-spec/blob/main/config.md). */
export interface ConfigDocument {
  readonly created: string;
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
  readonly "os.version"?: string;
  readonly config: { readonly Labels?: Annotations; readonly OnBuild?: readonly string[] };
  readonly rootfs: { readonly type: "layers"; readonly diff_ids: readonly Digest[] };
  readonly history?: readonly HistoryDocument[];
}

export interface HistoryDocument {
  readonly created: string;
  readonly created_by: string;
  readonly empty_layer?: true;
}

/** What a config says beyond the base's. */
export interface ConfigAdditions {
  readonly platform: string;
  readonly created: string;
  readonly labels: Annotations;
  readonly onBuild: readonly string[];
  readonly layers: readonly Layer[];
  readonly steps: readonly Step[];
  readonly history: boolean;
}

/** The config of an image whose layers, history and labels continue those of its base, as `docker build` writes it. */
export function makeConfig(base: ConfigDocument | undefined, additions: ConfigAdditions): ConfigDocument {
  const labels = { ...base?.config.Labels, ...additions.labels };
  const diffIds = [...(base?.rootfs.diff_ids ?? []), ...additions.layers.map((layer) => layer.diffId)];
  const history = [
    ...(base?.history ?? []),
    ...additions.steps.map((step) => historyOf(step, additions.created)),
  ];
  return {
    created: additions.created,
    ...platformFields(additions.platform),
    config: {
      ...(Object.keys(labels).length === 0 ? {} : { Labels: labels }),
      ...(additions.onBuild.length === 0 ? {} : { OnBuild: additions.onBuild }),
    },
    rootfs: { type: "layers", diff_ids: diffIds },
    ...(additions.history ? { history } : {}),
  };
}

/** A platform as configs and descriptors spell it. */
export function platformFields(
  text: string,
): Pick<ConfigDocument, "os" | "architecture" | "variant" | "os.version"> {
  const { os, architecture, variant, osVersion } = parsePlatform(text);
  return {
    os,
    architecture,
    ...(variant === undefined ? {} : { variant }),
    ...(osVersion === undefined ? {} : { "os.version": osVersion }),
  };
}

function historyOf(step: Step, created: string): HistoryDocument {
  const entry = { created: step.created ?? created, created_by: step.createdBy };
  return step.files === undefined ? { ...entry, empty_layer: true } : entry;
}
