import { readFileSync } from "node:fs";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { onTestFinished } from "vitest";

const FOLDER = new URL("../../../../test/certificates/", import.meta.url);

const read = (name: string): string => readFileSync(new URL(name, FOLDER), "utf8");

/** A test certificate with its key; `server` is signed by the test CA for loopback. */
export function readCertificate(name: "server" | "expired" | "wrong-name" | "self-signed"): {
  readonly key: string;
  readonly cert: string;
} {
  return { key: read(`${name}.key`), cert: read(`${name}.pem`) };
}

/** Has this process trust the test CA beside the others until the test ends. */
export function trustTestCa(): void {
  const before = getCACertificates("default");
  setDefaultCACertificates([...before, read("ca.pem")]);
  onTestFinished(() => setDefaultCACertificates(before));
}
