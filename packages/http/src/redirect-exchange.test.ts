import { describe, expect, test } from "vitest";
import { isLoopback } from "./proxy.ts";
import { sendFollowing } from "./redirect.ts";
import { readCertificate, trustTestCa } from "./testing/certificates.ts";
import { startServer } from "./testing/server.ts";
import { createTestTransport, EXCHANGES, failureOf, get } from "./testing/transport.ts";

describe.each(EXCHANGES)("redirects over %s", (_name, createExchange) => {
  test("a redirect to another port goes there without the credentials", async () => {
    const cdn = await startServer((request, response) => response.end(JSON.stringify(request.headers)));
    const server = await startServer((_request, response) => {
      response.writeHead(307, { location: cdn.url("/blob?sig=1").href }).end();
    });
    const transport = createTestTransport({ exchange: createExchange() });
    const request = get(server.url(), { headers: { authorization: "Bearer secret", accept: "a/b" } });
    const response = await sendFollowing(transport, request, { max: 5, trustPrivate: isLoopback });
    expect(cdn.requests).toEqual(["GET /blob?sig=1"]);
    expect(JSON.parse(response.body.toString())).toMatchObject({ accept: "a/b" });
    expect(response.body.toString()).not.toContain("secret");
  });

  test("a redirect to a private address of another origin is refused", async () => {
    const metadata = await startServer((_request, response) => response.end("keys"));
    const server = await startServer((_request, response) => {
      response.writeHead(302, { location: metadata.url().href }).end();
    });
    const transport = createTestTransport({ exchange: createExchange() });
    const failure = await failureOf(sendFollowing(transport, get(server.url()), { max: 5 }));
    expect(failure.code).toBe("http.private-address");
    expect(metadata.connections()).toBe(0);
  });

  test("a redirect from https to http is refused", async () => {
    const distrust = trustTestCa();
    const server = await startServer(
      (_request, response) => response.writeHead(301, { location: "http://localhost/" }).end(),
      readCertificate("server"),
    );
    const transport = createTestTransport({ exchange: createExchange() });
    const failure = await failureOf(sendFollowing(transport, get(server.url("/", "localhost")), { max: 5 }));
    distrust();
    expect(failure.code).toBe("http.redirect");
  });
});
