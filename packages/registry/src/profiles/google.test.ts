import { createRedactor } from "@basewatch/redaction";
import { describe, expect, it } from "vitest";
import { BLOB, expectQuietRedirect, fetchBlob, IMAGE, loginOf, openStage } from "../testing/profile.ts";

describe("Google's registries", () => {
  it("gcr/storage-redirect: a 302 to storage.googleapis.com gets no credentials, and its query is not shown", async () => {
    const stage = await openStage("gcr");
    await expectQuietRedirect(stage);
    expect(stage.simulator.log.map(({ status }) => status)).toContain(302);
  });

  it("gcr/storage-redirect: other bytes than were asked for are refused", async () => {
    const stage = await openStage("gcr");
    stage.simulator.fail(
      { server: "storage" },
      { kind: "alter", alter: (answer) => ({ ...answer, body: Buffer.alloc(BLOB.length, "x") }) },
    );
    expect(await stage.failureOf(fetchBlob(stage))).toMatchObject({ code: "registry.digest-mismatch" });
  });

  it("gcr/json-key: a password that is a JSON document opens, and is hidden", async () => {
    const { profile } = await openStage("gcr");
    const redactor = createRedactor();
    const { registry, reference } = await openStage(
      "gcr",
      { credentials: [loginOf(profile)], redactor },
      { mayPull: (user) => user === "_json_key" },
    );
    expect((await registry.resolveDigest(reference)).digest).toBe(IMAGE.root.digest);
    expect(redactor.redact(`the login ${profile.login.password} was used`)).not.toContain("private_key");
  });

  it("gcr/anonymous-denied: says how to log in", async () => {
    const { registry, reference, failureOf } = await openStage("gcr", {}, { mayPull: () => false });
    expect(await failureOf(registry.resolveDigest(reference))).toMatchObject({
      code: "registry.denied",
      hint: expect.stringContaining("oauth2accesstoken"),
    });
  });

  it("artifact-registry/relative-redirect: is read against the registry's address", async () => {
    const stage = await openStage("artifact-registry");
    expect(await fetchBlob(stage)).toEqual(BLOB);
    const { path, server } = stage.simulator.log.at(-1) ?? {};
    expect(`${server} ${path}`).toMatch(/^registry \/artifacts-downloads\//u);
  });

  it("artifact-registry/denied-at-token: a 403 to nobody is denied, in the server's own words", async () => {
    const { registry, reference, simulator, failureOf } = await openStage(
      "artifact-registry",
      {},
      { mayPull: () => false },
    );
    expect(await failureOf(registry.resolveDigest(reference))).toMatchObject({
      code: "registry.denied",
      message: expect.stringMatching(/\(403\): DENIED Unauthenticated request\..*\(or it may not exist\)/u),
      hint: expect.stringContaining("Artifact Registry Reader"),
    });
    expect(simulator.log.map(({ status }) => status)).toEqual([401, 403]);
  });
});
