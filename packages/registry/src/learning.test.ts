import { parseReference } from "@basewatch/image";
import { buildImage } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
import { type Credential, staticCredentials } from "./credentials.ts";
import { bearer, createTestClient, logins, simulate } from "./testing/client.ts";

const IMAGE = buildImage({ steps: [{ createdBy: "COPY a /", files: { a: "1" } }] });

const TOKEN = "GET /token?service=simulator&scope=repository:app:pull";
const HEAD = "HEAD /v2/app/manifests/1";

describe("what is learned from one challenge", () => {
  it("spares every other repository its 401", async () => {
    const simulator = await simulate({ auth: bearer() });
    const client = createTestClient();
    for (const repository of ["app", "team/app"]) {
      simulator.store.putContent(repository, "1", IMAGE);
      await client.resolveDigest(parseReference(`${simulator.host}/${repository}:1`));
    }
    expect(simulator.lines()).toEqual([
      `${HEAD} none 401`,
      `${TOKEN} none 200`,
      `${HEAD} bearer 200`,
      "GET /token?service=simulator&scope=repository:team/app:pull none 200",
      "HEAD /v2/team/app/manifests/1 bearer 200",
    ]);
  });

  it("makes 200 tags in 50 repositories, wanted at once, one 401 and one token a repository", async () => {
    const simulator = await simulate({ auth: bearer() });
    const client = createTestClient();
    const names = Array.from({ length: 200 }, (_, index) => [`app${index % 50}`, `${index}`] as const);
    for (const [repository, tag] of names) simulator.store.putContent(repository, tag, IMAGE);
    await Promise.all(
      names.map(([repository, tag]) =>
        client.resolveDigest(parseReference(`${simulator.host}/${repository}:${tag}`)),
      ),
    );
    expect(client.requests).toEqual({ head: 201, get: 0, token: 50, retried: 0 });
    expect(simulator.log).toHaveLength(251);
  });

  it("asks anonymously where no challenge was seen", async () => {
    const simulator = await simulate();
    const client = createTestClient();
    const names = ["a", "b", "c"];
    for (const name of names) simulator.store.putContent(name, "1", IMAGE);
    await Promise.all(
      names.map((name) => client.resolveDigest(parseReference(`${simulator.host}/${name}:1`))),
    );
    expect(simulator.log.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it("sends a wrong password once, whatever the number of repositories", async () => {
    const simulator = await simulate({ auth: bearer() });
    const client = createTestClient({ credentials: logins(simulator.host, "bob") });
    for (const repository of ["app", "b", "c"]) {
      simulator.store.putContent(repository, "1", IMAGE);
      await client.resolveDigest(parseReference(`${simulator.host}/${repository}:1`));
    }
    expect(simulator.log.filter(({ authorization }) => authorization === "basic")).toHaveLength(1);
  });

  it("remembers a refusal for the repository", async () => {
    const simulator = await simulate({ auth: bearer({ mayPull: (user) => user === undefined }) });
    simulator.store.putContent("app", "1", IMAGE);
    simulator.store.putContent("app", "2", IMAGE);
    const client = createTestClient({ credentials: logins(simulator.host, "ada") });
    await client.resolveDigest(parseReference(`${simulator.host}/app:1`));
    await client.resolveDigest(parseReference(`${simulator.host}/app:2`));
    expect(simulator.lines()).toEqual([
      `${HEAD} none 401`,
      `${TOKEN} basic 200`,
      `${HEAD} bearer 401`,
      `${TOKEN} none 200`,
      `${HEAD} bearer 200`,
      "HEAD /v2/app/manifests/2 bearer 200",
    ]);
  });

  it("answers a challenge for another scope, and remembers which", async () => {
    const simulator = await simulate({ auth: bearer() });
    simulator.store.putContent("app", "1", IMAGE);
    simulator.store.putContent("app", "2", IMAGE);
    const challenge = `Bearer realm="${simulator.tokenUrl.href}",service="simulator"`;
    const wrong = `${challenge},scope="repository:mirror/app:pull"`;
    simulator.fail(
      { method: "HEAD" },
      { kind: "answer", status: 401, headers: { "WWW-Authenticate": wrong } },
    );
    const client = createTestClient();
    await client.resolveDigest(parseReference(`${simulator.host}/app:1`));
    await client.resolveDigest(parseReference(`${simulator.host}/app:2`));
    expect(simulator.lines()).toEqual([
      `${HEAD} none 401`,
      "GET /token?service=simulator&scope=repository:mirror/app:pull none 200",
      `${HEAD} bearer 401`,
      `${TOKEN} none 200`,
      `${HEAD} bearer 200`,
      "HEAD /v2/app/manifests/2 bearer 200",
    ]);
  });

  it("keeps a scope that names no repository, and gives up on scopes without end", async () => {
    const simulator = await simulate({ auth: bearer() });
    simulator.store.putContent("app", "1", IMAGE);
    let count = 0;
    simulator.fail(
      { method: "HEAD" },
      {
        kind: "alter",
        alter: (answer) => {
          count += 1;
          const value = `Bearer realm="${simulator.tokenUrl.href}",service="simulator",scope="aws${count}"`;
          return { ...answer, status: 401, headers: { "WWW-Authenticate": value } };
        },
      },
      Number.POSITIVE_INFINITY,
    );
    const client = createTestClient();
    const asked = client.resolveDigest(parseReference(`${simulator.host}/app:1`));
    await expect(asked).rejects.toMatchObject({ code: "registry.denied" });
    const again = client.resolveDigest(parseReference(`${simulator.host}/other:1`));
    await expect(again).rejects.toMatchObject({ code: "registry.denied" });
    expect(simulator.lines()).toEqual([
      `${HEAD} none 401`,
      "GET /token?service=simulator&scope=aws1 none 200",
      `${HEAD} bearer 401`,
      "GET /token?service=simulator&scope=aws2 none 200",
      `${HEAD} bearer 401`,
    ]);
  });

  it("asks without a service where the challenge names none", async () => {
    const simulator = await simulate({ auth: bearer() });
    const value = `Bearer realm="${simulator.tokenUrl.href}"`;
    simulator.fail(
      { method: "HEAD" },
      { kind: "answer", status: 401, headers: { "WWW-Authenticate": value } },
    );
    const identity: Credential = { kind: "identity", username: "ada", token: "identity", from: "a helper" };
    const credentials = staticCredentials(new Map([[simulator.host, [identity]]]));
    const asked = createTestClient({ credentials }).resolveDigest(parseReference(`${simulator.host}/app:1`));
    await expect(asked).rejects.toMatchObject({
      message: expect.stringContaining("expected service=simulator"),
    });
    expect(simulator.lines().slice(1)).toEqual([
      "POST /token none 400",
      "GET /token?scope=repository:app:pull basic 400",
    ]);
  });

  it("asks for each scope of a challenge that names several", async () => {
    const simulator = await simulate({ auth: bearer() });
    simulator.store.putContent("app", "1", IMAGE);
    const value = `Bearer realm="${simulator.tokenUrl.href}",service="simulator",scope="repository:app:pull repository:lib:pull"`;
    const headers = { "WWW-Authenticate": value };
    simulator.fail({ method: "HEAD" }, { kind: "answer", status: 401, headers });
    await createTestClient().resolveDigest(parseReference(`${simulator.host}/app:1`));
    expect(simulator.lines()).toEqual([
      `${HEAD} none 401`,
      `${TOKEN}&scope=repository:lib:pull none 200`,
      `${HEAD} bearer 200`,
    ]);
  });
});
