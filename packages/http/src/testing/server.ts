import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createTlsServer } from "node:https";
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from "node:net";
import { onTestFinished } from "vitest";

/** A server on loopback that is closed when its test ends. */
export interface TestServer {
  readonly port: number;
  url(path?: string, host?: string): URL;
  /** `METHOD path`, in order of arrival. */
  readonly requests: readonly string[];
  /** How many connections were opened. */
  connections(): number;
  /** How many connections are open. */
  open(): Promise<number>;
}

/** An HTTP server, with TLS when it is given a certificate. */
export async function startServer(
  answer: (request: IncomingMessage, response: ServerResponse, index: number) => void,
  tls?: { readonly key: string; readonly cert: string },
): Promise<TestServer> {
  const requests: string[] = [];
  const listener: RequestListener = (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    answer(request, response, requests.length - 1);
  };
  const server: Server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  const close = () => server.closeAllConnections();
  return await listen(server, { scheme: tls === undefined ? "http" : "https", requests, close });
}

/** An HTTP server that answers with each status in turn, then with the last one again, and with `headers` where that is no success. */
export async function startScripted(
  statuses: readonly number[],
  headers: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  return await startServer((request, response, index) => {
    const status = statuses[Math.min(index, statuses.length - 1)] ?? 500;
    response.writeHead(status, { "content-length": 0, ...(status < 300 ? {} : headers) });
    response.end();
    request.resume();
  });
}

/** A TCP server that gets each request's head as text, and whose answers are whatever bytes the test writes. */
export async function startRawServer(
  answer: (socket: Socket, head: string, index: number) => void,
): Promise<TestServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    let head = "";
    socket.on("data", (chunk) => {
      head += chunk.toString("latin1");
      const end = head.indexOf("\r\n\r\n");
      if (end === -1) return;
      const complete = head.slice(0, end);
      head = "";
      requests.push(complete.slice(0, complete.indexOf(" HTTP/")));
      answer(socket, complete, requests.length - 1);
    });
  });
  const close = () => {
    for (const socket of sockets) socket.destroy();
  };
  return await listen(server, { scheme: "http", requests, close });
}

/** A port on loopback on which nobody listens. */
export async function findClosedPort(): Promise<number> {
  const server = createTcpServer();
  const port = await bind(server);
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}

/** Binds a server to a free port of loopback, and has its test close it. */
export async function listen(
  server: TcpServer,
  { scheme, requests, close }: { scheme: string; requests: readonly string[]; close: () => void },
): Promise<TestServer> {
  let connections = 0;
  server.on("connection", () => {
    connections += 1;
  });
  const port = await bind(server);
  onTestFinished(async () => {
    const closed = new Promise((resolve) => {
      server.close(resolve);
    });
    close();
    await closed;
  });
  return {
    port,
    requests,
    connections: () => connections,
    open: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)));
      }),
    url: (path = "/", host = "127.0.0.1") => new URL(`${scheme}://${host}:${port}${path}`),
  };
}

async function bind(server: TcpServer): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return addressOf(server).port;
}

function addressOf(server: TcpServer): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens on no port");
  return address;
}
