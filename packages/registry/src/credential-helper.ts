import { execFile } from "node:child_process";
import { Failure } from "@basewatch/failure";
import { firstLine, printable } from "@basewatch/redaction";
import * as z from "zod/mini";
import type { Credential } from "./credentials.ts";

/** What a credential helper's process left behind. */
export interface HelperResult {
  /** `missing`: there is no such program; `stopped`: it ran too long or wrote too much; else its exit status. */
  readonly exit: number | "missing" | "stopped";
  readonly stdout: string;
}

/** Runs a program with one line on its standard input. */
export type HelperRunner = (program: string, argument: string, input: string) => Promise<HelperResult>;

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 1024 * 1024;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/u;
// The protocol has no other way to say it (github.com/docker/docker-credential-helpers, "credentials/error.go").
const NOT_FOUND = "credentials not found in native keychain";

const HelperAnswer = z.object({ Username: z.string(), Secret: z.string() });

/** @param environment of the programs that are run: `PATH` to find them, `HOME` and what they need themselves. */
export function createHelperRunner(environment: Readonly<Record<string, string | undefined>>): HelperRunner {
  return (program, argument, input) =>
    new Promise((resolve) => {
      const options = {
        env: { ...environment },
        timeout: TIMEOUT_MS,
        maxBuffer: MAX_BYTES,
        killSignal: "SIGKILL" as const,
      };
      const child = execFile(program, [argument], options, (error, stdout) => {
        resolve({ exit: error === null ? 0 : exitOf(error), stdout });
      });
      // A helper that does not read its input closes the pipe; what it answers counts all the same.
      child.stdin?.on("error", () => {});
      child.stdin?.end(input);
    });
}

function exitOf(error: { readonly code?: string | number | null | undefined }): HelperResult["exit"] {
  if (typeof error.code === "number") return error.code;
  return error.code === "ENOENT" || error.code === "EACCES" ? "missing" : "stopped";
}

/**
 * What `docker-credential-<name> get` has for a server, `undefined` when it has nothing
 * (https://github.com/docker/docker-credential-helpers#usage).
 *
 * @throws Failure `registry.credential-helper`; its message holds nothing of an answer that may be a secret.
 */
export async function askHelper(
  run: HelperRunner,
  name: string,
  server: string,
  configPath: string,
): Promise<Credential | undefined> {
  if (!NAME.test(name)) {
    throw helperFailure(
      `${printable(configPath)}: "${printable(name, 50)}" is no name of a credential helper`,
    );
  }
  const program = `docker-credential-${name}`;
  const { exit, stdout } = await run(program, "get", server);
  if (exit === 0) return readAnswer(program, server, stdout);
  if (exit !== "missing" && exit !== "stopped" && stdout.trim() === NOT_FOUND) return undefined;
  throw helperFailure(`${program}, asked for ${printable(server)}, ${describeExit(exit, stdout)}`);
}

function describeExit(exit: HelperResult["exit"], stdout: string): string {
  if (exit === "missing") return "is not installed";
  if (exit === "stopped") return `was stopped: over ${TIMEOUT_MS / 1000} s or ${MAX_BYTES} bytes of output`;
  // By the protocol an error's text is on standard output; anything like an answer stays out of sight.
  const said = stdout.includes("{") ? "" : firstLine(stdout);
  return said === "" ? `failed with exit status ${exit}` : `failed with exit status ${exit}: ${said}`;
}

function readAnswer(program: string, server: string, stdout: string): Credential | undefined {
  const answer = HelperAnswer.safeParse(parseJson(stdout));
  if (!answer.success) throw helperFailure(`${program}, asked for ${printable(server)}, gave no credentials`);
  const { Username: username, Secret: secret } = answer.data;
  if (secret === "") return undefined;
  return username === "<token>"
    ? { kind: "identity", username, token: secret, from: program }
    : { kind: "basic", username, password: secret, from: program };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function helperFailure(message: string): Failure {
  return new Failure(message, {
    code: "registry.credential-helper",
    hint: "Install the helper and log in with it, or remove it from credHelpers and credsStore",
  });
}
