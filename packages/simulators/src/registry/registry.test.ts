import { readFile } from "node:fs/promises";
import { get } from "node:https";
import { type Digest, digestOf } from "@basewatch/image";
import { describe, expect, it } from "vitest";
import { buildImage } from "../image-content/index.ts";
import { pushContent } from "../image-content/push.ts";
import { ask, basic, start } from "./testing/requests.ts";

const IMAGE = buildImage({ steps: [{ createdBy: "COPY a /", files: { a: "1" } }] });
const LISTED = buildImage({
  platforms: ["linux/arm64", "linux/amd64"],
  steps: [{ createdBy: "COPY a /", files: { a: "1" } }],
});
const OTHER = digestOf(Buffer.from("other"));
describe("an image", () => {
  it("is pushed, read, and deleted by tag and by digest", async () => {
    const simulator = await start();
    const { host, store } = simulator;
    await pushContent(LISTED, { baseUrl: `http://${host}`, repository: "team/app", tag: "1" });
    const { digest, mediaType } = LISTED.root;
    const path = "/v2/team/app/manifests";
    const got = await ask(simulator, `GET ${path}/1`, { headers: { accept: mediaType } });
    expect([got.status, digestOf(Buffer.from(got.body)), got.headers.get("content-type")]).toEqual([
      200,
      digest,
      mediaType,
    ]);
    const child = await ask(simulator, `HEAD ${path}/1`, { headers: { accept: "application/json" } });
    expect(child.headers.get("docker-content-digest")).toBe(LISTED.childOf("linux/amd64").digest);
    expect((await ask(simulator, "GET /v2/team/app/tags/list")).body).toBe(
      '{"name":"team/app","tags":["1"]}',
    );
    expect((await ask(simulator, `DELETE ${path}/1`)).status).toBe(202);
    expect((await ask(simulator, `HEAD ${path}/1`)).status).toBe(404);
    expect((await ask(simulator, `HEAD ${path}/${digest}`)).status).toBe(200);
    store.putContent("team/app", "2", LISTED);
    expect((await ask(simulator, `DELETE ${path}/${digest}`)).status).toBe(202);
    expect((await ask(simulator, `HEAD ${path}/2`)).status).toBe(404);
    expect((await ask(simulator, `DELETE ${path}/${digest}`)).status).toBe(404);
  });

  it("has no child to answer with when the index has none for amd64", async () => {
    const simulator = await start();
    simulator.store.putContent(
      "app",
      "1",
      buildImage({ platforms: ["linux/arm64"], index: true, steps: [] }),
    );
    expect((await ask(simulator, "GET /v2/app/manifests/1")).status).toBe(404);
  });
});

describe("uploads", () => {
  const digest = digestOf(Buffer.from("content"));
  it("are taken in one POST, in POST and PUT, in chunks, and by mounting", async () => {
    const simulator = await start();
    const single = await ask(simulator, `POST /v2/a/blobs/uploads/?digest=${digest}`, { body: "content" });
    const whole = await ask(simulator, "POST /v2/b/blobs/uploads/");
    const put = await ask(simulator, `PUT ${whole.headers.get("location")}?digest=${digest}`, {
      body: "content",
    });
    const begun = await ask(simulator, "POST /v2/c/blobs/uploads/");
    const location = begun.headers.get("location");
    const patch = await ask(simulator, `PATCH ${location}`, { body: "cont" });
    const last = await ask(simulator, `PUT ${location}?digest=${digest}`, { body: "ent" });
    const mount = await ask(simulator, `POST /v2/d/blobs/uploads/?mount=${digest}&from=c`);
    const unmounted = await ask(simulator, `POST /v2/e/blobs/uploads/?mount=${OTHER}&from=c`);
    expect([single, whole, put, begun, patch, last, mount, unmounted].map(({ status }) => status)).toEqual([
      201, 202, 201, 202, 202, 201, 201, 202,
    ]);
    expect(patch.headers.get("range")).toBe("0-3");
    for (const name of ["a", "b", "c", "d"])
      expect(simulator.store.getBlob(name, digest)?.toString()).toBe("content");
  });
});

