import { readFileSync } from "node:fs";
import { type AddressInfo, connect } from "node:net";
import { createServer } from "node:tls";
import { fileURLToPath } from "node:url";
import type { TlsIdentity } from "@basewatch/simulators";
import { onTestFinished } from "vitest";

const FOLDER = new URL("../certificates/", import.meta.url);

/** Makes an action's process trust the tests' own CA. */
export const TRUSTED = { NODE_EXTRA_CA_CERTS: fileURLToPath(new URL("ca.pem", FOLDER)) };

/** Leads names under .test to loopback in an action's process. */
export const NAMES = { NODE_OPTIONS: `--import=${new URL("loopback-names.ts", import.meta.url).href}` };

/** The certificates that there are: a right one, and one for each way to be wrong. */
export type Certificate = "server" | "expired" | "wrong-name" | "self-signed";

/** A key and the certificate for it. */
export function identity(name: Certificate): TlsIdentity {
  const read = (kind: string) => readFileSync(new URL(`${name}.${kind}`, FOLDER), "utf8");
  return { key: read("key"), cert: read("pem") };
}

/** TLS in front of a server of this machine that has none, until the test ends; yields its port. */
export async function startTlsFront(port: number): Promise<number> {
  const front = createServer(identity("server"), (client) => {
    const server = connect(port, "127.0.0.1");
    client.pipe(server).pipe(client);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void front.close());
  return (front.address() as AddressInfo).port;
}
