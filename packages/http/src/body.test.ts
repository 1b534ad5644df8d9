import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { Failure } from "@basewatch/failure";
import { describe, expect, test, vi } from "vitest";
import { readBody } from "./body.ts";
import { createNodeExchange } from "./node-exchange.ts";
import { startRawServer, startServer } from "./testing/server.ts";
import { createTestTransport, EXCHANGES, failureOf, get } from "./testing/transport.ts";

test.each([
  ["whose connection is gone already", false, "http.cut"],
  ["whose time is up already", true, "late"],
])("a body %s fails at once", async (_case, isLate, code) => {
  const server = await startServer((_request, response) => response.write("a"));
  const request = get(server.url());
  const message = await createNodeExchange({ proxy: {} })(request, new AbortController().signal);
  const closed = new Promise((resolve) => message.on("close", resolve));
  const late = new AbortController();
  if (isLate) late.abort(new Failure("late", { code: "late" }));
  else message.destroy();
  expect((await failureOf(readBody(message, request, late.signal))).code).toBe(code);
  await closed;
});

describe.each(EXCHANGES)("a body over %s", (_name, createExchange) => {
  const create = () => createTestTransport({ exchange: createExchange() });

  test.each([
    ["with a length", "content-length: 5\r\n\r\nhello"],
    ["in chunks", "transfer-encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n"],
    ["that the connection's end delimits", "connection: close\r\n\r\nhello"],
  ])("%s is read whole", async (_case, rest) => {
    const server = await startRawServer((socket) => socket.end(`HTTP/1.1 200 OK\r\n${rest}`));
    expect((await create().send(get(server.url()))).body.toString()).toBe("hello");
  });

  test.each([
    ["shorter than its length, closed", "content-length: 500\r\n\r\nhello", "end"],
    ["shorter than its length, reset", "content-length: 500\r\n\r\nhello", "resetAndDestroy"],
    ["with a length and nothing else", "content-length: 500\r\n\r\n", "end"],
    ["in chunks without the last one, closed", "transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n", "end"],
    ["with a broken chunk", "transfer-encoding: chunked\r\n\r\n5\r\nhello\r\nzz\r\n", "end"],
    ["in chunks, reset", "transfer-encoding: chunked\r\n\r\n5\r\nhel", "resetAndDestroy"],
  ] as const)("%s is cut", async (_case, rest, end) => {
    const server = await startRawServer((socket) => {
      // The reset must not overtake the bytes before it.
      socket.write(`HTTP/1.1 200 OK\r\n${rest}`, () => setTimeout(() => socket[end](), 20));
    });
    const failure = await failureOf(create().send(get(server.url())));
    expect(failure.code).toBe("http.cut");
    expect(failure.message).toMatch(/^GET http:.*: the answer was cut short/u);
  });

  test("of exactly the cap is read, and one byte more is too large", async () => {
    const server = await startServer((_request, response) => response.end("x".repeat(1000)));
    expect((await create().send(get(server.url(), { maxBytes: 1000 }))).body).toHaveLength(1000);
    const failure = await failureOf(create().send(get(server.url(), { maxBytes: 999 })));
    expect(failure.code).toBe("http.too-large");
    expect(failure.message).toContain("longer than 999 bytes");
  });

  test("without end is given up at the cap, and its connection destroyed", async () => {
    let written = 0;
    const closed = Promise.withResolvers<void>();
    const server = await startServer((_request, response) => {
      const chunk = Buffer.alloc(16_384);
      const pour = () => {
        while (!response.destroyed && response.write(chunk)) written += chunk.length;
      };
      response.on("drain", pour);
      response.on("close", () => closed.resolve());
      pour();
    });
    const failure = await failureOf(create().send(get(server.url(), { maxBytes: 100_000 })));
    expect(failure.code).toBe("http.too-large");
    await closed.promise;
    expect(written).toBeLessThan(20_000_000);
  });

  test.each([
    ["gzip", gzipSync],
    ["x-gzip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
    [" GZIP ", gzipSync],
  ])("that comes as %s although it was asked not to is decoded", async (coding, compress) => {
    const server = await startServer((_request, response) => {
      response.setHeader("content-encoding", coding);
      response.end(compress("hello ".repeat(1000)));
    });
    expect((await create().send(get(server.url()))).body.toString()).toBe("hello ".repeat(1000));
  });

  test.each([
    ["gzip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
  ])("that is a %s bomb is given up at the cap of decoded bytes", async (coding, compress) => {
    const bomb = compress(Buffer.alloc(50_000_000));
    expect(bomb.length).toBeLessThan(65_536);
    const server = await startServer((_request, response) => {
      response.setHeader("content-encoding", coding);
      response.end(bomb);
    });
    const before = process.memoryUsage().arrayBuffers;
    expect((await failureOf(create().send(get(server.url(), { maxBytes: 65_536 })))).code).toBe(
      "http.too-large",
    );
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
  });

  test.each([
    ["shorter than its length", "http.cut", 500],
    ["complete by its length, but not by its coding", "http.cut", 0],
  ])("compressed and %s is cut", async (_case, code, missing) => {
    const part = gzipSync("hello ".repeat(1000)).subarray(0, 30);
    const server = await startRawServer((socket) => {
      socket.write(
        `HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${part.length + missing}\r\n\r\n`,
      );
      socket.end(part);
    });
    expect((await failureOf(create().send(get(server.url())))).code).toBe(code);
  });

  test.each([
    ["garbage that is called gzip", "gzip"],
    ["an unknown coding", "zstd"],
    ["several codings", "gzip, br"],
  ])("with %s is malformed", async (_case, coding) => {
    const server = await startServer((_request, response) => {
      response.setHeader("content-encoding", coding);
      response.end("hello");
    });
    expect((await failureOf(create().send(get(server.url())))).code).toBe("http.malformed");
  });

  test.each([
    ["HEAD", 200],
    ["GET", 204],
    ["GET", 304],
    ["GET", 200],
  ] as const)(
    "that a %s with %i does not have is empty, whatever its coding is called",
    async (method, status) => {
      const server = await startServer((_request, response) => {
        response.writeHead(status, { "content-encoding": "gzip" });
        response.end();
      });
      const response = await create().send({ method, url: server.url(), maxBytes: 0 });
      expect([response.status, response.body.length]).toEqual([status, 0]);
    },
  );

  test.each([
    [404, 65_536, 65_536],
    [503, 65_537, 65_536],
    [500, 1_000_000, 65_536],
    [307, 200_000, 65_536],
  ])("of %i with %i bytes: %i are kept, whatever a good one may have", async (status, sent, kept) => {
    const server = await startServer((_request, response) => {
      response.writeHead(status, { "content-length": sent }).end("x".repeat(sent));
    });
    const response = await create().send(get(server.url(), { maxBytes: 2 }));
    expect([response.status, response.body.length]).toEqual([status, kept]);
  });

  test("of an error, compressed without end: its first 64 KiB, and the connection is let go", async () => {
    const bomb = gzipSync(Buffer.alloc(8 * 1024 * 1024));
    const server = await startServer((_request, response) => {
      response.writeHead(500, { "content-encoding": "gzip", "content-length": 2 ** 30 }).write(bomb);
    });
    expect((await create().send(get(server.url()))).body).toEqual(Buffer.alloc(65_536));
    await vi.waitFor(async () => expect(await server.open()).toBe(0));
  });
});
