import { type AddressInfo, connect, createServer } from "node:net";
import { onTestFinished } from "vitest";

/** A server that passes everything on, and keeps what it was sent. */
export interface WireTap {
  /** `127.0.0.1:port`. */
  readonly host: string;
  /** All bytes that clients sent, as text. */
  received(): string;
}

/** A tap in front of a server on this machine; gone when the test ends. */
export async function tapWire(port: number): Promise<WireTap> {
  const chunks: Buffer[] = [];
  const tap = createServer((client) => {
    const server = connect(port, "127.0.0.1");
    client.on("data", (chunk) => chunks.push(chunk));
    client.pipe(server).pipe(client);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => tap.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void tap.close());
  return {
    host: `127.0.0.1:${(tap.address() as AddressInfo).port}`,
    received: () => Buffer.concat(chunks).toString("latin1"),
  };
}
