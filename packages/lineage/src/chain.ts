import { type Digest, digestOf } from "@basewatch/image";

/**
 * The chain ID of each beginning of a list of layers, the shortest first: the last one names them all in their order
 * (https://github.com/opencontainers/image-spec/blob/main/config.md#layer-chainid).
 */
export function listChains(diffIds: readonly Digest[]): readonly Digest[] {
  const chains: Digest[] = [];
  for (const diffId of diffIds) {
    const below = chains.at(-1);
    chains.push(below === undefined ? diffId : digestOf(Buffer.from(`${below} ${diffId}`)));
  }
  return chains;
}
