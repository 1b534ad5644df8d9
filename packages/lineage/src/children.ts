import { type Digest, type Platform, selectPlatform } from "@basewatch/image";
import type { Manifest } from "@basewatch/registry";
import { readPlatform, writePlatform } from "./platform-text.ts";

/** One platform's image manifest. */
export type Child = Platform & { readonly digest: Digest };

/** The image manifests of one generation of a base. */
export type Children =
  /** A manifest without an index, which is the one for all platforms. */
  { readonly only: Digest } | { readonly list: readonly Child[] };

/** The platform under which the only manifest is remembered. */
const ANY = "any";

/** The children that a manifest names; attestations and other artifacts are none. */
export function childrenOf(manifest: Manifest): Children {
  if (manifest.kind === "manifest") return { only: manifest.digest };
  return {
    list: manifest.entries.flatMap(({ platform, digest }) =>
      platform === undefined ? [] : [{ ...platform, digest }],
    ),
  };
}

/** The manifest that a builder takes for a platform; `undefined` when there is none. */
export function childFor(children: Children, platform: Platform): Digest | undefined {
  return "only" in children ? children.only : selectPlatform(platform, children.list)?.digest;
}

/** Children by platform, as they are remembered; `undefined` where the platforms do not tell them apart. */
export function writeChildren(children: Children): Readonly<Record<string, Digest>> | undefined {
  if ("only" in children) return { [ANY]: children.only };
  const written = new Map<string, Digest>();
  for (const child of children.list) {
    const platform = writePlatform(child);
    if (platform === undefined || written.has(platform)) return undefined;
    written.set(platform, child.digest);
  }
  return Object.fromEntries(written);
}

/** Remembered children; `undefined` where a platform is none. */
export function readChildren(written: Readonly<Record<string, Digest>>): Children | undefined {
  const only = written[ANY];
  if (only !== undefined) return { only };
  const list = Object.entries(written).flatMap(([text, digest]) => {
    const platform = readPlatform(text);
    return platform === undefined ? [] : [{ ...platform, digest }];
  });
  return list.length > 0 && list.length === Object.keys(written).length ? { list } : undefined;
}
