/** How an image is spelt: OCI (https://github.com/opencontainers/image-spec) or Docker schema 2. */
export type ImageFormat = "oci" | "docker";

/** The media types of one format. */
export interface MediaTypes {
  readonly index: string;
  readonly manifest: string;
  readonly config: string;
  readonly layer: string;
}

/** Media types by format (https://github.com/opencontainers/image-spec/blob/main/media-types.md). */
export const MEDIA_TYPES: Readonly<Record<ImageFormat, MediaTypes>> = {
  oci: {
    index: "application/vnd.oci.image.index.v1+json",
    manifest: "application/vnd.oci.image.manifest.v1+json",
    config: "application/vnd.oci.image.config.v1+json",
    layer: "application/vnd.oci.image.layer.v1.tar+gzip",
  },
  docker: {
    index: "application/vnd.docker.distribution.manifest.list.v2+json",
    manifest: "application/vnd.docker.distribution.manifest.v2+json",
    config: "application/vnd.docker.container.image.v1+json",
    layer: "application/vnd.docker.image.rootfs.diff.tar.gzip",
  },
};
