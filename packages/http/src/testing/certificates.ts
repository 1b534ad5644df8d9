import { readFileSync } from "node:fs";
import { getCACertificates, setDefaultCACertificates } from "node:tls";

const FOLDER = new URL("../../../../test/certificates/", import.meta.url);

/** A test certificate with its key; `server` is signed by the test CA for loopback and for the `.test` names. */
export function readCertificate(name: "server" | "expired" | "wrong-name" | "self-signed"): {
  readonly key: string;
  readonly cert: string;
} {
  return {
    key: readFileSync(new URL(`${name}.key`, FOLDER), "utf8"),
    cert: readFileSync(new URL(`${name}.pem`, FOLDER), "utf8"),
  };
}

/** The PEM file of the test CA. */
export const CA_FILE = new URL("ca.pem", FOLDER);

/** Has this process trust the test CA beside the others; the returned function undoes it. */
export function trustTestCa(): () => void {
  const before = getCACertificates("default");
  setDefaultCACertificates([...before, readFileSync(CA_FILE, "utf8")]);
  return () => setDefaultCACertificates(before);
}
