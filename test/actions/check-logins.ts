import { readFile } from "node:fs/promises";
import type { RegistrySetup } from "@basewatch/simulators";
import type { Checked, CheckStage } from "./check-stage.ts";

/** The only account of a registry that wants a login. */
export const USER = "robot";
/** Its password. */
export const PASSWORD = "correct-horse-battery-staple";
/** A registry with Basic authentication. */
export const BASIC: RegistrySetup = { auth: { basic: { [USER]: PASSWORD } } };
/** A registry with tokens, none of them for nobody. */
export const BEARER: RegistrySetup = {
  auth: { bearer: { accounts: { [USER]: PASSWORD }, anonymousPull: false } },
};

/** A login as docker's configuration holds it. */
export const encode = (user: string, password: string) =>
  Buffer.from(`${user}:${password}`).toString("base64");

/** node:22 has moved since app:latest was built on it; docker's configuration holds `password` for the registry. */
export async function publishApp(
  stage: CheckStage,
  password = PASSWORD,
): Promise<Readonly<Record<string, string>>> {
  const node = stage.base("node:22", 1);
  stage.app("app:latest", { on: node, used: { "node:22": node } });
  stage.base("node:22", 2);
  await writeLogin(stage, stage.registry.host, password);
  return { image: stage.ref("app:latest"), "docker-config": "docker/config.json" };
}

/** Writes docker's configuration with a password of {@link USER} for a host. */
export async function writeLogin(stage: CheckStage, host: string, password: string): Promise<void> {
  await stage.write(
    "docker/config.json",
    JSON.stringify({ auths: { [host]: { auth: encode(USER, password) } } }),
  );
}

/** Digests of blobs of app's attestations. */
export function blobsOf({ registry }: CheckStage): readonly string[] {
  const index = JSON.parse(registry.store.getManifest("app", "latest")?.bytes.toString() ?? "{}");
  const attestation = registry.store.getManifest("app", index.manifests.at(-1).digest);
  return JSON.parse(attestation?.bytes.toString() ?? "{}").layers.map(
    ({ digest }: { digest: string }) => digest,
  );
}

/** Everything that a step leaves behind, but for the files of its user. */
export async function everythingOf(stage: CheckStage, result: Checked): Promise<string> {
  const files = await Promise.all(
    ["report", "rebuilds-file"].map((name) => readFile(result.outputs[name] ?? "", "utf8")),
  );
  const ledger = await stage.read("state.json").catch(() => "");
  return [result.log, result.summary, JSON.stringify(result.outputs), ...files, ledger].join("\n");
}
