import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type RegistryProfile, startRegistry } from "@basewatch/simulators";
import { type Answers, type Asked, askBundle } from "./answers.ts";
import { openPlace } from "./place.ts";
import { replaceReferrersApi } from "./referrers-tags.ts";
import type { Situation } from "./situation.ts";
import { SITUATIONS } from "./situations/index.ts";

/** A situation with the id under which its repositories are. */
export interface Numbered {
  readonly id: string;
  readonly about: string;
  readonly situation: Situation;
}

/** Every situation made in-process, numbered in the order of the tables. */
export const NUMBERED: readonly Numbered[] = Object.entries(SITUATIONS)
  .flatMap(([about, situations]) => situations.map((situation) => ({ about, situation })))
  .map((each, index) => ({ ...each, id: `s${String(index + 1).padStart(3, "0")}` }));

/** A kind of registry: one of the well-known ones, or one as the specification has it. */
export interface RegistryKind {
  readonly profile?: RegistryProfile | undefined;
  /** Default: what is attached to an image is listed by the referrers API. */
  readonly withoutReferrersApi?: boolean;
}

/** Makes every situation in a registry of a kind, which the caller closes. */
export async function openSimulated({ profile, withoutReferrersApi = false }: RegistryKind = {}) {
  const registry = await startRegistry(profile === undefined ? {} : { profile });
  const asked = NUMBERED.map(({ id, situation }): Asked => {
    const subject = situation.make(openPlace(registry, id));
    return { id, prefix: `${registry.host}/${id}`, subject };
  });
  if (withoutReferrersApi)
    replaceReferrersApi(
      registry,
      NUMBERED.map(({ id }) => `${id}/app`),
    );
  return { registry, asked };
}

/** Makes every situation in a registry of a kind, and asks the bundle about all of them. */
export async function askSimulated(workspace: string, kind: RegistryKind = {}): Promise<Answers> {
  const { registry, asked } = await openSimulated(kind);
  const { profile } = kind;
  try {
    const config = join(workspace, "config.json");
    const { username, password } = profile?.login ?? { username: "", password: "" };
    const auth = Buffer.from(`${username}:${password}`).toString("base64");
    const auths = profile === undefined ? {} : { [registry.host]: { auth } };
    await writeFile(config, JSON.stringify({ auths }));
    return await askBundle(asked, workspace, {
      "docker-config": config,
      "trusted-realms": registry.trustedRealms.join("\n"),
    });
  } finally {
    await registry.close();
  }
}
