import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { firstError, runBundle } from "../bundles.ts";
import { LOGIN } from "./registry-server.ts";
import { openWorkshop, type Recipe, type Workshop } from "./workshop.ts";

const TIMEOUT_MS = 120_000;
const BOTH = ["linux/amd64", "linux/arm64"];

/** Runs `dist/check-base-digest` on app:latest; yields what it said of it. */
async function check(workshop: Workshop, inputs: Readonly<Record<string, string>> = {}) {
  const result = await runBundle("check-base-digest", {
    inputs: { image: `${workshop.host}/app:latest`, "output-dir": "out", ...inputs },
    workspace: workshop.folder,
  });
  const report = JSON.parse(await readFile(join(workshop.folder, "out/report.json"), "utf8"));
  const [image] = report.images;
  return { ...result, image, base: image.bases[0] };
}

/** base:latest is built on os:latest, which stays what it is. */
async function publishBase(workshop: Workshop, generation: number, recipe: Partial<Recipe>): Promise<void> {
  if (generation === 1)
    await workshop.build("os:latest", {
      from: "scratch",
      files: { "etc/os": "an os for {arch}" },
      ...recipe,
    });
  await workshop.build("base:latest", {
    from: "os:latest",
    files: { "bin/tool": `generation ${generation} for {arch}` },
    ...recipe,
  });
}

/** How the application's image was made: on base:latest, by buildah, and perhaps copied. */
interface Making {
  readonly name: string;
  readonly recipe: Partial<Recipe>;
  /** What skopeo does with the image that was built. */
  readonly copies?: readonly ("oci" | "v2s2")[];
  /** What proves that nothing moved, and that something did. */
  readonly evidence: "annotations" | "layers";
}

const MAKINGS: readonly Making[] = [
  { name: "an OCI image with annotations", recipe: {}, evidence: "annotations" },
  { name: "a Docker image", recipe: { format: "docker" }, evidence: "layers" },
  { name: "an OCI image without annotations", recipe: {}, copies: ["v2s2", "oci"], evidence: "layers" },
  { name: "an OCI index with annotations", recipe: { platforms: BOTH }, evidence: "annotations" },
  { name: "a Docker list", recipe: { platforms: BOTH }, copies: ["v2s2"], evidence: "layers" },
  {
    name: "an OCI index without annotations",
    recipe: { platforms: BOTH },
    copies: ["v2s2", "oci"],
    evidence: "layers",
  },
];

async function publishApp(
  workshop: Workshop,
  { recipe, copies = [] }: Pick<Making, "recipe" | "copies">,
): Promise<void> {
  const names = ["built", ...copies.map((_format, index) => `copy-${index}`)].map((name) => `work/${name}:1`);
  await workshop.build(copies.length === 0 ? "app:latest" : "work/built:1", {
    from: "base:latest",
    files: { app: "the app for {arch}" },
    ...recipe,
  });
  for (const [index, format] of copies.entries()) {
    const to = index === copies.length - 1 ? "app:latest" : (names[index + 1] ?? "");
    await workshop.copy(names[index] ?? "", to, format);
  }
  await workshop.write("Dockerfile", `FROM ${workshop.host}/base:latest\nCOPY app /app\n`);
}

describe.concurrent.for(MAKINGS)("$name, in the real registry", { timeout: TIMEOUT_MS }, (making) => {
  // Annotations name the base themselves; layers need a Dockerfile that does.
  const inputs: Readonly<Record<string, string>> =
    making.evidence === "annotations" ? {} : { dockerfile: "Dockerfile" };

  test(`its base untouched: unchanged, by ${making.evidence}`, async (context) => {
    const workshop = await openWorkshop(context);
    await publishBase(workshop, 1, making.recipe);
    await publishApp(workshop, making);
    const { status, log, image, base, outputs } = await check(workshop, inputs);
    expect(status, log).toBe(0);
    expect([image.verdict, image.decision, base.evidence]).toEqual(["unchanged", "none", making.evidence]);
    expect(outputs["digest"]).toBe(await workshop.digestOf("base:latest"));
  });

  test(`its base rebuilt: changed, by ${making.evidence}`, async (context) => {
    const workshop = await openWorkshop(context);
    await publishBase(workshop, 1, making.recipe);
    await publishApp(workshop, making);
    await publishBase(workshop, 2, making.recipe);
    const { status, log, image, base, outputs } = await check(workshop, inputs);
    expect(status, log).toBe(0);
    expect([image.verdict, image.decision, base.evidence]).toEqual(["changed", "rebuild", making.evidence]);
    expect(outputs["digest"]).toBe(await workshop.digestOf("base:latest"));
    expect(outputs["base-image"]).toBe(`${workshop.host}/base:latest`);
  });

  test("its base deleted: unknown, and the step says which", async (context) => {
    const workshop = await openWorkshop(context);
    await publishBase(workshop, 1, making.recipe);
    await publishApp(workshop, making);
    await workshop.remove("base:latest");
    const result = await check(workshop, inputs);
    expect(result.status).toBe(1);
    expect([result.image.verdict, result.image.decision, result.base.error.code]).toEqual([
      "unknown",
      "none",
      "registry.not-found",
    ]);
    expect(firstError(result)).toContain(`${workshop.host}/base:latest`);
    expect(result.outputs).toMatchObject({ changed: "false", "unknown-count": "1", rebuilds: "[]" });
  });
});

