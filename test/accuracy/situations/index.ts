import type { Situation } from "../situation.ts";
import { ANNOTATIONS } from "./annotations.ts";
import { DOCKERFILES } from "./dockerfiles.ts";
import { EXPANSIONS } from "./expansions.ts";
import { JOINED } from "./joined.ts";
import { LABELS } from "./labels.ts";
import { LAYERS } from "./layers.ts";
import { NAMES } from "./names.ts";
import { OWN_BASES } from "./own-bases.ts";
import { PINS } from "./pins.ts";
import { PLATFORMS } from "./platforms.ts";
import { PROVENANCE } from "./provenance.ts";
import { REFERRERS } from "./referrers.ts";

/** Every situation of which the images are made in-process, by what it is about. */
export const SITUATIONS: Readonly<Record<string, readonly Situation[]>> = {
  "What provenance says": PROVENANCE,
  "Which images provenance names": NAMES,
  "Referrers and ONBUILD": REFERRERS,
  Annotations: ANNOTATIONS,
  Labels: LABELS,
  "Layers and history": LAYERS,
  Platforms: PLATFORMS,
  "Platforms built on their own": JOINED,
  "Bases without a Dockerfile": OWN_BASES,
  Pins: PINS,
  Dockerfiles: DOCKERFILES,
  "Dockerfiles that are expanded": EXPANSIONS,
};
