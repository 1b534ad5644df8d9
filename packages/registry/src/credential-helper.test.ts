import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { askHelper, createHelperRunner } from "./credential-helper.ts";

/** A runner that finds one helper, `docker-credential-test`, made of these lines of shell. */
async function withHelper(script: string) {
  const folder = await mkdtemp(join(tmpdir(), "basewatch-helper-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const program = join(folder, "docker-credential-test");
  await writeFile(program, `#!/bin/sh\n${script}\n`);
  await chmod(program, 0o755);
  return createHelperRunner({ PATH: `${folder}:/usr/bin:/bin`, GREETING: "hello" });
}

describe("createHelperRunner", () => {
  const cases: readonly [name: string, script: string, exit: unknown, stdout: string][] = [
    ["gives argument, input and environment", 'echo "$1 $(cat) $GREETING"', 0, "get ghcr.io hello\n"],
    ["tells the exit status", "echo no; exit 7", 7, "no\n"],
    ["does not mind a helper that never reads", "exec 0<&-; echo done", 0, "done\n"],
  ];
  it.each(cases)("%s", async (_name, script, exit, stdout) => {
    const run = await withHelper(script);
    expect(await run("docker-credential-test", "get", "ghcr.io")).toEqual({ exit, stdout });
  });

  it("passes nothing on but the environment it was given", async () => {
    const run = await withHelper("env | cut -d= -f1 | sort | tr '\\n' ' '");
    const { stdout } = await run("docker-credential-test", "get", "ghcr.io");
    expect(stdout.split(" ").filter((name) => !["_", "PWD", "SHLVL", "OLDPWD", ""].includes(name))).toEqual([
      "GREETING",
      "PATH",
    ]);
  });

  it("stops one that floods", async () => {
    const run = await withHelper("while :; do echo 0123456789012345678901234567890123456789; done");
    expect((await run("docker-credential-test", "get", "ghcr.io")).exit).toBe("stopped");
  });

  it("says when there is none", async () => {
    const run = await withHelper("true");
    expect(await run("docker-credential-other", "get", "ghcr.io")).toEqual({ exit: "missing", stdout: "" });
  });

  it("serves askHelper", async () => {
    const run = await withHelper(`printf '{"Username":"ada","Secret":"%s"}' "$(cat)"`);
    expect(await askHelper(run, "test", "ghcr.io", "config.json")).toEqual({
      kind: "basic",
      username: "ada",
      password: "ghcr.io",
      from: "docker-credential-test",
    });
  });
});
