import { type AddressInfo, createServer, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import type { TlsIdentity } from "@basewatch/simulators";

/** One request as it arrived. */
export interface Seen {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  /** By lower-case name; the last value where there are several. */
  readonly headers: Readonly<Record<string, string>>;
  /** How many requests its connection had before it. */
  readonly earlier: number;
}

/** Writes whatever bytes it likes. */
export type Answer = (socket: Socket, seen: Seen) => void;

/** A server of the suite: it is told what to write, byte for byte, and remembers every byte that it is sent. */
export interface Origin {
  readonly port: number;
  readonly requests: readonly Seen[];
  /** Everything that was ever sent to it, behind TLS where it has that, one character for each byte. */
  received(): string;
  close(): Promise<void>;
}

export interface OriginOptions {
  readonly tls?: TlsIdentity | undefined;
  /** Default 127.0.0.1. */
  readonly address?: string | undefined;
}

/** Starts a server on a free port of loopback. */
export async function startOrigin(answer: Answer, { tls, address }: OriginOptions = {}): Promise<Origin> {
  const requests: Seen[] = [];
  const received: Buffer[] = [];
  const sockets = new Set<Socket>();
  const serve = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    readRequests(socket, received, (seen) => {
      requests.push(seen);
      answer(socket, seen);
    });
  };
  const server = tls === undefined ? createServer(serve) : createTlsServer({ ...tls }, serve);
  // A client that does not like the certificate goes away; whether it should is what the case asserts.
  server.on("tlsClientError", () => {});
  await new Promise<void>((resolve) => server.listen(0, address ?? "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    received: () => Buffer.concat(received).toString("latin1"),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Splits what a connection sends into requests (https://www.rfc-editor.org/rfc/rfc9112); what follows a CONNECT is not read as any. */
function readRequests(socket: Socket, received: Buffer[], onRequest: (seen: Seen) => void): void {
  let pending = "";
  let earlier = 0;
  let isTunnel = false;
  socket.on("data", (chunk: Buffer) => {
    received.push(chunk);
    if (isTunnel) return;
    pending += chunk.toString("latin1");
    for (;;) {
      const end = pending.indexOf("\r\n\r\n");
      const seen = end < 0 ? undefined : readHead(pending.slice(0, end), earlier);
      const whole = end + 4 + Number(seen?.headers["content-length"] ?? 0);
      if (seen === undefined || pending.length < whole) return;
      pending = pending.slice(whole);
      earlier += 1;
      isTunnel = seen.method === "CONNECT";
      onRequest(seen);
    }
  });
}

function readHead(text: string, earlier: number): Seen {
  const [line = "", ...fields] = text.split("\r\n");
  const [method = "", target = ""] = line.split(" ");
  const headers = fields.map((field) => {
    const colon = field.indexOf(":");
    return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()];
  });
  return { method, target, headers: Object.fromEntries(headers), earlier };
}
