import { describe, expect, it } from "vitest";
import { expectQuietRedirect, IMAGE, openStage } from "../testing/profile.ts";

describe("Amazon's private registry", () => {
  const credentials = [
    { kind: "basic", username: "AWS", password: "eyJwYXlsb2FkIjoib2YtYWRhIn0=", from: "the test" },
  ] as const;

  it("ecr/basic: the password goes to the registry itself, and no token is asked for", async () => {
    const { registry, reference, simulator } = await openStage("ecr", { credentials });
    expect((await registry.resolveDigest(reference)).digest).toBe(IMAGE.root.digest);
    expect(simulator.lines()).toEqual([
      "HEAD /v2/acme/app/manifests/1 none 401",
      "HEAD /v2/acme/app/manifests/1 basic 200",
    ]);
    expect(registry.requests.token).toBe(0);
  });

  it("ecr/basic: without a login it is denied, with the login step's name", async () => {
    const { registry, reference, failureOf } = await openStage("ecr");
    expect(await failureOf(registry.resolveDigest(reference))).toMatchObject({
      code: "registry.denied",
      hint: expect.stringContaining("aws-actions/amazon-ecr-login"),
    });
  });

  it("ecr/expired-login: a 403 is denied, and the hint tells how long logins live", async () => {
    const expired = [{ ...credentials[0], password: "ofYesterday" }];
    const { registry, reference, simulator, failureOf } = await openStage("ecr", { credentials: expired });
    const failure = await failureOf(registry.fetchManifest(reference));
    expect(failure).toMatchObject({
      code: "registry.denied",
      message: expect.stringMatching(
        /\(403\); the credentials from the test were refused: DENIED Your authorization token has expired/u,
      ),
      hint: expect.stringContaining("12 hours"),
    });
    expect(failure.message).not.toContain("ofYesterday");
    expect(simulator.log.map(({ status }) => status)).toEqual([401, 403]);
  });

  it("ecr/unknown-name: a repository that was never made is told from a missing tag", async () => {
    const { registry, ref, failureOf } = await openStage("ecr", { credentials });
    expect((await failureOf(registry.fetchManifest(ref("acme/none:1")))).message).toContain(
      "no such repository",
    );
    expect((await failureOf(registry.fetchManifest(ref("acme/app:2")))).message).toContain("no such tag");
  });

  it("ecr/layer-bucket: gets no credentials, and its query is not shown", async () => {
    await expectQuietRedirect(await openStage("ecr", { credentials }));
  });
});

describe("Amazon's public gallery", () => {
  it("ecr-public/one-scope: one token serves all repositories", async () => {
    const { registry, ref, simulator } = await openStage("ecr-public");
    simulator.store.putContent("docker/library/node", "22", IMAGE);
    await registry.resolveDigest(ref("acme/app:1"));
    await registry.resolveDigest(ref("docker/library/node:22"));
    expect(simulator.lines()).toEqual([
      "HEAD /v2/acme/app/manifests/1 none 401",
      "GET /token/?service=public.ecr.aws&scope=aws none 200",
      "HEAD /v2/acme/app/manifests/1 bearer 200",
      "HEAD /v2/docker/library/node/manifests/22 bearer 200",
    ]);
  });

  it("ecr-public/expired-token: a 400 for a token that may have died brings another one, once", async () => {
    const { registry, ref, simulator } = await openStage("ecr-public");
    for (const tag of ["2", "3"]) simulator.store.putContent("acme/app", tag, IMAGE);
    await registry.resolveDigest(ref("acme/app:1"));
    simulator.revokeTokens();
    expect((await registry.resolveDigest(ref("acme/app:2"))).digest).toBe(IMAGE.root.digest);
    expect(simulator.lines().slice(-3)).toEqual([
      "HEAD /v2/acme/app/manifests/2 bearer 400",
      "GET /token/?service=public.ecr.aws&scope=aws none 200",
      "HEAD /v2/acme/app/manifests/2 bearer 200",
    ]);
  });

  it("ecr-public/expired-token: a 400 that stays is the registry's answer", async () => {
    const { registry, ref, simulator, failureOf } = await openStage("ecr-public");
    await registry.resolveDigest(ref("acme/app:1"));
    simulator.fail({ path: /\/2$/u }, { kind: "answer", status: 400 }, Number.POSITIVE_INFINITY);
    expect((await failureOf(registry.resolveDigest(ref("acme/app:2")))).message).toContain("(400)");
    expect(simulator.log.filter(({ status }) => status === 400)).toHaveLength(2);
  });

  it("ecr-public/rate: a 429 without a time is tried again, then told with how to log in", async () => {
    const { registry, ref, reference, simulator, failureOf } = await openStage("ecr-public");
    const body = JSON.stringify({ errors: [{ code: "TOOMANYREQUESTS", message: "Rate exceeded" }] });
    const limited = { kind: "answer", status: 429, body } as const;
    simulator.fail({ path: /manifests/u }, limited, 2);
    expect((await registry.resolveDigest(reference)).digest).toBe(IMAGE.root.digest);
    simulator.fail({ path: /manifests/u }, limited, Number.POSITIVE_INFINITY);
    expect(await failureOf(registry.resolveDigest(ref("acme/app:2")))).toMatchObject({
      code: "registry.rate-limited",
      message: "public.ecr.aws/acme/app:2: public.ecr.aws limits requests (429)",
      hint: expect.stringContaining("registry-type: public"),
    });
  });
});
