// Asks other tools about the suite's images and keeps what they said in other-tools.json, for the page of results. They have to be on the
// PATH: regctl and crane by `go install github.com/regclient/regclient/cmd/regctl@latest` and
// `github.com/google/go-containerregistry/cmd/crane@latest`, buildx by `go install github.com/docker/buildx/cmd/buildx@latest`, skopeo and
// buildah by apt-get. Run it with `npm exec -- node test/accuracy/other-tools.ts`, then `npm run accuracy`.
import { writeFile } from "node:fs/promises";
import type { Asked } from "./answers.ts";
import { BUILT, openBuilt } from "./buildah/built.ts";
import { openLifetime } from "./buildah/lifetime.ts";
import { OTHER_TOOLS } from "./others/index.ts";
import type { ToolQuestion } from "./others/tool.ts";
import { openRemembered, REMEMBERED } from "./remembered.ts";
import { NUMBERED, openSimulated } from "./simulated.ts";
import { APP, NODE } from "./situation.ts";

const AT_ONCE = 4;
const names = new Map(
  [...NUMBERED, ...REMEMBERED, ...BUILT].map(({ id, situation }) => [id, situation.name]),
);
const answers: Record<string, Record<string, string>> = {};
const versions = await Promise.all(
  OTHER_TOOLS.map(async (tool) => ({ name: tool.name, version: await tool.version(), way: tool.way })),
);

for (const open of [() => openSimulated(), openRemembered]) {
  const { registry, asked } = await open();
  await askAll(asked);
  await registry.close();
}

const lifetime = openLifetime();
const built = await lifetime.unlessSkipped(openBuilt);
if (built === undefined) throw new Error(lifetime.skipped());
await askAll(built.asked);
await lifetime.end();

const inOrder = Object.fromEntries([...names.values()].map((name) => [name, answers[name]]));
const kept = { askedOn: new Date().toISOString().slice(0, 10), tools: versions, answers: inOrder };
await writeFile(new URL("other-tools.json", import.meta.url), `${JSON.stringify(kept, undefined, 2)}\n`);

async function askAll(all: readonly Asked[]): Promise<void> {
  const waiting = [...all];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const said: Record<string, string> = {};
      for (const tool of OTHER_TOOLS) said[tool.name] = await tool.ask(questionOf(next));
      answers[names.get(next.id) ?? next.id] = said;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** A person names the base by its tag, also where a Dockerfile pins it. */
function questionOf({ prefix, subject }: Asked): ToolQuestion {
  const image = `${prefix}/${APP}`;
  if (subject?.dockerfile === null && subject.baseImages === undefined) return { image, base: undefined };
  const base = (subject?.base ?? NODE).replace(/^([^@]+:[^@]+)@.*$/u, "$1");
  return { image, base: `${prefix}/${base}` };
}
