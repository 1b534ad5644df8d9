import { createGate, createNodeExchange, createTransport } from "@basewatch/http";
import { formatReference, parseReference } from "@basewatch/image";
import { createRedactor } from "@basewatch/redaction";
import { createRegistry, type Registry, staticCredentials } from "@basewatch/registry";
import { systemClock } from "@basewatch/retry";
import { buildImage, pushContent, startRegistry } from "@basewatch/simulators";
import { describe, expect, it, onTestFinished } from "vitest";
import { type LineageMemory, traceLineage } from "./index.ts";
import { app, BOTH, baseAnnotations, builtFrom, flattened, node, track } from "./situations/fixtures.ts";

/** A registry client as a run has it, over real sockets. */
function openRegistry(): Registry {
  return createRegistry({
    transport: createTransport({
      exchange: createNodeExchange({ proxy: {} }),
      policy: { baseMs: 1, capMs: 1, attempts: 1, budgetMs: 1000 },
      timeoutMs: 5000,
      clock: systemClock,
      random: () => 0,
      gate: createGate({ total: 16, perHost: 16, clock: systemClock }),
      userAgent: "basewatch-test",
    }),
    clock: systemClock,
    credentials: staticCredentials(new Map()),
    insecureRegistries: [],
    trustedRealms: new Map(),
    redactor: createRedactor(),
  });
}

async function openSimulator() {
  const simulator = await startRegistry();
  onTestFinished(() => simulator.close());
  const push = (content: ReturnType<typeof buildImage>, repository: string) =>
    pushContent(content, { baseUrl: simulator.url.href, repository, tag: "1" });
  const trace = (role: "runtime" | "build" = "runtime", memory?: LineageMemory) =>
    traceLineage(
      {
        image: parseReference(`${simulator.host}/app:1`),
        platforms: undefined,
        bases: [track(`${simulator.host}/base:1`, role)],
        memory,
      },
      { registry: openRegistry() },
    );
  return { simulator, push, trace };
}

describe("traceLineage over HTTP", () => {
  it.each([
    ["OCI", "oci", "v1"],
    ["Docker", "docker", "v0.2"],
  ] as const)("%s: untouched, then moved, by provenance", async (_, format, version) => {
    const { simulator, push, trace } = await openSimulator();
    const [old, next] = [node(1, { platforms: BOTH, format }), node(2, { platforms: BOTH, format })];
    await push(old, "base");
    const name = `${simulator.host}/base@1`;
    await push(app(old, { format, provenance: builtFrom({ [name]: old.root.digest }, { version }) }), "app");
    expect(await trace()).toMatchObject({ verdict: "unchanged", bases: [{ evidence: "provenance" }] });
    await push(next, "base");
    expect(await trace()).toMatchObject({
      verdict: "changed",
      platforms: [{ architecture: "amd64" }, { architecture: "arm64" }],
      bases: [{ evidence: "provenance", previous: [old.root.digest], current: next.root.digest }],
    });
  });

  it("by annotations and by layers", async () => {
    const { simulator, push, trace } = await openSimulator();
    const [old, next] = [node(1), node(2)];
    await push(old, "base");
    const manifest = baseAnnotations(`${simulator.host}/base:1`, old.root.digest);
    await push(app(old, { annotations: { manifest } }), "app");
    expect(await trace()).toMatchObject({ verdict: "unchanged", bases: [{ evidence: "annotations" }] });
    await push(next, "base");
    expect(await trace()).toMatchObject({ verdict: "changed", bases: [{ evidence: "annotations" }] });
    await push(app(old), "app");
    expect(await trace()).toMatchObject({ verdict: "changed", bases: [{ evidence: "layers" }] });
    await push(app(next), "app");
    expect(await trace()).toMatchObject({ verdict: "unchanged", bases: [{ evidence: "layers" }] });
    expect(await trace("build")).toMatchObject({
      verdict: "unknown",
      bases: [{ error: { code: "lineage.no-evidence" } }],
    });
  });

  it("an image and a base that are not there", async () => {
    const { push, trace } = await openSimulator();
    expect(await trace()).toMatchObject({ verdict: "unknown", error: { code: "registry.not-found" } });
    await push(buildImage({ steps: [{ createdBy: "COPY" }] }), "app");
    const lineage = await trace();
    expect(lineage).toMatchObject({ verdict: "unknown", error: undefined });
    expect(lineage.bases[0]?.error).toMatchObject({ code: "registry.not-found" });
    expect(formatReference(lineage.reference)).toContain("/app:1");
  });

  it("the steady state asks the base's registry for one HEAD", async () => {
    const { simulator, push, trace } = await openSimulator();
    const base = node(1, { platforms: BOTH });
    await push(base, "base");
    await push(
      app(base, { provenance: builtFrom({ [`${simulator.host}/base@1`]: base.root.digest }) }),
      "app",
    );
    const before = simulator.log.length;
    await trace();
    const requests = simulator.log.slice(before).map(({ method, path }) => `${method} ${path}`);
    expect(requests.filter((line) => line.includes("/base/"))).toEqual(["HEAD /v2/base/manifests/1"]);
    expect(requests).toHaveLength(7);
  });

  it.each(["API", "tag"])("an attestation that only the referrers %s knows", async (way) => {
    const { simulator, push, trace } = await openSimulator();
    const base = node(1);
    await push(base, "base");
    const name = `${simulator.host}/base@1`;
    const image = flattened({ provenance: builtFrom({ [name]: base.root.digest }, { form: "referrer" }) });
    await push(image, "app");
    if (way === "tag") {
      const referrers = simulator.store
        .listManifests("app")
        .filter(({ digest }) => digest !== image.root.digest);
      const mediaType = "application/vnd.oci.image.index.v1+json";
      const artifactType = "application/vnd.docker.attestation.manifest.v1+json";
      const manifests = referrers.map(({ bytes, ...each }) => ({
        ...each,
        size: bytes.length,
        artifactType,
      }));
      const index = JSON.stringify({ schemaVersion: 2, mediaType, manifests });
      simulator.store.putManifest("app", image.root.digest.replace(":", "-"), mediaType, index);
      simulator.fail({ path: /referrers/u }, { kind: "answer", status: 404 }, 9);
    }
    expect(await trace()).toMatchObject({ verdict: "unchanged", bases: [{ evidence: "provenance" }] });
  });

  it("with a memory the steady state is one HEAD for the image, and one for the base", async () => {
    const { simulator, push, trace } = await openSimulator();
    const base = node(1, { platforms: BOTH });
    await push(base, "base");
    await push(app(base), "app");
    const { remembered: image } = await trace();
    const before = simulator.log.length;
    expect(await trace("runtime", { image })).toMatchObject({ verdict: "unchanged" });
    const requests = simulator.log.slice(before).map(({ method, path }) => `${method} ${path}`);
    expect(requests.toSorted()).toEqual(["HEAD /v2/app/manifests/1", "HEAD /v2/base/manifests/1"]);
  });
});
