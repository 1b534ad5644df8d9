import { digestOf } from "@basewatch/image";
import { MEDIA_TYPES } from "./media-types.ts";
import { makeStatement, type ProvenanceSpec, predicateTypeOf } from "./provenance.ts";
import { type DescriptorDocument, describe, type Store, storeBlob, storeManifest } from "./store.ts";
import type { StoredManifest } from "./types.ts";

const IN_TOTO = "application/vnd.in-toto+json";
const ARTIFACT_TYPE = "application/vnd.docker.attestation.manifest.v1+json";

/**
 * Makes the attestation of an image manifest and yields its entry for the index, as BuildKit stores them
 * (https://docs.docker.com/build/metadata/attestations/attestation-storage/).
 */
export function attest(store: Store, child: StoredManifest, spec: ProvenanceSpec): DescriptorDocument {
  const statement = Buffer.from(JSON.stringify(makeStatement(spec, child.digest)));
  const layer = {
    ...storeBlob(store, IN_TOTO, statement),
    annotations: { "in-toto.io/predicate-type": predicateTypeOf(spec) },
  };
  const document = spec.form === "artifact" ? artifact(store, child, layer) : image(store, statement, layer);
  return {
    ...describe(storeManifest(store, MEDIA_TYPES.oci.manifest, document)),
    annotations: {
      "vnd.docker.reference.digest": child.digest,
      "vnd.docker.reference.type": "attestation-manifest",
    },
    platform: { os: "unknown", architecture: "unknown" },
  };
}

function artifact(store: Store, child: StoredManifest, layer: DescriptorDocument): object {
  const config = storeBlob(store, "application/vnd.oci.empty.v1+json", Buffer.from("{}"));
  return { artifactType: ARTIFACT_TYPE, config, layers: [layer], subject: describe(child) };
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
