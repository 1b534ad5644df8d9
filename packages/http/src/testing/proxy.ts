import { createServer, type IncomingMessage, type ServerResponse, request as sendRequest } from "node:http";
import { connect, type Socket } from "node:net";
import { listen, type TestServer } from "./server.ts";

export interface TestProxyOptions {
  /** `user:password` that it wants; default: none. */
  readonly credentials?: string;
  /** What it does with tunnels instead of granting them. */
  readonly tunnels?: "refuse" | "refuse and stay" | "ignore" | "drop" | undefined;
}

/** A forward proxy on loopback for both kinds of proxying. Every host name leads to loopback, so that tests can use any. */
export async function startProxy({ credentials, tunnels }: TestProxyOptions = {}): Promise<TestServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const wanted =
    credentials === undefined ? undefined : `Basic ${Buffer.from(credentials).toString("base64")}`;
  const isDenied = (request: IncomingMessage) =>
    wanted !== undefined && request.headers["proxy-authorization"] !== wanted;

  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (isDenied(request)) response.writeHead(407).end();
    else forward(request, response);
  });
  server.on("connect", (request: IncomingMessage, client: Socket) => {
    requests.push(`CONNECT ${request.url}`);
    sockets.add(client);
    client.on("error", () => {});
    client.on("end", () => client.end());
    client.resume();
    if (isDenied(request)) client.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    else if (tunnels === "refuse") client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    else if (tunnels === "refuse and stay")
      client.write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    else if (tunnels === "drop") client.destroy();
    else if (tunnels === undefined) joinTunnel(client, Number(request.url?.split(":").at(-1)));
  });
  const close = () => {
    server.closeAllConnections();
    for (const socket of sockets) socket.destroy();
  };
  return await listen(server, { scheme: "http", requests, close });
}

function forward(request: IncomingMessage, response: ServerResponse): void {
  const { port, pathname, search } = new URL(request.url ?? "");
  const { "proxy-authorization": _own, ...headers } = request.headers;
  const { method } = request;
  const onward = sendRequest(
    { host: "127.0.0.1", port, path: pathname + search, method, headers },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    },
  );
  onward.on("error", () => response.writeHead(502).end());
  request.pipe(onward);
}

function joinTunnel(client: Socket, port: number): void {
  const server = connect(port, "127.0.0.1", () => {
    client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    client.pipe(server);
    server.pipe(client);
  });
  server.on("error", () => client.destroy());
  client.on("close", () => server.destroy());
}
