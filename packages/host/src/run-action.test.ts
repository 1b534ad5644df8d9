import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "@basewatch/failure";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as z from "zod/mini";
import { type ActionOutcome, type HostWorld, type RunnableAction, runAction } from "./index.ts";

const inputs = z.object({ name: z.string(), token: z.string() });
type Inputs = z.output<typeof inputs>;

let folder: string;
let printed: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "basewatch-host-"));
  await writeFile(join(folder, "output"), "");
  printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    printed += String(chunk);
    return true;
  });
  vi.stubEnv("GITHUB_OUTPUT", join(folder, "output"));
  vi.stubEnv("GITHUB_STEP_SUMMARY", join(folder, "summary"));
  vi.stubEnv("GITHUB_WORKSPACE", folder);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = undefined;
  await rm(folder, { recursive: true });
});

/** Runs an action that does `run`; yields the exit status that it left. */
async function start(
  run: (inputs: Inputs, world: HostWorld) => Promise<Partial<ActionOutcome>>,
): Promise<unknown> {
  const action: RunnableAction<Inputs> = {
    inputs,
    secretInputs: ["token"],
    run: async (given, world) => ({ outputs: {}, failures: [], summary: "", ...(await run(given, world)) }),
  };
  await runAction(action);
  return process.exitCode;
}

describe("runAction", () => {
  test("inputs in, outputs and summary out, status 0", async () => {
    vi.stubEnv("INPUT_NAME", "app");
    const status = await start(async (given) => ({
      outputs: { greeting: `hello ${given.name}` },
      summary: "### Done\n",
    }));
    expect(status).toBe(0);
    expect(await readFile(join(folder, "output"), "utf8")).toMatch(
      /^greeting<<(ghadelimiter_\S+)\nhello app\n\1\n$/u,
    );
    expect(await readFile(join(folder, "summary"), "utf8")).toBe("### Done\n");
  });

  test("a failure among the outcome: outputs are set, an annotation, status 1", async () => {
    const failures = [new Failure("one target failed", { code: "a.b", hint: "Mend it." })];
    expect(await start(async () => ({ outputs: { known: "1" }, failures }))).toBe(1);
    expect(await readFile(join(folder, "output"), "utf8")).toContain("known");
    expect(printed).toContain("::error::one target failed · Mend it.\n");
  });

  test("a thrown failure: an annotation without a stack, status 1", async () => {
    const status = await start(async () => {
      throw new Failure("it broke", { code: "a.b" });
    });
    expect(status).toBe(1);
    expect(printed).toBe("::error::it broke\n");
  });

  test("a defect: an annotation and its stack, status 1", async () => {
    const status = await start(async () => {
      throw new TypeError("x is undefined");
    });
    expect(status).toBe(1);
    expect(printed).toContain("::error::This is a defect in Basewatch: TypeError: x is undefined");
    expect(printed).toContain("run-action.test.ts");
  });

  test("a misspelt input fails with the right name", async () => {
    vi.stubEnv("INPUT_NAM", "app");
    expect(await start(async () => ({}))).toBe(1);
    expect(printed).toContain("::error::nam: unknown input, did you mean name?");
  });

  test("an input that this version does not have is a warning, an empty one is nothing", async () => {
    vi.stubEnv("INPUT_SHARD", "1/2");
    vi.stubEnv("INPUT_WINDOW", "");
    expect(await start(async () => ({}))).toBe(0);
    expect(printed).toContain("::warning::shard: this version has no such input; it is ignored");
    expect(printed).not.toContain("window");
  });

  test("a secret is in no output, log line, annotation, summary or file", async () => {
    vi.stubEnv("INPUT_TOKEN", "host=first-secret\nother.host/path=second-secret");
    await start(async (_given, { log, files }) => {
      await files.write("ledger.json", "forced by first-secret");
      for (const level of ["info", "notice", "warning", "debug"] as const)
        log[level](`${level} first-secret`);
      return {
        outputs: { leak: "second-secret" },
        summary: "first-secret",
        failures: [new Failure("second-secret", { code: "a.b" })],
      };
    });
    const written = await Promise.all(
      ["output", "summary", "ledger.json"].map((file) => readFile(join(folder, file), "utf8")),
    );
    const everything = printed + written.join("");
    expect(everything).not.toMatch(/first-secret|second-secret/u);
    expect(written[2]).toBe("forced by ***");
    expect(printed).toContain("info ***\n");
    expect(printed).toContain("::debug::debug ***");
  });

  test("the world is the runner's", async () => {
    vi.stubEnv("INPUT_NAME", "app");
    await start(async (_given, world) => {
      expect(world.environment["INPUT_NAME"]).toBe("app");
      expect(world.files.resolve("x")).toBe(join(folder, "x"));
      expect(world.random()).toBeLessThan(1);
      return {};
    });
    expect(process.exitCode).toBe(0);
  });

  test("SIGTERM aborts the run with a failure that says so", async () => {
    const status = await start(async (_given, { signal }) => {
      process.emit("SIGTERM", "SIGTERM");
      signal.throwIfAborted();
      return {};
    });
    expect(status).toBe(1);
    expect(printed).toContain("::error::the run was cancelled (SIGTERM)");
  });

  test("no summary file, no summary", async () => {
    vi.stubEnv("GITHUB_STEP_SUMMARY", "");
    expect(await start(async () => ({ summary: "text" }))).toBe(0);
  });

  test("an event loop that runs dry before there is a result is a failure", async () => {
    const never = start(() => new Promise(() => undefined));
    await new Promise((resolve) => setImmediate(resolve));
    process.emit("beforeExit", 0);
    expect(printed).toContain("::error::the action ended without a result");
    expect(process.exitCode).toBe(1);
    expect(await Promise.race([never, "pending"])).toBe("pending");
  });
});
