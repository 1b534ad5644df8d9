import { digestOf, parseReference } from "@basewatch/image";
import type { RegistryFault, RegistrySetup } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
import { accounts, createTestClient, logins, simulate } from "./testing/client.ts";
import type { Descriptor } from "./types.ts";

/** What names a blob of these bytes. */
function describeBlob(text: string): Descriptor {
  const bytes = Buffer.from(text);
  return { mediaType: "a/b", digest: digestOf(bytes), size: bytes.length, annotations: {} };
}

/** A registry with one blob, and a client's way to fetch it. */
async function withBlob(text: string, profile: RegistrySetup = {}) {
  const simulator = await simulate(profile);
  simulator.store.putBlob("app", text);
  const reference = parseReference(`${simulator.host}/app:1`);
  return { simulator, reference, descriptor: describeBlob(text) };
}

function body(text: string): RegistryFault {
  return { kind: "answer", status: 200, body: text };
}

describe("fetchBlob", () => {
  it("yields the bytes, asked for once while they are on their way", async () => {
    const { simulator, reference, descriptor } = await withBlob("content");
    const client = createTestClient();
    const blobs = await Promise.all([1, 2].map(() => client.fetchBlob(reference, descriptor, 100)));
    expect(blobs.map(String)).toEqual(["content", "content"]);
    expect(simulator.lines()).toEqual([`GET /v2/app/blobs/${descriptor.digest} none 200`]);
    await client.fetchBlob(reference, descriptor, 100);
    expect(simulator.log).toHaveLength(2);
  });

  it("does not ask for what is too large", async () => {
    const { simulator, reference, descriptor } = await withBlob("content");
    const asked = createTestClient().fetchBlob(reference, descriptor, 6);
    await expect(asked).rejects.toMatchObject({ code: "registry.too-large" });
    expect(simulator.log).toEqual([]);
  });

  const faults: readonly [name: string, fault: RegistryFault, code: string][] = [
    ["other bytes", body("CONTENT"), "registry.digest-mismatch"],
    ["fewer bytes", body("content".slice(1)), "registry.digest-mismatch"],
    ["more bytes", body("content!"), "registry.digest-mismatch"],
    ["far more bytes", body("x".repeat(100_000)), "registry.too-large"],
    ["no such blob", { kind: "answer", status: 404 }, "registry.not-found"],
    ["a body cut short", { kind: "cut", afterBytes: 3 }, "http.cut"],
  ];
  it.each(faults)("fails on %s", async (_name, fault, code) => {
    const { simulator, reference, descriptor } = await withBlob("content");
    simulator.fail({ method: "GET" }, fault, Number.POSITIVE_INFINITY);
    const asked = createTestClient().fetchBlob(reference, descriptor, 1_000_000);
    await expect(asked).rejects.toMatchObject({ code });
  });

  it("reads a challenge that is longer than the blob", async () => {
    const auth = { bearer: { accounts: {}, anonymousPull: true } };
    const { reference, descriptor } = await withBlob("{}", { auth });
    expect(String(await createTestClient().fetchBlob(reference, descriptor, 100))).toBe("{}");
  });
});

describe("redirects", () => {
  const profile: RegistrySetup = { storage: "own", auth: { basic: accounts("ada") } };

  it("leave the credentials behind when they lead to another origin", async () => {
    const { simulator, reference, descriptor } = await withBlob("content", profile);
    const trusted: string[] = [];
    const client = createTestClient({
      credentials: logins(simulator.host, "ada"),
      trustedRealms: new Map([[simulator.host, trusted]]),
    });
    const head = await fetch(`${simulator.url.origin}/v2/app/blobs/${descriptor.digest}`, {
      redirect: "manual",
      headers: { authorization: `Basic ${Buffer.from("ada:secret-of-ada").toString("base64")}` },
    });
    trusted.push(new URL(head.headers.get("location") ?? "").origin);
    expect(String(await client.fetchBlob(reference, descriptor, 100))).toBe("content");
    expect(simulator.log.map((entry) => `${entry.server} ${entry.authorization} ${entry.status}`)).toEqual([
      "registry basic 307",
      "registry none 401",
      "registry basic 307",
      "storage none 200",
    ]);
  });

  it("to a private address are refused unless it is listed", async () => {
    const { simulator, reference, descriptor } = await withBlob("content", profile);
    const client = createTestClient({ credentials: logins(simulator.host, "ada") });
    await expect(client.fetchBlob(reference, descriptor, 100)).rejects.toMatchObject({
      code: "http.private-address",
    });
    expect(simulator.log.filter(({ server }) => server === "storage")).toEqual([]);
  });

  it("within the origin are followed with credentials, five of them", async () => {
    const { simulator, reference, descriptor } = await withBlob("content", {
      auth: { basic: accounts("ada") },
    });
    const path = `/v2/app/blobs/${descriptor.digest}`;
    const client = createTestClient({ credentials: logins(simulator.host, "ada") });
    await client.fetchBlob(reference, descriptor, 100);
    const hop = (number: number): RegistryFault => ({
      kind: "answer",
      status: 302,
      headers: { Location: `${path}?hop=${number}` },
    });
    for (let number = 1; number <= 5; number += 1) simulator.fail({ method: "GET" }, hop(number));
    expect(String(await client.fetchBlob(reference, descriptor, 100))).toBe("content");
    for (let number = 1; number <= 6; number += 1) simulator.fail({ method: "GET" }, hop(number));
    await expect(client.fetchBlob(reference, descriptor, 100)).rejects.toMatchObject({
      code: "http.redirect",
    });
    expect(simulator.log.slice(2).every(({ authorization }) => authorization === "basic")).toBe(true);
  });
});

