import { type Digest, digestOf, parseReference } from "@basewatch/image";
import type { RegistrySimulator } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
import { createTestClient, simulate } from "./testing/client.ts";

const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const ARTIFACT = "application/vnd.docker.attestation.manifest.v1+json";
const CHILD = digestOf(Buffer.from("an image's manifest"));
const API = { path: /referrers/u };

/** An attestation about {@link CHILD}, pushed without a tag. */
function pushArtifact({ store }: RegistrySimulator): Digest {
  const empty = {
    mediaType: "application/vnd.oci.empty.v1+json",
    digest: digestOf(Buffer.from("{}")),
    size: 2,
  };
  const subject = { mediaType: OCI_MANIFEST, digest: CHILD, size: 1 };
  const document = { schemaVersion: 2, artifactType: ARTIFACT, config: empty, layers: [], subject };
  return store.putManifest("app", undefined, OCI_MANIFEST, JSON.stringify(document));
}

function fetchReferrers({ host }: RegistrySimulator, client = createTestClient(), digest = CHILD) {
  return client.fetchReferrers(parseReference(`${host}/app:1`), digest);
}

describe("fetchReferrers", () => {
  it("asks the referrers API, once", async () => {
    const simulator = await simulate();
    const digest = pushArtifact(simulator);
    const client = createTestClient();
    const listed = await Promise.all([fetchReferrers(simulator, client), fetchReferrers(simulator, client)]);
    expect(listed[0]).toMatchObject([{ digest, artifactType: ARTIFACT, mediaType: OCI_MANIFEST }]);
    expect(listed[1]).toBe(listed[0]);
    expect(simulator.lines()).toEqual([`GET /v2/app/referrers/${CHILD} none 200`]);
  });

  it("yields nothing where nothing refers", async () => {
    expect(await fetchReferrers(await simulate())).toEqual([]);
  });

  it.each([400, 404, 405, 501])("takes the tag where the API is not known (%d)", async (status) => {
    const simulator = await simulate();
    const digest = pushArtifact(simulator);
    const entry = { mediaType: OCI_MANIFEST, digest, size: 1, artifactType: ARTIFACT };
    const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [entry] };
    simulator.store.putManifest("app", CHILD.replace(":", "-"), OCI_INDEX, JSON.stringify(index));
    simulator.fail(API, { kind: "answer", status }, 3);
    expect(await fetchReferrers(simulator)).toMatchObject([{ digest, artifactType: ARTIFACT }]);
    expect(simulator.lines()).toEqual([
      `GET /v2/app/referrers/${CHILD} none ${status}`,
      `GET /v2/app/manifests/${CHILD.replace(":", "-")} none 200`,
    ]);
  });

  it("does not ask a registry again that does not know the API", async () => {
    const simulator = await simulate();
    const client = createTestClient();
    simulator.fail(API, { kind: "answer", status: 404 });
    await fetchReferrers(simulator, client);
    const other = digestOf(Buffer.from("another"));
    expect(await fetchReferrers(simulator, client, other)).toEqual([]);
    expect(
      simulator
        .lines()
        .slice(1)
        .map((line) => line.split(" ")[1]),
    ).toEqual([
      `/v2/app/manifests/${CHILD.replace(":", "-")}`,
      `/v2/app/manifests/${other.replace(":", "-")}`,
    ]);
  });

  it("yields nothing where the tag is an image's", async () => {
    const simulator = await simulate();
    simulator.fail(API, { kind: "answer", status: 404 });
    const config = { mediaType: "application/vnd.oci.image.config.v1+json", digest: CHILD, size: 1 };
    const image = JSON.stringify({ schemaVersion: 2, config, layers: [] });
    simulator.store.putManifest("app", CHILD.replace(":", "-"), OCI_MANIFEST, image);
    expect(await fetchReferrers(simulator)).toEqual([]);
  });

  it.each([
    ["403", { kind: "answer", status: 403 }, "registry.denied"],
    ["a page", { kind: "answer", status: 200, body: "<html>" }, "registry.malformed"],
    ["no JSON", { kind: "answer", status: 200, body: "no" }, "registry.malformed"],
  ] as const)("fails for %s", async (_name, fault, code) => {
    const simulator = await simulate();
    simulator.fail(API, fault, 9);
    await expect(fetchReferrers(simulator)).rejects.toMatchObject({ code });
  });

  it("fails where the tag cannot be read", async () => {
    const simulator = await simulate();
    simulator.fail(API, { kind: "answer", status: 404 });
    simulator.fail({ path: /manifests/u }, { kind: "answer", status: 403 }, 9);
    await expect(fetchReferrers(simulator)).rejects.toMatchObject({ code: "registry.denied" });
  });
});
