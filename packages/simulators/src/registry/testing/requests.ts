import { onTestFinished } from "vitest";
import { type RegistrySetup, type RegistrySimulator, startRegistry } from "../index.ts";

/** A simulator that is closed when the test ends. */
export async function start(profile: RegistrySetup = {}): Promise<RegistrySimulator> {
  const simulator = await startRegistry(profile);
  onTestFinished(() => simulator.close());
  return simulator;
}

/** One request, given as `METHOD /path`; the answer's body read, redirects not followed. */
export async function ask(simulator: RegistrySimulator, line: string, init: RequestInit = {}) {
  const [method = "GET", path = "/"] = line.split(" ");
  const response = await fetch(new URL(path, simulator.url), { method, redirect: "manual", ...init });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** A request's options with a user and password. */
export function basic(user: string, password: string) {
  return { headers: { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` } };
}
