import { digestOf } from "@basewatch/image";
import type { FaultStage } from "./stage.ts";

/** A descriptor as JSON spells it, with what else it holds. */
export interface WrittenDescriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly [name: string]: unknown;
}

type Document = Readonly<Record<string, unknown>>;

export const INDEX = "application/vnd.oci.image.index.v1+json";
const MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const REPOSITORY = "/v2/bad/app";

/** Puts a document under its digest, and under the tag where it is to be the image. */
export function store(
  { registry }: FaultStage,
  mediaType: string,
  content: string,
  tag?: string,
): Pick<WrittenDescriptor, "digest" | "size"> {
  const bytes = Buffer.from(content);
  const digest = digestOf(bytes);
  for (const name of tag === undefined ? [digest] : [digest, tag])
    registry.documents.set(`${REPOSITORY}/manifests/${name}`, { mediaType, digest, bytes });
  return { digest, size: bytes.length };
}

/** Stores a blob under the digest that it is to be found by, its own or another. */
export function storeBlob({ registry }: FaultStage, digest: string, content: string): void {
  const stored = { mediaType: "application/octet-stream", digest: undefined, bytes: Buffer.from(content) };
  registry.documents.set(`${REPOSITORY}/blobs/${digest}`, stored);
}

/** The image's index, parsed. */
export function indexOf({
  app,
}: FaultStage): Document & { readonly manifests: readonly WrittenDescriptor[] } {
  return JSON.parse(app.root.bytes.toString());
}

/** The statement that is attached to the image, and its descriptor. */
export function statementOf(stage: FaultStage): { readonly text: string; readonly layer: WrittenDescriptor } {
  const { layers } = attestationOf(stage);
  const [layer] = layers;
  if (layer === undefined) throw new RangeError("the attestation has no layer");
  const text = stage.registry.documents.get(`${REPOSITORY}/blobs/${layer.digest}`)?.bytes.toString() ?? "";
  return { text, layer };
}

/** Attaches another statement's descriptor; every document on the way to it may be changed as text, too. */
export function attach(
  stage: FaultStage,
  layer: WrittenDescriptor,
  change: (text: string) => string = (text) => text,
): void {
  const attestation = JSON.stringify({ ...attestationOf(stage), layers: [layer] });
  const stored = store(stage, MANIFEST, change(attestation));
  const index = indexOf(stage);
  const manifests = index.manifests.map((entry) => (isAttestation(entry) ? { ...entry, ...stored } : entry));
  store(stage, INDEX, change(JSON.stringify({ ...index, manifests })), "latest");
}

function attestationOf(stage: FaultStage): Document & { readonly layers: readonly WrittenDescriptor[] } {
  const entry = indexOf(stage).manifests.find(isAttestation);
  const path = `${REPOSITORY}/manifests/${entry?.digest}`;
  return JSON.parse(stage.registry.documents.get(path)?.bytes.toString() ?? "{}");
}

function isAttestation(entry: WrittenDescriptor): boolean {
  return JSON.stringify(entry).includes("attestation-manifest");
}
