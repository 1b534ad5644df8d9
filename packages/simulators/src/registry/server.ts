import type { IncomingMessage } from "node:http";
import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer as createSocketServer, type Socket } from "node:net";

/** A key and certificate in PEM form, for a simulator that speaks TLS. */
export interface TlsIdentity {
  readonly key: string | Buffer;
  readonly cert: string | Buffer;
}

/** A server that listens on a free port of 127.0.0.1. */
export interface ListeningServer {
  readonly origin: URL;
  /** Ends every connection, also those that hang. */
  close(): Promise<void>;
}

/**
 * Starts a server; a handler that throws answers 500 with its message, so that a test shows what went wrong.
 *
 * @param latencyMs the round trip that opening a connection takes once, and with TLS twice
 */
export async function listen(
  handle: (message: IncomingMessage, response: ServerResponse) => Promise<void>,
  tls: TlsIdentity | undefined,
  latencyMs = 0,
): Promise<ListeningServer> {
  const listener: RequestListener = (message, response) => {
    handle(message, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { "Content-Type": "text/plain" });
      response.end(`the simulator failed: ${String(error)}`);
    });
  };
  const server: Server =
    tls === undefined ? createServer(listener) : createTlsServer({ key: tls.key, cert: tls.cert }, listener);
  const front = latencyMs === 0 ? server : holdConnections(server, latencyMs * (tls === undefined ? 1 : 2));
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  const { port } = front.address() as AddressInfo;
  return {
    origin: new URL(`${tls === undefined ? "http" : "https"}://127.0.0.1:${port}`),
    close: () =>
      new Promise((resolve) => {
        front.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A listener that hands each connection on to the server once it would have been open. */
function holdConnections(server: Server, holdMs: number): ReturnType<typeof createSocketServer> {
  return createSocketServer({ pauseOnConnect: true }, (socket: Socket) => {
    // Whoever gives up before has closed the connection.
    socket.on("error", () => socket.destroy());
    setTimeout(() => server.emit("connection", socket), holdMs);
  });
}
