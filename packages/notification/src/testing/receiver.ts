import { createServer, type IncomingMessage } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** How a receiver answers one request; `reset` and `hang` give no answer, `cut` half of one. */
export type Answer =
  | "reset"
  | "hang"
  | "cut"
  | { readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> };

/** A request as it came in. */
export interface Received {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** A receiver of messages on loopback, closed when its test ends. */
export interface Receiver {
  readonly url: (path: string) => URL;
  readonly received: readonly Received[];
}

/** Starts a receiver that gives each answer once, in turn, and fails the sender's test with a 599 on a request too many. */
export async function startReceiver(
  answers: readonly Answer[],
  tls?: { readonly key: string; readonly cert: string },
): Promise<Receiver> {
  const received: Received[] = [];
  const listener: Parameters<typeof createServer>[1] = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url: path, headers } = request;
    const answer = answers[received.length] ?? { status: 599, body: "a request too many" };
    received.push({ method, path, headers, body: Buffer.concat(chunks).toString("utf8") });
    if (answer === "reset") request.socket.resetAndDestroy();
    else if (answer === "cut") {
      response.writeHead(200, { "content-length": 1000 });
      response.write("ok", () => request.socket.destroy());
    } else if (answer !== "hang") {
      response.writeHead(answer.status, answer.headers);
      response.end(answer.body ?? "");
    }
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(async () => {
    const closed = new Promise((resolve) => {
      server.close(resolve);
    });
    server.closeAllConnections();
    await closed;
  });
  const { port } = server.address() as AddressInfo;
  const scheme = tls === undefined ? "http" : "https";
  const host = tls === undefined ? "127.0.0.1" : "localhost";
  return { received, url: (path) => new URL(`${scheme}://${host}:${port}${path}`) };
}
