import type { RegistryAnswer, SeenRequest } from "../traffic.ts";

/** What a registry makes of a right answer. */
export type Manner = (answer: RegistryAnswer, request: SeenRequest) => RegistryAnswer;

/** An answer without one header, whatever its case. */
export function withoutHeader(answer: RegistryAnswer, name: string): RegistryAnswer {
  const kept = Object.entries(answer.headers).filter(([key]) => key.toLowerCase() !== name.toLowerCase());
  return { ...answer, headers: Object.fromEntries(kept) };
}

/** An answer with one header replaced or added. */
export function withHeader(answer: RegistryAnswer, name: string, value: string): RegistryAnswer {
  const rest = withoutHeader(answer, name);
  return { ...rest, headers: { ...rest.headers, [name]: value } };
}

/** Whether a request reads a manifest and gets it. */
export function isManifest(answer: RegistryAnswer, request: SeenRequest): boolean {
  return answer.status === 200 && isReading(request) && /\/manifests\/[^/]+$/u.test(request.path);
}

/**
 * Manifests for clients that do not say that they know OCI's types: schema 1, as registries keep it for their oldest clients. Its
 * digest is none of a manifest that could be asked for.
 */
export const downgradeManifests: Manner = (answer, request) => {
  const { accept = "" } = request.headers;
  if (!isManifest(answer, request) || accept.includes("vnd.oci.image.index.v1+json")) return answer;
  return withHeader(answer, "Content-Type", "application/vnd.docker.distribution.manifest.v1+prettyjws");
};

function isReading({ method, server }: SeenRequest): boolean {
  return server === "registry" && (method === "GET" || method === "HEAD");
}
