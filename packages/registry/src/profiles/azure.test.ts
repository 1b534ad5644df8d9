import { systemClock } from "@basewatch/retry";
import { describe, expect, it } from "vitest";
import type { Credential } from "../credentials.ts";
import { expectQuietRedirect, IMAGE, loginOf, openStage } from "../testing/profile.ts";

const ZEROS = "00000000-0000-0000-0000-000000000000";
const REFRESH: Credential = {
  kind: "identity",
  username: ZEROS,
  token: "refresh-token-of-ada",
  from: "az acr login",
};
const TOKEN: Credential = {
  kind: "basic",
  username: "ci-token",
  password: "passwordOfCiToken",
  from: "the test",
};

describe("Azure's Container Registry", () => {
  it("acr/access-token: is taken by its other name, for a minute", async () => {
    let nowMs = 0;
    const { registry, ref, simulator } = await openStage("acr", {
      credentials: [TOKEN],
      clock: { ...systemClock, monotonicMs: () => nowMs },
    });
    simulator.store.putContent("acme/app", "2", IMAGE);
    expect((await registry.resolveDigest(ref("acme/app:1"))).digest).toBe(IMAGE.root.digest);
    nowMs = 60_000;
    await registry.resolveDigest(ref("acme/app:2"));
    expect(registry.requests.token).toBe(2);
  });

  it("acr/refresh-token: is posted to the token server, and never seen by the registry", async () => {
    const { registry, reference, simulator } = await openStage("acr", { credentials: [REFRESH] });
    expect((await registry.resolveDigest(reference)).digest).toBe(IMAGE.root.digest);
    expect(simulator.lines()).toEqual([
      "HEAD /v2/acme/app/manifests/1 none 401",
      "POST /oauth2/token none 200",
      "HEAD /v2/acme/app/manifests/1 bearer 200",
    ]);
  });

  it("acr/no-anonymous: nobody is refused, with how to log in to Azure", async () => {
    const { registry, reference, failureOf } = await openStage("acr");
    expect(await failureOf(registry.resolveDigest(reference))).toMatchObject({
      code: "registry.denied",
      message: "acme.azurecr.io/acme/app:1: access denied, or it does not exist (401)",
      hint: expect.stringContaining("az acr login"),
    });
  });

  it("acr/data-endpoint: gets no credentials, and its query is not shown", async () => {
    const { profile } = await openStage("acr");
    await expectQuietRedirect(await openStage("acr", { credentials: [loginOf(profile)] }));
  });
});
