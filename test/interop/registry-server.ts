import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Lifetime } from "./workshop.ts";

/** The only login of a registry with `htpasswd`. */
export const LOGIN = { user: "robot", password: "correct-horse-battery" };

const HTPASSWD = "robot:$2y$05$.4dnasV6EJQOaOHV7Yh26Oxin2.jSqRzSzktJ5exkqvus9/3xjpaK\n";

/**
 * Starts the real `docker-registry` (https://distribution.github.io/distribution/) on a free port of 127.0.0.1, with an empty storage that
 * allows deleting; yields its host, `undefined` where the program is not installed. It ends with its test.
 */
export async function startRegistryServer(
  { onTestFinished }: Pick<Lifetime, "onTestFinished">,
  auth: "none" | "htpasswd",
): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "basewatch-interop-registry-"));
  const [config, users] = [join(folder, "config.yml"), join(folder, "htpasswd")];
  await writeFile(config, "version: 0.1\nstorage: { filesystem: {} }\nhttp: {}\n");
  await writeFile(users, HTPASSWD);
  const child = spawn("docker-registry", ["serve", config], {
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      PATH: process.env["PATH"],
      REGISTRY_HTTP_ADDR: "127.0.0.1:0",
      REGISTRY_STORAGE_FILESYSTEM_ROOTDIRECTORY: join(folder, "storage"),
      REGISTRY_STORAGE_DELETE_ENABLED: "true",
      ...(auth === "none"
        ? {}
        : { REGISTRY_AUTH_HTPASSWD_REALM: "interop", REGISTRY_AUTH_HTPASSWD_PATH: users }),
    },
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    child.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "ENOENT" ? resolve(undefined) : reject(error),
    );
    child.once("exit", (status) =>
      reject(new Error(`docker-registry ended with ${status}: ${said.join("\n")}`)),
    );
    createInterface({ input: child.stderr }).on("line", (line) => {
      said.push(line);
      const host = /listening on (127\.0\.0\.1:\d+)/u.exec(line)?.[1];
      if (host !== undefined) resolve(host);
    });
  });
}
