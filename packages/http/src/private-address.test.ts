import { describe, expect, test } from "vitest";
import { createPublicLookup, isPrivateAddress } from "./private-address.ts";
import { startServer } from "./testing/server.ts";
import { createTestLookup, createTestTransport, EXCHANGES, failureOf, get } from "./testing/transport.ts";

test.each([
  ["unspecified", "0.0.0.0"],
  ["this network", "0.1.2.3"],
  ["private", "10.0.0.1"],
  ["private", "172.16.0.1"],
  ["private", "172.31.255.255"],
  ["private", "192.168.1.1"],
  ["carrier-grade NAT", "100.64.0.1"],
  ["loopback", "127.0.0.53"],
  ["link-local, with the cloud's metadata", "169.254.169.254"],
  ["benchmarking", "198.18.0.1"],
  ["documentation", "203.0.113.9"],
  ["multicast", "224.0.0.1"],
  ["reserved", "240.0.0.1"],
  ["broadcast", "255.255.255.255"],
  ["unspecified", "::"],
  ["loopback", "::1"],
  ["IPv4-mapped, private", "::ffff:10.0.0.1"],
  ["IPv4-mapped, public", "::ffff:8.8.8.8"],
  ["NAT64", "64:ff9b::808:808"],
  ["local NAT64", "64:ff9b:1::1"],
  ["Teredo", "2001::1"],
  ["documentation", "2001:db8::1"],
  ["6to4", "2002:a00:1::"],
  ["unique local", "fd00::1"],
  ["unique local", "fc00::1"],
  ["link-local", "fe80::1"],
  ["link-local with a zone", "fe80::1%eth0"],
  ["multicast", "ff02::1"],
  ["no address", "example.com"],
])("%s %s is not public", (_name, address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each([
  "8.8.8.8",
  "1.1.1.1",
  "100.63.255.255",
  "172.32.0.1",
  "192.167.1.1",
  "223.255.255.255",
  "2606:4700::1111",
  "2a00::1",
])("%s is public", (address) => {
  expect(isPrivateAddress(address)).toBe(false);
});

test.each([
  ["one address", { all: false }, ["2606:4700::1", "8.8.8.8"], "2606:4700::1", 6],
  ["all addresses", { all: true }, ["8.8.8.8"], [{ address: "8.8.8.8", family: 4 }], undefined],
])(
  "the public lookup yields %s when it is asked for that",
  async (_case, options, addresses, answer, family) => {
    const lookup = createPublicLookup(
      createTestLookup({ "x.test": addresses }),
      get(new URL("http://x.test/")),
    );
    const seen = await new Promise((resolve) => lookup("x.test", options, (...args) => resolve(args)));
    expect(seen).toEqual(family === undefined ? [null, answer] : [null, answer, family]);
  },
);

describe.each(EXCHANGES)("a publicOnly request over %s", (_name, createExchange) => {
  test.each([
    ["a literal address", "127.0.0.1"],
    ["a literal address in hexadecimal", "0x7f000001"],
    ["a literal IPv6 address", "[::1]"],
    ["an IPv4-mapped address", "[::ffff:127.0.0.1]"],
    ["a private address", "10.1.2.3"],
    ["localhost", "localhost"],
    ["a name under localhost", "registry.localhost"],
  ])("to %s is refused before anything is sent", async (_case, host) => {
    const server = await startServer((_request, response) => response.end());
    const transport = createTestTransport({ exchange: createExchange() });
    const failure = await failureOf(transport.send(get(server.url("/token", host), { publicOnly: true })));
    expect(failure.code).toBe("http.private-address");
    expect(failure.message).toContain(`GET http://`);
    expect(server.connections()).toBe(0);
  });

  test("to a name with one private address among public ones is refused, and is not tried again", async () => {
    const lookup = createTestLookup({ "rebind.test": ["8.8.8.8", "127.0.0.1"] });
    const server = await startServer((_request, response) => response.end());
    const policy = { attempts: 3, baseMs: 1, capMs: 1, budgetMs: 10 };
    const transport = createTestTransport({ exchange: createExchange(lookup), policy });
    const failure = await failureOf(
      transport.send(get(server.url("/", "rebind.test"), { publicOnly: true })),
    );
    expect(failure.code).toBe("http.private-address");
    expect(failure.message).toContain("127.0.0.1 is not a public address");
    expect([server.connections(), transport.counts.get]).toEqual([0, 1]);
  });

  test("never uses a connection that was opened for a request that may be private", async () => {
    const lookup = createTestLookup({ "registry.test": ["127.0.0.1"] });
    const server = await startServer((_request, response) => response.end());
    const transport = createTestTransport({ exchange: createExchange(lookup) });
    const url = server.url("/", "registry.test");
    expect((await transport.send(get(url))).status).toBe(200);
    expect((await failureOf(transport.send(get(url, { publicOnly: true })))).code).toBe(
      "http.private-address",
    );
    expect(server.requests).toHaveLength(1);
  });

  test("to a name that cannot be resolved fails like any other", async () => {
    const transport = createTestTransport({ exchange: createExchange(createTestLookup({})) });
    const request = get(new URL("http://nowhere.test/"), { publicOnly: true });
    expect((await failureOf(transport.send(request))).code).toBe("http.dns");
  });
});
