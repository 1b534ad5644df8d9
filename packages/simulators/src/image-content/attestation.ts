import { digestOf } from "@basewatch/image";
import { MEDIA_TYPES } from "./media-types.ts";
import { makeStatement, type ProvenanceSpec, predicateTypeOf } from "./provenance.ts";
import { type DescriptorDocument, describe, type Store, storeBlob, storeManifest } from "./store.ts";
import type { StoredManifest } from "./types.ts";

const IN_TOTO = "application/vnd.in-toto+json";
const ARTIFACT_TYPE = "application/vnd.docker.attestation.manifest.v1+json";

/**
 * Makes the attestation of an image manifest and yields its entry for the index, as BuildKit stores them
 * (https://docs.docker.com/build/metadata/attestations/attestation-storage/); none for one that is only a referrer.
 */
export function attest(
  store: Store,
  child: StoredManifest,
  spec: ProvenanceSpec,
): readonly DescriptorDocument[] {
  const { form = "image" } = spec;
  const statement = Buffer.from(JSON.stringify(makeStatement(spec, child.digest)));
  const layer = {
    ...storeBlob(store, IN_TOTO, statement),
    annotations: { "in-toto.io/predicate-type": predicateTypeOf(spec) },
  };
  const subject = { ...describe(child), digest: spec.artifactSubject ?? child.digest };
  const document = form === "image" ? image(store, statement, layer) : artifact(store, subject, layer);
  const entry = describe(storeManifest(store, MEDIA_TYPES.oci.manifest, document));
  if (form === "referrer") return [];
  if (form === "bare-artifact") return [{ ...entry, artifactType: ARTIFACT_TYPE }];
  const annotations = {
    "vnd.docker.reference.digest": child.digest,
    "vnd.docker.reference.type": "attestation-manifest",
  };
  return [{ ...entry, annotations, platform: { os: "unknown", architecture: "unknown" } }];
}

function artifact(store: Store, subject: DescriptorDocument, layer: DescriptorDocument): object {
  const config = storeBlob(store, "application/vnd.oci.empty.v1+json", Buffer.from("{}"));
  return { artifactType: ARTIFACT_TYPE, config, layers: [layer], subject };
}

function image(store: Store, statement: Buffer, layer: DescriptorDocument): object {
  const config = {
    os: "unknown",
    architecture: "unknown",
    config: {},
    rootfs: { type: "layers", diff_ids: [digestOf(statement)] },
  };
  return {
    config: storeBlob(store, MEDIA_TYPES.oci.config, Buffer.from(JSON.stringify(config))),
    layers: [layer],
  };
}
