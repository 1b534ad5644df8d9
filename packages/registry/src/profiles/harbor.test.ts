import { describe, expect, it } from "vitest";
import { IMAGE, loginOf, openStage } from "../testing/profile.ts";

const HEAD = "HEAD /v2/acme/app/manifests/";
const TOKEN = "GET /service/token?service=harbor-registry&scope=repository:acme/app:pull";

describe("Harbor", () => {
  it("harbor/realm: tokens come from the registry's own address", async () => {
    const { registry, reference, simulator } = await openStage("harbor");
    await registry.resolveDigest(reference);
    expect(simulator.lines()).toEqual([`${HEAD}1 none 401`, `${TOKEN} none 200`, `${HEAD}1 bearer 200`]);
  });

  it.each(["nobody", "a robot"])(
    "harbor/basic-after-token: %s's dead token is replaced, and no password is sent instead",
    async (who) => {
      const { profile } = await openStage("harbor");
      const { registry, ref, simulator } = await openStage("harbor", {
        credentials: who === "nobody" ? [] : [loginOf(profile)],
      });
      simulator.store.putContent("acme/app", "2", IMAGE);
      await registry.resolveDigest(ref("acme/app:1"));
      simulator.revokeTokens();
      expect((await registry.resolveDigest(ref("acme/app:2"))).digest).toBe(IMAGE.root.digest);
      expect(simulator.lines().slice(-3)).toEqual([
        `${HEAD}2 bearer 401`,
        `${TOKEN} ${who === "nobody" ? "none" : "basic"} 200`,
        `${HEAD}2 bearer 200`,
      ]);
    },
  );

  it("harbor/basic-after-token: what a fresh token does not open is asked for with the password, then denied", async () => {
    const { profile } = await openStage("harbor");
    const { registry, reference, simulator } = await openStage(
      "harbor",
      { credentials: [loginOf(profile)] },
      { mayPull: () => false },
    );
    // The simulator's passwords open everything: the token alone was not enough.
    expect((await registry.resolveDigest(reference)).digest).toBe(IMAGE.root.digest);
    expect(simulator.log.map(({ authorization }) => authorization)).toEqual([
      "none",
      "basic",
      "bearer",
      "basic",
    ]);
  });

  it("harbor/empty-challenge: a project that does not exist is denied, and not a portal", async () => {
    const { registry, reference, simulator, failureOf } = await openStage("harbor");
    const errors = [{ code: "UNAUTHORIZED", message: "project acme not found" }];
    simulator.fail(
      { path: /manifests/u },
      { kind: "answer", status: 401, headers: { "WWW-Authenticate": "" }, body: JSON.stringify({ errors }) },
      Number.POSITIVE_INFINITY,
    );
    expect(await failureOf(registry.fetchManifest(reference))).toMatchObject({
      code: "registry.denied",
      message: "harbor.example.com/acme/app:1: access denied, or it does not exist (401)",
    });
  });

  it("harbor/robot: robot$acme+ci logs in", async () => {
    const { profile } = await openStage("harbor");
    const { registry, reference, simulator } = await openStage(
      "harbor",
      { credentials: [loginOf(profile)] },
      { mayPull: (user) => user === "robot$acme+ci" },
    );
    expect((await registry.resolveDigest(reference)).digest).toBe(IMAGE.root.digest);
    expect(simulator.lines()[1]).toBe(`${TOKEN} basic 200`);
  });
});
