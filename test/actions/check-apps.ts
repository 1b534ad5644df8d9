import type { ImageContent } from "@basewatch/simulators";
import type { CheckStage } from "./check-stage.ts";

/** app:latest is built in golang:1 on debian:12; the named ones have moved since. */
export async function publishTwoStages(stage: CheckStage, ...moved: readonly string[]) {
  const before = { "golang:1": stage.base("golang:1", 1), "debian:12": stage.base("debian:12", 1) };
  stage.app("app:latest", { on: before["debian:12"], used: before });
  const after: Record<string, ImageContent> = { ...before };
  for (const name of moved) after[name] = stage.base(name, 2);
  const { ref } = stage;
  await stage.write(
    "Dockerfile",
    `FROM ${ref("golang:1")} AS build\nFROM ${ref("debian:12")}\nCOPY --from=build /app /app\n`,
  );
  return { before, after, inputs: { image: ref("app:latest"), dockerfile: "Dockerfile" } };
}

/** An image's lines in images.yaml; `more` are further keys. */
export function entry({ registry }: CheckStage, name: string, more = ""): string {
  return `- name: ${name}\n  registry: "${registry.host}"\n  repository: ${name}\n${more === "" ? "" : `${more.replaceAll(/^/gmu, "  ")}\n`}`;
}

/** Each of the images is built on node:22, which has moved since; yields the Dockerfile. */
export function publishOnNode(stage: CheckStage, ...names: readonly string[]): string {
  const node = stage.base("node:22", 1);
  for (const name of names) stage.app(`${name}:latest`, { on: node, used: { "node:22": node } });
  stage.base("node:22", 2);
  return `FROM ${stage.ref("node:22")}\n`;
}
