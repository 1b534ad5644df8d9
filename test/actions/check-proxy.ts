import { createServer, request as sendRequest } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A forward proxy on loopback. */
export interface ForwardProxy {
  /** What belongs in `HTTP_PROXY` and `HTTPS_PROXY`. */
  readonly url: string;
  /** `CONNECT host:port`, or `METHOD url`, in the order of arrival. */
  readonly requests: readonly string[];
}

/**
 * Starts a proxy for plain and for tunnelled requests (https://www.rfc-editor.org/rfc/rfc9110#name-connect) that leads every name to one
 * port of loopback, as a name server of a test's own would; closed when the test ends.
 */
export async function startForwardProxy(port: number): Promise<ForwardProxy> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((incoming, outgoing) => {
    requests.push(`${incoming.method} ${incoming.url}`);
    const { pathname, search, host } = new URL(incoming.url ?? "");
    const { method, headers } = incoming;
    const onward = sendRequest(
      { port, path: pathname + search, method, headers: { ...headers, host } },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(outgoing);
      },
    );
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.on("connect", (incoming, client: Socket) => {
    requests.push(`CONNECT ${incoming.url}`);
    const server = connect(port, "127.0.0.1", () =>
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n"),
    );
    client.pipe(server).pipe(client);
    for (const socket of [client, server]) sockets.add(socket.on("error", () => client.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}