describe.concurrent("in the real registry", { timeout: TIMEOUT_MS }, () => {
  test("a base of which only settings changed: changed, by layers and their history", async (context) => {
    const workshop = await openWorkshop(context);
    await workshop.build("os:latest", { from: "scratch", files: { "etc/os": "an os" }, format: "docker" });
    const settings = { from: "os:latest", files: {}, format: "docker" } as const;
    await workshop.build("base:latest", { ...settings, environment: { MODE: "old" } });
    await publishApp(workshop, { recipe: { format: "docker" } });
    await workshop.build("base:latest", { ...settings, environment: { MODE: "new" } });
    const { image, base } = await check(workshop, { dockerfile: "Dockerfile" });
    expect([image.verdict, base.evidence]).toEqual(["changed", "layers"]);
  });

  test("a base that was copied over itself by skopeo is the same base: unchanged", async (context) => {
    const workshop = await openWorkshop(context);
    await publishBase(workshop, 1, { platforms: BOTH });
    await publishApp(workshop, { recipe: { platforms: BOTH } });
    await workshop.copy("base:latest", "mirror:latest", "oci");
    await workshop.copy("mirror:latest", "base:latest", "oci");
    expect((await check(workshop)).image.verdict).toBe("unchanged");
  });

  test("an application rebuilt on the moved base: unchanged again", async (context) => {
    const workshop = await openWorkshop(context);
    await publishBase(workshop, 1, {});
    await publishApp(workshop, { recipe: {} });
    await publishBase(workshop, 2, {});
    expect((await check(workshop)).image.verdict).toBe("changed");
    await publishApp(workshop, { recipe: {} });
    const { image, outputs } = await check(workshop);
    expect([image.verdict, outputs["has-rebuilds"]]).toEqual(["unchanged", "false"]);
  });

  test("a base of which one platform was rebuilt: changed, and unchanged where only the other one is looked at", async (context) => {
    const workshop = await openWorkshop(context);
    await publishBase(workshop, 1, { platforms: BOTH });
    await publishApp(workshop, { recipe: { platforms: BOTH } });
    await workshop.build("new:latest", {
      from: "os:latest",
      files: { "bin/tool": "generation 2 for {arch}" },
      platforms: BOTH,
    });
    await workshop.join("base:latest", { "linux/amd64": "base:latest", "linux/arm64": "new:latest" });
    expect((await check(workshop)).image.verdict).toBe("changed");
    expect((await check(workshop, { platforms: "linux/arm64" })).image.verdict).toBe("changed");
    expect((await check(workshop, { platforms: "linux/amd64" })).image.verdict).toBe("unchanged");
  });

  test("an image that was never pushed: unknown", async (context) => {
    const workshop = await openWorkshop(context);
    const result = await check(workshop);
    expect([result.status, result.image.verdict, result.image.error.code]).toEqual([
      1,
      "unknown",
      "registry.not-found",
    ]);
  });

  test("behind htpasswd: the login that skopeo wrote opens it, and without one the step says what to do", async (context) => {
    const workshop = await openWorkshop(context, "htpasswd");
    await publishBase(workshop, 1, {});
    await publishApp(workshop, { recipe: {} });
    const denied = await check(workshop);
    expect([denied.status, denied.image.error.code]).toEqual([1, "registry.denied"]);
    const opened = await check(workshop, { "docker-config": await workshop.login() });
    expect(opened.status, opened.log).toBe(0);
    expect(opened.image.verdict).toBe("unchanged");
    expect(opened.log + opened.summary).not.toContain(LOGIN.password);
  });
});
