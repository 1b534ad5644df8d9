import { readFile } from "node:fs/promises";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { BranchStoreOptions } from "./index.ts";
import { type GitServerOptions, startGitServer } from "./testing/git-server.ts";
import { FULL } from "./testing/records.ts";
import { openRemote, type TestRemote } from "./testing/remotes.ts";

const CERTIFICATES = new URL("../../../test/certificates/", import.meta.url).pathname;
const TOKEN = "ghs_aSecretThatNobodySees";
// RFC 7617: user, colon, password, in base64.
const BASIC = `Basic ${Buffer.from(`x-access-token:${TOKEN}`).toString("base64")}`;
const SECRETS = [TOKEN, BASIC.slice("Basic ".length)];
const change = () => ({ ledger: FULL, message: "Replace" });

async function refusal(
  remote: TestRemote,
  server: GitServerOptions,
  options: Partial<BranchStoreOptions> = {},
): Promise<unknown> {
  await using running = await startGitServer(remote.folder, server);
  const store = remote.store({ remote: { url: running.url, token: TOKEN }, ...options });
  return await store.commit(change).then(
    () => "it was accepted",
    (error: unknown) => error,
  );
}

describe("over http", () => {
  test("the token is a header of every request, and in no argument list of any program", async () => {
    await using remote = await openRemote();
    await remote.git("config", "receive.advertisePushOptions", "true");
    await using server = await startGitServer(remote.folder, { authorization: BASIC });
    const folder = await remote.makeFolder();
    const trace = join(folder, "trace");
    const program = await remote.program(
      `#!/bin/sh\necho "$0" "$@" >> ${folder}/arguments\nGIT_TRACE=${trace} exec git "$@"\n`,
    );
    const store = remote.store({ remote: { url: server.url, token: TOKEN }, program });
    expect(await store.commit(change)).toEqual({ ledger: FULL, written: true });
    expect(await store.load()).toEqual(FULL);
    const [said, traced] = [await readFile(join(folder, "arguments"), "utf8"), await readFile(trace, "utf8")];
    expect(said).toContain(`push --porcelain`);
    expect(traced).toMatch(/run_command: .*git remote-http.*http:\/\/127/u);
    for (const secret of SECRETS) expect(said + traced).not.toContain(secret);
    expect(server.requests.length).toBeGreaterThan(3);
    expect(server.requests.map(({ authorization }) => authorization)).toEqual(
      server.requests.map(() => BASIC),
    );
  });

  test("another user name goes with the token where the server wants one", async () => {
    await using remote = await openRemote();
    const authorization = `Basic ${Buffer.from(`gitlab-ci-token:${TOKEN}`).toString("base64")}`;
    await using server = await startGitServer(remote.folder, { authorization });
    const store = remote.store({ remote: { url: server.url, token: TOKEN, user: "gitlab-ci-token" } });
    expect(await store.commit(change)).toMatchObject({ written: true });
  });

  test("a server that knows no push options is pushed to without, and one that knows is told to start no CI", async () => {
    await using remote = await openRemote();
    await using server = await startGitServer(remote.folder);
    const log = join(await remote.makeFolder(), "options");
    await remote.hook("pre-receive", `echo "\${GIT_PUSH_OPTION_0:-none}" >> ${log}`);
    const store = remote.store({ remote: { url: server.url, token: TOKEN } });
    await store.commit(change);
    await remote.git("config", "receive.advertisePushOptions", "true");
    await remote
      .store({ remote: { url: server.url, token: TOKEN } })
      .commit((stored) => ({ ledger: { ...stored, images: {} }, message: "Forget" }));
    expect(await readFile(log, "utf8")).toBe("none\nci.skip\n");
  });

  test("a redirect to another host is refused, and nothing reaches that host", async () => {
    await using remote = await openRemote();
    await using other = await startGitServer(remote.folder);
    const answer = (line: string) => ({
      status: 301,
      headers: { location: `${other.origin}${line.split(" ")[1]}` },
    });
    expect(await refusal(remote, { answer })).toMatchObject({
      code: "ledger.redirected",
      hint: expect.stringContaining("own URL"),
    });
    expect(other.requests).toEqual([]);
  });

  test.each([
    ["a wrong token", { authorization: "Basic other" }, "ledger.denied", "state-token"],
    ["a repository that is not there", { answer: () => ({ status: 404 }) }, "ledger.no-repository", "URL"],
    ["a server in trouble", { answer: () => ({ status: 503 }) }, "ledger.unreachable", "run again"],
    [
      "a token that may read only",
      {
        answer: (line: string) =>
          line.includes("receive-pack") ? { status: 403, body: "no write access" } : undefined,
      },
      "ledger.refused",
      "permissions: contents: write",
    ],
    ["a server that never answers", { answer: () => "hang" as const }, "ledger.unreachable", "proxy"],
  ] satisfies (readonly [string, GitServerOptions, string, string])[])(
    "%s is told apart, and no secret is said",
    async (_name, server, code, hint) => {
      await using remote = await openRemote();
      const failure = await refusal(remote, server, {
        timeoutMs: hint === "proxy" ? 500 : 30_000,
      });
      expect(failure).toMatchObject({ code, hint: expect.stringContaining(hint) });
      const said = String(failure) + JSON.stringify(failure);
      for (const secret of SECRETS) expect(said).not.toContain(secret);
    },
  );

  test("a server that repeats the token in its answer does not get it into a message", async () => {
    await using remote = await openRemote();
    await remote.hook("update", `echo "you sent ${TOKEN} and ${BASIC}" >&2; exit 1`);
    const failure = await refusal(remote, {});
    expect(failure).toMatchObject({ code: "ledger.refused" });
    for (const secret of SECRETS) expect(String(failure)).not.toContain(secret);
  });

  test("a server that is not there is told, too", async () => {
    await using remote = await openRemote();
    const { url } = await startGitServer(remote.folder).then(async (server) => {
      await server[Symbol.asyncDispose]();
      return server;
    });
    await expect(remote.store({ remote: { url, token: TOKEN } }).load()).rejects.toMatchObject({
      code: "ledger.unreachable",
    });
  });

  test("a run that is told to stop ends git, too", async () => {
    await using remote = await openRemote();
    const controller = new AbortController();
    const answer = () => {
      controller.abort(new Error("stop"));
      return "hang" as const;
    };
    expect(await refusal(remote, { answer }, { signal: controller.signal })).toMatchObject({
      message: "stop",
    });
  });

  test.each([
    [
      "is accepted when NODE_EXTRA_CA_CERTS names it",
      { NODE_EXTRA_CA_CERTS: join(CERTIFICATES, "ca.pem") },
      "ledger.no-repository",
    ],
    [
      "is accepted when git's own variable names it",
      { GIT_SSL_CAINFO: join(CERTIFICATES, "ca.pem") },
      "ledger.no-repository",
    ],
    ["is not accepted otherwise", {}, "ledger.unreachable"],
  ])("a certificate of one's own CA %s", async (_name, variables, code) => {
    await using remote = await openRemote();
    const [key, cert] = await Promise.all(
      ["server.key", "server.pem"].map((name) => readFile(join(CERTIFICATES, name))),
    );
    const server = createServer({ key, cert }, (_request, response) => response.writeHead(404).end());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `https://localhost:${(server.address() as AddressInfo).port}/o/r`;
    const environment = { PATH: process.env["PATH"], ...variables };
    try {
      await expect(remote.store({ remote: { url, token: TOKEN }, environment }).load()).rejects.toMatchObject(
        { code },
      );
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  test("the proxy of the environment is used", async () => {
    await using remote = await openRemote();
    await using proxy = await startGitServer(remote.folder, { answer: () => ({ status: 404 }) });
    const environment = { PATH: process.env["PATH"], HTTP_PROXY: proxy.origin };
    const url = "http://git.example.test/o/r";
    await expect(remote.store({ remote: { url, token: TOKEN }, environment }).load()).rejects.toMatchObject({
      code: "ledger.no-repository",
    });
    expect(proxy.requests[0]?.line).toMatch(/^GET http:\/\/git\.example\.test\/o\/r\/info\/refs/u);
  });
});