describe("what is not expected", () => {
  const manifest = { "content-type": IMAGE.root.mediaType };
  const cases: readonly [line: string, init: RequestInit, status: number, message: string][] = [
    ["GET /v1/search", {}, 404, "expected /v2/"],
    ["POST /v2/app/tags/list", {}, 404, "got POST /v2/app/tags/list"],
    ["GET /v2/app/tags/all", {}, 404, "got GET /v2/app/tags/all"],
    ["GET /v2/app/tags/list", {}, 404, "NAME_UNKNOWN"],
    ["GET /v2/app/manifests/1", {}, 404, "NAME_UNKNOWN"],
    ["DELETE /v2/app/manifests/1", {}, 404, "NAME_UNKNOWN"],
    ["POST /v2/app/manifests/1", {}, 405, "expected GET, HEAD, PUT or DELETE"],
    [
      "PUT /v2/app/manifests/1",
      { body: "{}", headers: { "content-type": "text/plain" } },
      400,
      "expected Content-Type to be one of",
    ],
    ["PUT /v2/app/manifests/1", { body: "no", headers: manifest }, 400, "expected a JSON object"],
    ["PUT /v2/app/manifests/1", { body: "1", headers: manifest }, 400, "expected a JSON object"],
    [
      `PUT /v2/app/manifests/${OTHER}`,
      { body: "{}", headers: manifest },
      400,
      `expected content with digest ${OTHER}`,
    ],
    [
      "PUT /v2/app/manifests/1",
      { body: IMAGE.root.bytes.toString(), headers: manifest },
      400,
      "to be pushed first",
    ],
    [
      "PUT /v2/app/manifests/1",
      { body: LISTED.root.bytes.toString(), headers: manifest },
      400,
      "to be pushed first",
    ],
    [`GET /v2/app/blobs/${OTHER}`, {}, 404, "BLOB_UNKNOWN"],
    [`PUT /v2/app/blobs/${OTHER}`, {}, 405, "expected GET or HEAD"],
    ["PUT /v2/app/blobs/uploads/nothing", {}, 404, "BLOB_UPLOAD_UNKNOWN"],
    ["GET /v2/app/blobs/uploads/", {}, 404, "BLOB_UPLOAD_UNKNOWN"],
    [`POST /v2/app/blobs/uploads/?digest=${OTHER}`, { body: "x" }, 400, "expected ?digest="],
  ];
  it.each(cases)("%s %o: %i, %s", async (line, init, status, message) => {
    const answer = await ask(await start(), line, init);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({
      errors: [{ code: expect.any(String), message: expect.any(String) }],
    });
    expect(answer.body.replaceAll("\\/", "/")).toContain(message);
  });

  it("is a method that an upload does not have", async () => {
    const simulator = await start();
    const { headers } = await ask(simulator, "POST /v2/app/blobs/uploads/");
    expect((await ask(simulator, `GET ${headers.get("location")}`)).status).toBe(405);
  });
});

describe("storage on an origin of its own", () => {
  it("takes signed requests only, and none with Authorization", async () => {
    const simulator = await start({ storage: "own" });
    const digest: Digest = simulator.store.putBlob("team/app", "content");
    const redirect = await ask(simulator, `GET /v2/team/app/blobs/${digest}`);
    const location = redirect.headers.get("location") ?? "";
    expect([redirect.status, new URL(location).origin === simulator.url.origin]).toEqual([307, false]);
    const statuses = await Promise.all(
      [
        [location, {}] as const,
        [location, basic("ada", "secret")] as const,
        [location.replace(/\?.*/u, ""), {}] as const,
        [location.replace("content", "other").replace(/sha256%3A.|sha256:./u, "sha256:x"), {}] as const,
      ].map(async ([url, init]) => (await fetch(url, init)).status),
    );
    expect(statuses).toEqual([200, 400, 403, 404]);
  });
});

describe("TLS", () => {
  const certificates = new URL("../../../../test/certificates/", import.meta.url);
  const read = (name: string) => readFile(new URL(name, certificates));

  it("is spoken by all servers that have a key", async () => {
    const [key, cert, ca] = await Promise.all(["server.key", "server.pem", "ca.pem"].map(read));
    if (key === undefined || cert === undefined) throw new Error("the certificates are missing");
    const simulator = await start({ tls: { key, cert }, tokenServer: "own" });
    expect([simulator.url.protocol, simulator.tokenUrl.protocol]).toEqual(["https:", "https:"]);
    const status = await new Promise((resolve, reject) => {
      get(new URL("/v2/", simulator.url), { ca }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on("error", reject);
    });
    expect(status).toBe(200);
  });
});
