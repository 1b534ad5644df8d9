import { formatPlatform, formatReference, type Platform, parseReference } from "@basewatch/image";
import type { ProvenanceReading } from "./attestation.ts";
import { orNothing } from "./or-nothing.ts";
import { readPlatform, writePlatform } from "./platform-text.ts";
import type { RememberedImage } from "./remembered.ts";
import type { Material } from "./statement.ts";

/** A base that annotations or labels name, as they write it. */
export interface BaseName {
  readonly name: string;
  readonly digest?: string | undefined;
}

/** What has been read off one platform's image, as it is remembered. */
export type Reading = { -readonly [Key in ReadingKey]?: RememberedReading[Key] };
type RememberedReading = RememberedImage["readings"][number];
type ReadingKey = Exclude<keyof RememberedReading, "platforms">;
type Written = NonNullable<RememberedReading["provenance"]>;

/** Far above any name of use; what is longer is read again each time. */
const MAX_NAME_LENGTH = 1024;

/** A provenance reading as it is remembered; `undefined` for one that a later look may read better. */
export function writeProvenance(reading: ProvenanceReading, own: Platform): Written | undefined {
  if (!("materials" in reading)) return reading.cause === undefined ? reading.reason : undefined;
  const written = reading.materials.map((material) => writeMaterial(material, own));
  return written.includes(undefined) ? undefined : written.filter((material) => material !== undefined);
}

/** A remembered reading; `undefined` when there is none, or one that this version does not understand. */
export function recallProvenance(written: Written | undefined, own: Platform): ProvenanceReading | undefined {
  if (written === undefined) return undefined;
  if (typeof written === "string") return { reason: written };
  const materials = written.map((material) => recallMaterial(material, own));
  return materials.includes(undefined)
    ? undefined
    : { materials: materials.filter((material) => material !== undefined) };
}

/** A name as it is remembered, `null` for none; `undefined` when it is too long to be kept. */
export function writeName(name: BaseName | undefined): BaseName | null | undefined {
  if (name === undefined) return null;
  const length = name.name.length + (name.digest?.length ?? 0);
  return length > MAX_NAME_LENGTH ? undefined : name;
}

type WrittenMaterial = Exclude<Written, string>[number];

function writeMaterial(material: Material, own: Platform): WrittenMaterial | undefined {
  const { reference, digest, platform, tool } = material;
  const isOwn = platform !== undefined && formatPlatform(platform) === formatPlatform(own);
  const text = isOwn ? "own" : platform && writePlatform(platform);
  if (platform !== undefined && text === undefined) return undefined;
  return {
    name: formatReference(reference),
    digest,
    ...(text === undefined ? {} : { platform: text }),
    ...(tool ? { tool } : {}),
  };
}

function recallMaterial(written: WrittenMaterial, own: Platform): Material | undefined {
  const reference = orNothing(() => parseReference(written.name));
  const platform = written.platform === "own" ? own : readPlatform(written.platform ?? "");
  if (reference === undefined || (written.platform !== undefined && platform === undefined)) return undefined;
  return { reference, digest: written.digest, platform, tool: written.tool ?? false };
}