/** The config that the client reads, which it asks for once. */
async function fetchConfig(text: string) {
  const { simulator, reference, descriptor } = await withBlob(text);
  const client = createTestClient();
  const config = await client.fetchConfig(reference, descriptor);
  expect(await client.fetchConfig(reference, descriptor)).toBe(config);
  expect(simulator.log).toHaveLength(1);
  return config;
}

describe("fetchConfig", () => {
  it("reads platform, layers, history and labels", async () => {
    const diffId = digestOf(Buffer.from("layer"));
    const config = await fetchConfig(
      JSON.stringify({
        os: "linux",
        architecture: "arm64",
        variant: "v8",
        config: { Labels: { a: "1", b: 2 }, Env: ["PATH=/"] },
        rootfs: { type: "layers", diff_ids: [diffId] },
        history: [
          { created: "2026-01-01T00:00:00Z", created_by: "COPY a /" },
          { created_by: "ENV a=1", empty_layer: true },
          {},
        ],
      }),
    );
    expect(config).toEqual({
      platform: { os: "linux", architecture: "arm64" },
      diffIds: [diffId],
      history: [
        { created: "2026-01-01T00:00:00Z", createdBy: "COPY a /", emptyLayer: false },
        { created: undefined, createdBy: "ENV a=1", emptyLayer: true },
        { created: undefined, createdBy: "", emptyLayer: false },
      ],
      labels: { a: "1" },
      onBuild: [],
    });
  });

  it.each([
    [
      "null where nothing is",
      '{"os":"linux","architecture":"amd64","rootfs":{"diff_ids":null},"history":null,"config":null}',
    ],
    [
      "nothing where nothing is",
      '{"os":"linux","architecture":"amd64","rootfs":{},"config":{"Labels":null,"OnBuild":null}}',
    ],
  ])("takes %s", async (_name, text) => {
    expect(await fetchConfig(text)).toEqual({
      platform: { os: "linux", architecture: "amd64" },
      diffIds: [],
      history: [],
      labels: {},
      onBuild: [],
    });
  });

  it("takes the triggers of ONBUILD", async () => {
    const trigger = "COPY --from=golang:1.25 /go /go";
    const config = { os: "linux", architecture: "amd64", rootfs: {}, config: { OnBuild: [trigger] } };
    expect((await fetchConfig(JSON.stringify(config))).onBuild).toEqual([trigger]);
  });

  it.each([
    ["an artifact's", "{}", "os"],
    ["no JSON", "no", "the document"],
    [
      "with a malformed diff id",
      '{"os":"linux","architecture":"amd64","rootfs":{"diff_ids":["x"]}}',
      "rootfs.diff_ids.0",
    ],
  ])("refuses a config that is %s", async (_name, text, fault) => {
    const { reference, descriptor } = await withBlob(text);
    await expect(createTestClient().fetchConfig(reference, descriptor)).rejects.toMatchObject({
      code: "registry.malformed",
      message: expect.stringContaining(`not an image's: ${fault} is missing or malformed`),
    });
  });

  it("refuses more than 4 MiB", async () => {
    const { reference, descriptor } = await withBlob("x");
    const large = { ...descriptor, size: 4 * 1024 * 1024 + 1 };
    await expect(createTestClient().fetchConfig(reference, large)).rejects.toMatchObject({
      code: "registry.too-large",
    });
  });
});
