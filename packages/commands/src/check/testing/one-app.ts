import type { CheckStage } from "../../../../../test/actions/check-stage.ts";

/** A run that remembers. */
export const INPUTS = { config: "images.yaml", state: "file:state.json" };

/** app is built on node:22 here, from the checkout's Dockerfile; `more` are further keys in images.yaml. */
export async function publishApp(stage: CheckStage, more = ""): Promise<void> {
  const node = stage.base("node:22", 1);
  stage.app("app:latest", { on: node, used: { "node:22": node } });
  await stage.write("Dockerfile", `FROM ${stage.ref("node:22")}\n`);
  await writeConfig(stage, `source: {}${more}`);
}

/** Writes images.yaml with one image of this registry. */
export function writeConfig({ registry, write }: CheckStage, keys: string, name = "app"): Promise<void> {
  return write(
    "images.yaml",
    `- { name: ${name}, registry: "${registry.host}", repository: ${name}, ${keys} }\n`,
  );
}
