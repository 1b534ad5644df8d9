import type { ImageReference } from "./types.ts";

/**
 * A reference as people write it, and as BuildKit looks up named contexts
 * (https://github.com/moby/buildkit/blob/master/frontend/dockerui/namedcontext.go): without `docker.io/`, `library/` and `:latest`, and without a digest.
 */
export function familiarName({ registry, repository, tag }: ImageReference): string {
  const name =
    registry === "docker.io" ? repository.replace(/^library\/(?=[^/]+$)/u, "") : `${registry}/${repository}`;
  return tag === undefined || tag === "latest" ? name : `${name}:${tag}`;
}
