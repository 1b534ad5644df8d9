import { describe, expect, test } from "vitest";
import { STATE } from "./check-ledger.ts";
import { type CheckStage, decisionsOf, openStage } from "./check-stage.ts";

const TOKENS = { auth: { bearer: { accounts: {}, anonymousPull: true } } } as const;

/** Runs the check, and yields its requests as `METHOD /path status`, sorted. */
async function requestsOf(stage: CheckStage, inputs: Readonly<Record<string, string>>) {
  const before = stage.registry.log.length;
  const checked = await stage.check({ config: "images.yaml", ...inputs });
  const log = stage.registry.log.slice(before);
  const lines = log.map(({ method, path, status }) => `${method} ${path} ${status}`).toSorted();
  return { checked, log, lines };
}

describe("an image on 200 tags in 50 repositories", () => {
  const names = Array.from({ length: 200 }, (_, index) => `bases/b${index % 50}:${index % 4}-${index}`);

  test.each(["1", "16", "64"])("costs the floor of requests, %s at once", async (concurrency) => {
    const stage = await openStage(TOKENS);
    const used = Object.fromEntries(names.map((name) => [name, stage.base(name, 1)]));
    const [first = ""] = names;
    stage.app("app:latest", { on: used[first] ?? stage.base(first, 1), used });
    const bases = names.map((name) => `"${stage.ref(name)}"`).join(", ");
    await stage.write(
      "images.yaml",
      `- { name: app, registry: "${stage.registry.host}", repository: app, baseImages: [${bases}] }\n`,
    );
    const { checked, log, lines } = await requestsOf(stage, { concurrency });
    expect(decisionsOf(checked)).toEqual({ app: "unchanged none" });
    expect(log.filter(({ status }) => status === 401)).toHaveLength(1);
    // The app's repository and 50 more.
    expect(log.filter(({ path }) => path.startsWith("/token"))).toHaveLength(51);
    const heads = names.map((name) => `HEAD /v2/${name.replace(":", "/manifests/")} 200`);
    expect(lines.filter((line) => line.includes("/v2/bases/") && !line.endsWith(" 401"))).toEqual(
      heads.toSorted(),
    );
    // Its tag, its index, and for each of two platforms an attestation's manifest and statement.
    expect(lines.filter((line) => line.includes("/v2/app/") && !line.endsWith(" 401"))).toHaveLength(6);
    expect(log).toHaveLength(1 + 51 + 200 + 6);
  });
});

describe("with a ledger", () => {
  const IMAGES = 12;
  const BASES = ["node:22", "node:20", "python:3"];

  /** Twelve images on three bases in turn, seen once. */
  async function openFleet() {
    const stage = await openStage();
    const bases = BASES.map((name) => [name, stage.base(name, 1)] as const);
    const lines: string[] = [];
    for (let index = 0; index < IMAGES; index += 1) {
      const [name = "", on] = bases[index % BASES.length] ?? [];
      if (on === undefined) continue;
      const files = { "app/main": `app ${index}` };
      stage.app(`app-${index}:latest`, { on, used: { [name]: on }, steps: [{ createdBy: "COPY", files }] });
      lines.push(
        `- { name: app-${index}, registry: "${stage.registry.host}", repository: app-${index}, baseImages: ["${stage.ref(name)}"] }\n`,
      );
    }
    await stage.write("images.yaml", lines.join(""));
    const first = await requestsOf(stage, { state: STATE });
    return { stage, first };
  }

  const heads = [
    ...Array.from({ length: IMAGES }, (_, index) => `HEAD /v2/app-${index}/manifests/latest 200`),
    ...BASES.map((name) => `HEAD /v2/${name.replace(":", "/manifests/")} 200`),
  ].toSorted();

  test("the steady state is one HEAD for each image and each distinct base, and nothing else", async () => {
    const { stage, first } = await openFleet();
    expect(first.lines.filter((line) => line.startsWith("HEAD"))).toEqual(heads);
    expect((await requestsOf(stage, { state: STATE })).lines).toEqual(heads);
    const third = await requestsOf(stage, { state: STATE });
    expect(third.lines).toEqual(heads);
    expect(new Set(Object.values(decisionsOf(third.checked)))).toEqual(new Set(["unchanged none"]));
  });

  test("attestations are read once for each digest of an image", async () => {
    const { stage } = await openFleet();
    const node = stage.base("node:22", 1);
    stage.app("app-0:latest", { on: node, used: { "node:22": node }, created: "2026-03-01T00:00:00Z" });
    const { lines } = await requestsOf(stage, { state: STATE });
    const more = lines.filter((line) => !heads.includes(line));
    // The index, and for each of two platforms the attestation's manifest and statement.
    expect(more.map((line) => line.replace(/sha256:\S+/u, "…"))).toEqual([
      "GET /v2/app-0/blobs/… 200",
      "GET /v2/app-0/blobs/… 200",
      ...Array.from({ length: 3 }, () => "GET /v2/app-0/manifests/… 200"),
    ]);
    expect((await requestsOf(stage, { state: STATE })).lines).toEqual(heads);
  });

  test("of a base that moves, only its new index is fetched, and once", async () => {
    const { stage } = await openFleet();
    const moved = stage.base("node:22", 2);
    const { checked, lines } = await requestsOf(stage, { state: STATE });
    const index = `GET /v2/node/manifests/${moved.root.digest} 200`;
    expect(lines.filter((line) => !heads.includes(line))).toEqual([index]);
    expect(
      Object.values(decisionsOf(checked)).filter((each) => each === "changed hold:watch-only"),
    ).toHaveLength(IMAGES / BASES.length);
    expect((await requestsOf(stage, { state: STATE })).lines).toEqual(heads);
  });
});
