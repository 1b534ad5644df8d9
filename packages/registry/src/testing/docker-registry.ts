import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";

/** `ada` with the password `secret-of-ada`. */
const HTPASSWD = "ada:$2y$05$d142Z2TyO0dU7aoYBFTk2ux1nFotl.RedilpzfNojQd6yK82kr9MO\n";

/**
 * Starts the real `docker-registry` (github.com/distribution/distribution) for one test, on a free port of 127.0.0.1; yields its
 * host, or `undefined` where the program is not installed.
 */
export async function startDockerRegistry(auth: "none" | "htpasswd"): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "basewatch-registry-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  const [storage, users] = [join(folder, "storage"), join(folder, "htpasswd")];
  await mkdir(storage);
  await writeFile(users, HTPASSWD);
  const config = join(folder, "config.yml");
  await writeFile(config, "version: 0.1\nstorage: { filesystem: {}, delete: { enabled: true } }\nhttp: {}\n");
  const login = {
    REGISTRY_AUTH: "htpasswd",
    REGISTRY_AUTH_HTPASSWD_REALM: "real",
    REGISTRY_AUTH_HTPASSWD_PATH: users,
  };
  const child = spawn("docker-registry", ["serve", config], {
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      PATH: process.env["PATH"],
      REGISTRY_HTTP_ADDR: "127.0.0.1:0",
      REGISTRY_STORAGE_FILESYSTEM_ROOTDIRECTORY: storage,
      ...(auth === "htpasswd" ? login : {}),
    },
  });
  return listening(child);
}

function listening(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    child.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ENOENT" ? resolve(undefined) : reject(error),
    );
    child.on("exit", (status) =>
      reject(new Error(`docker-registry ended with ${status}: ${said.join("\n")}`)),
    );
    if (child.stderr === null) return;
    createInterface({ input: child.stderr }).on("line", (line) => {
      said.push(line);
      const host = /listening on (127\.0\.0\.1:\d+)/u.exec(line)?.[1];
      if (host !== undefined) resolve(host);
    });
    onTestFinished(() => {
      child.kill("SIGKILL");
    });
  });
}
