import { startKardinal } from "@basewatch/simulators";
import { expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { runBundle } from "../bundles.ts";
import { readText } from "../layout/files.ts";
import { readFences } from "../layout/markdown.ts";
import { fillInAll } from "./expressions.ts";

const GUIDE = readText("docs/guides/promote-with-kardinal.md");
const DIGEST = `sha256:${"d1".repeat(32)}`;
const TOKEN = "kardinal-token";
const RUN = { GITHUB_ACTOR: "octo-dev", GITHUB_SHA: "4c0ffee" };
const REBUILD = { base_image: "docker.io/library/node:22-bookworm-slim" };
const PROVENANCE = { commitSHA: "4c0ffee", timestamp: expect.any(String) };

/** Runs the one step of the guide that has this in it, against a kardinal that is as documented; yields the Bundle that it creates. */
async function runStepOfGuide(mark: string, inputs: Readonly<Record<string, string>>) {
  const fences = readFences(GUIDE).filter(({ text }) => text.includes(mark));
  expect(fences).toHaveLength(1);
  const [step] = parse(fences[0]?.text ?? "");
  const kardinal = await startKardinal({ token: TOKEN, profile: "documentation", pipelines: ["backstage"] });
  onTestFinished(() => kardinal.close());
  const contexts = {
    inputs,
    github: { actor: RUN.GITHUB_ACTOR, sha: RUN.GITHUB_SHA },
    secrets: { KARDINAL_TOKEN: TOKEN },
    needs: { build: { outputs: { version: "1.4.3", digest: DIGEST } } },
  };
  const result = await runBundle("create-bundle", {
    inputs: { ...fillInAll(step.with, contexts), "kardinal-url": kardinal.url },
    environment: { ...RUN, ...fillInAll(step.env, contexts) },
  });
  expect(result.status, result.log).toBe(0);
  expect(kardinal.bundles).toHaveLength(1);
  return kardinal.bundles[0];
}

test.each([
  ["a person's change", {}, "octo-dev"],
  ["a rebuild", REBUILD, `basewatch (${REBUILD.base_image})`],
])(
  "the guide's first step promotes %s with the digest, in the name that its table gives",
  async (_, inputs, author) => {
    expect(await runStepOfGuide("author: ${{", inputs)).toMatchObject({
      pipeline: "backstage",
      type: "image",
      images: [{ repository: "ghcr.io/myorg/backstage", tag: "1.4.3", digest: DIGEST }],
      provenance: { ...PROVENANCE, author },
    });
  },
);

test("the guide's step for configuration promotes the commit up to staging, without images", async () => {
  const bundle = await runStepOfGuide("config-repo:", {});
  expect(bundle).toMatchObject({
    type: "config",
    configRef: { gitRepo: "https://github.com/myorg/app-config", commitSHA: "4c0ffee" },
    provenance: { ...PROVENANCE, author: "octo-dev" },
    intent: { targetEnvironment: "staging" },
  });
  expect(bundle).not.toHaveProperty("images");
});
