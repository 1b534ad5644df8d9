import type { IncomingMessage } from "node:http";
import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";

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

/** Starts a server; a handler that throws answers 500 with its message, so that a test shows what went wrong. */
export async function listen(
  handle: (message: IncomingMessage, response: ServerResponse) => Promise<void>,
  tls: TlsIdentity | undefined,
): Promise<ListeningServer> {
  const listener: RequestListener = (message, response) => {
    handle(message, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { "Content-Type": "text/plain" });
      response.end(`the simulator failed: ${String(error)}`);
    });
  };
  const server: Server =
    tls === undefined ? createServer(listener) : createTlsServer({ key: tls.key, cert: tls.cert }, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: new URL(`${tls === undefined ? "http" : "https"}://127.0.0.1:${port}`),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
