import { REGISTRY_PROFILES, startRegistry } from "@basewatch/simulators";
import { describe, expect, onTestFinished, test } from "vitest";
import { builtOn } from "./check-images.ts";
import { BASIC, encode, PASSWORD, USER } from "./check-logins.ts";
import { decisionsOf, openStage } from "./check-stage.ts";
import { startWire } from "./check-wire.ts";

const MIRROR_PASSWORD = "another-horse-with-a-battery";

/** An app and its base, in a registry with a login and in its mirror, which has one of its own. */
async function publishTwice(settings: (mirror: string) => string) {
  const stage = await openStage(BASIC);
  const copies = await startRegistry({ auth: { basic: { reader: MIRROR_PASSWORD } } });
  onTestFinished(() => copies.close());
  const wire = await startWire(Number(copies.url.port));
  const node = stage.base("node:22", 1);
  const app = stage.app("app:latest", { on: node, used: { "node:22": node } });
  for (const [name, content] of [
    ["node", node],
    ["app", app],
  ] as const) {
    copies.store.putContent(`hub/${name}`, "22", content);
  }
  // Its content is there already, its tag is not.
  copies.store.putContent("hub/node", undefined, stage.base("node:22", 2));
  const { host } = stage.registry;
  const auths = {
    [host]: { auth: encode(USER, PASSWORD) },
    [wire.host]: { auth: encode("reader", MIRROR_PASSWORD) },
  };
  await stage.write("docker/config.json", JSON.stringify({ auths }));
  await stage.write(
    "images.yaml",
    `registries: { "${host}": { mirror: ${settings(`"${wire.host}/hub"`)} } }\nimages:\n  - { name: app, registry: "${host}", repository: app, baseImages: ["${host}/node:22"] }\n`,
  );
  const check = () => stage.check({ config: "images.yaml", "docker-config": "docker" });
  return { stage, copies, wire, check };
}

describe("a mirror in images.yaml", () => {
  test("has the content, the registry has the say, and no login goes to the wrong one", async () => {
    const { stage, copies, wire, check } = await publishTwice((mirror) => mirror);
    const result = await check();
    expect(result.status, result.log).toBe(0);
    expect(decisionsOf(result)).toEqual({ app: "changed hold:watch-only" });
    expect(stage.registry.log.filter(({ method }) => method === "GET")).toEqual([]);
    expect(copies.log.filter(({ method }) => method === "HEAD")).toEqual([]);
    expect(copies.log.filter(({ status }) => status === 200).length).toBeGreaterThan(2);
    expect(wire.received()).toContain(encode("reader", MIRROR_PASSWORD));
    for (const secret of [PASSWORD, encode(USER, PASSWORD)]) expect(wire.received()).not.toContain(secret);
    expect(result.log).not.toContain(MIRROR_PASSWORD);
  });

  test("that fails is replaced by the registry, with a warning", async () => {
    const { copies, check } = await publishTwice((mirror) => `{ url: ${mirror} }`);
    copies.fail({}, { kind: "answer", status: 403 }, 1);
    copies.fail({}, { kind: "answer", status: 200, body: "<html>" }, Number.POSITIVE_INFINITY);
    const result = await check();
    expect(result.status, result.log).toBe(0);
    expect(decisionsOf(result)).toEqual({ app: "changed hold:watch-only" });
    const warnings = result.annotations.filter(({ level }) => level === "warning");
    expect(warnings.map(({ message }) => message)).toContainEqual(
      expect.stringContaining("is not asked any more in this run"),
    );
  });

  test("says what tags are where its freshness counts", async () => {
    const { stage, copies, check } = await publishTwice((mirror) => `{ url: ${mirror}, freshness: true }`);
    const latest = stage.registry.store.getManifest("app", "latest");
    if (latest !== undefined) copies.store.putManifest("hub/app", "latest", latest.mediaType, latest.bytes);
    const result = await check();
    expect(result.status, result.log).toBe(0);
    // There the base has not moved yet.
    expect(decisionsOf(result)).toEqual({ app: "unchanged none" });
    expect(stage.registry.log).toEqual([]);
  });
});

describe("requests of a run", () => {
  async function publishMany(count: number, settings: string, delayMs: number) {
    const stage = await openStage();
    const wire = await startWire(Number(stage.registry.url.port), delayMs);
    const node = stage.base("node:22", 1);
    const names = Array.from({ length: count }, (_, index) => `app${index}`);
    for (const name of names) {
      stage.publish(`${name}:latest`, builtOn(wire.host, { on: node, used: { "node:22": node } }));
    }
    const images = names.map(
      (name) =>
        `  - { name: ${name}, registry: "${wire.host}", repository: ${name}, baseImages: ["${wire.host}/node:22"] }`,
    );
    await stage.write(
      "images.yaml",
      `registries: { "${wire.host}": { ${settings} } }\nimages:\n${images.join("\n")}\n`,
    );
    return { stage, wire };
  }

  test.each([
    ["registries.<host>.concurrency", "concurrency: 3", "16", 3],
    ["concurrency", "insecure: true", "5", 5],
  ])("go out at most as many at once as %s says", async (_name, settings, concurrency, most) => {
    const { stage, wire } = await publishMany(12, settings, 15);
    const result = await stage.check({ config: "images.yaml", concurrency });
    expect(result.status, result.log).toBe(0);
    expect(wire.mostAtOnce()).toBe(most);
  });

  test("ask for the base of 500 images once", async () => {
    const { stage } = await publishMany(500, "insecure: true", 0);
    const result = await stage.check({ config: "images.yaml" });
    expect(result.status, result.log).toBe(0);
    expect(stage.registry.lines().filter((line) => line.startsWith("HEAD /v2/node/"))).toHaveLength(1);
    expect(stage.registry.log.filter(({ path }) => path === "/v2/")).toEqual([]);
  });
});

describe("each well-known registry, as it is simulated", () => {
  test.each(REGISTRY_PROFILES)(
    "$title: a moved base is seen, with its login in docker's configuration",
    async (profile) => {
      const stage = await openStage({ profile });
      const node = stage.base("library/node:22", 1);
      stage.app("acme/app:latest", { on: node, used: { "library/node:22": node } });
      stage.base("library/node:22", 2);
      const { username, password } = profile.login;
      const auths = { [stage.registry.host]: { auth: encode(username, password) } };
      await stage.write("docker/config.json", JSON.stringify({ auths }));
      const result = await stage.check({
        image: stage.ref("acme/app:latest"),
        "base-images": stage.ref("library/node:22"),
        "docker-config": "docker",
        "trusted-realms": stage.registry.trustedRealms.join("\n"),
      });
      expect(result.status, result.log).toBe(0);
      expect(decisionsOf(result)).toEqual({ app: "changed rebuild" });
      expect(result.log + result.summary + JSON.stringify(result.report)).not.toContain(password);
      const query = profile.behaviour.storageQuery;
      if (query !== undefined) expect(result.log + result.summary).not.toContain(query);
    },
  );
});
