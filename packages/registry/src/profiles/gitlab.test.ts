import { parseReference } from "@basewatch/image";
import { REGISTRY_PROFILES } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
import { createTestClient, logins, simulate } from "../testing/client.ts";
import { expectQuietRedirect, IMAGE, loginOf, openStage } from "../testing/profile.ts";

const TOKEN = "GET /jwt/auth?service=container_registry&scope=repository:acme/app:pull";

describe("GitLab", () => {
  it("gitlab/foreign-realm: gitlab.com gets the login for registry.gitlab.com", async () => {
    const { profile } = await openStage("gitlab");
    const { registry, reference, simulator } = await openStage(
      "gitlab",
      { credentials: [loginOf(profile)] },
      { mayPull: (user) => user !== undefined },
    );
    expect((await registry.resolveDigest(reference)).digest).toBe(IMAGE.root.digest);
    expect(simulator.lines()[1]).toBe(`${TOKEN} basic 200`);
  });

  it("gitlab/foreign-realm: the token server of another installation gets nothing, until trusted-realms names it", async () => {
    const profile = REGISTRY_PROFILES.find(({ name }) => name === "gitlab");
    const simulator = await simulate({ ...(profile && { profile }), names: "loopback" });
    const client = createTestClient({ credentials: logins(simulator.host, "ada") });
    const { origin } = simulator.tokenUrl;
    await expect(client.resolveDigest(parseReference(`${simulator.host}/acme/app:1`))).rejects.toMatchObject({
      code: "registry.untrusted-realm",
      hint: expect.stringContaining(`${simulator.host}=${origin} to trusted-realms`),
    });
    expect(simulator.log.filter(({ server }) => server === "token")).toEqual([]);
  });

  it("gitlab/forbidden: a wrong login is 403 from the token server, and denied with which tokens may read", async () => {
    const { registry, reference, simulator, failureOf } = await openStage(
      "gitlab",
      { credentials: [{ kind: "basic", username: "ada", password: "wrong-one", from: "the test" }] },
      { mayPull: (user) => user !== undefined },
    );
    expect(await failureOf(registry.resolveDigest(reference))).toMatchObject({
      code: "registry.denied",
      message: expect.stringContaining(
        "(403); the credentials from the test were refused: DENIED access forbidden",
      ),
      hint: expect.stringContaining("read_registry"),
    });
    expect(simulator.lines().slice(1)).toEqual([`${TOKEN} basic 403`, `${TOKEN} none 403`]);
  });

  it("gitlab/forbidden: an account gets a token where it may not read, and the registry denies", async () => {
    const { profile } = await openStage("gitlab");
    const { registry, reference, simulator, failureOf } = await openStage(
      "gitlab",
      { credentials: [loginOf(profile)] },
      { mayPull: () => false },
    );
    expect(await failureOf(registry.resolveDigest(reference))).toMatchObject({ code: "registry.denied" });
    expect(simulator.log.map(({ status }) => status)).toEqual([401, 200, 401, 403]);
  });

  it("gitlab/bans: a wrong login is sent once, whatever the number of repositories", async () => {
    const { registry, ref, simulator } = await openStage("gitlab", {
      credentials: [{ kind: "basic", username: "ada", password: "wrong-one", from: "the test" }],
    });
    for (const name of ["acme/app", "acme/b", "acme/c"]) {
      simulator.store.putContent(name, "1", IMAGE);
      expect((await registry.resolveDigest(ref(`${name}:1`))).digest).toBe(IMAGE.root.digest);
    }
    expect(simulator.log.filter(({ authorization }) => authorization === "basic")).toHaveLength(1);
  });

  it("gitlab/signature: a query that ends in = arrives as it was written, without credentials, and is not shown", async () => {
    await expectQuietRedirect(await openStage("gitlab"));
  });
});
