import { createServer, request as sendRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A way to a registry of this machine that takes its time and remembers what went over it. */
export interface Wire {
  /** `127.0.0.1:port`. */
  readonly host: string;
  /** Every request line and header, as it was received. */
  received(): string;
  /** The most requests that were on their way at once. */
  mostAtOnce(): number;
}

/** A wire that holds each request for `delayMs` milliseconds, so that those that may go at once do; gone when the test ends. */
export async function startWire(port: number, delayMs = 0): Promise<Wire> {
  const received: string[] = [];
  let [now, most] = [0, 0];
  const server = createServer((incoming, outgoing) => {
    received.push(`${incoming.method} ${incoming.url}`, ...incoming.rawHeaders);
    now += 1;
    most = Math.max(most, now);
    outgoing.on("close", () => {
      now -= 1;
    });
    const { method, url, headers } = incoming;
    setTimeout(() => {
      const onward = sendRequest({ port, path: url, method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(outgoing);
      });
      onward.on("error", () => outgoing.destroy());
      onward.end();
    }, delayMs);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => received.join("\n"),
    mostAtOnce: () => most,
  };
}
