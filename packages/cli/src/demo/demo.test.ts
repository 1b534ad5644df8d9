import { Failure } from "@basewatch/failure";
import { describe, expect, test } from "vitest";
import { type DemoServers, runDemo } from "./index.ts";

const bundles = new URL("../../../../dist", import.meta.url).pathname;

async function demo(arrange?: (servers: DemoServers) => void, colour = false): Promise<string> {
  let told = "";
  const terminal = { out: (text: string) => (told += text), err: (text: string) => (told += text) };
  await runDemo({ terminal, colour, bundles, ...(arrange && { arrange }) });
  return told;
}

/** How many calls each server gets in a demo in which nothing fails. */
async function countCalls(): Promise<{
  readonly registry: number;
  readonly github: number;
  readonly kardinal: number;
}> {
  let servers: DemoServers | undefined;
  await demo((started) => {
    servers = started;
  });
  return {
    registry: servers?.registry.log.length ?? 0,
    github: servers?.github.requests.length ?? 0,
    kardinal: servers?.kardinal.requests.length ?? 0,
  };
}

/** True for the call with this number, counted from 0, and false for every other one. */
function only(wanted: number): () => boolean {
  let seen = -1;
  return () => {
    seen += 1;
    return seen === wanted;
  };
}

const REFUSED = { status: 403, body: "refused by the test" } as const;

const BREAKS: Readonly<
  Record<"registry" | "github" | "kardinal", (servers: DemoServers, call: number) => void>
> = {
  registry: ({ registry }, call) => registry.fail(only(call), { kind: "answer", ...REFUSED }),
  github: ({ github }, call) => github.fail(only(call), { status: 403, body: { message: REFUSED.body } }),
  kardinal: ({ kardinal }, call) =>
    kardinal.script(...Array.from({ length: call }, () => ({ kind: "none" }) as const), {
      kind: "status",
      ...REFUSED,
    }),
};

describe("each server call, scripted to fail, fails the demo", () => {
  test.each(["registry", "github", "kardinal"] as const)("%s", { timeout: 600_000 }, async (server) => {
    const calls = (await countCalls())[server];
    expect(calls).toBeGreaterThan(0);
    const unharmed: number[] = [];
    for (let call = 0; call < calls; call += 1) {
      const failed = await demo((servers) => BREAKS[server](servers, call)).then(
        () => false,
        (error: unknown) => error instanceof Failure,
      );
      if (!failed) unharmed.push(call);
    }
    expect(unharmed).toEqual([]);
  });
});

describe("the demo", () => {
  test("tells the loop from nothing due, over a rebuild and its promotion, to nothing due again", async () => {
    const told = await demo();
    const marks = [
      "nothing is due",
      "is now sha256:",
      "is due, with the key",
      "run 17",
      "pushed acme/backstage:1.0.1",
      "is with kardinal",
      "proves the rebuild",
      "The loop is closed",
    ];
    const positions = marks.map((mark) => told.indexOf(mark));
    expect(positions).not.toContain(-1);
    expect(positions).toEqual(positions.toSorted((left, right) => left - right));
    expect(told).not.toContain("\u001b[");
  });

  test("shows colours on a terminal that has them", async () => {
    expect(await demo(undefined, true)).toContain("\u001b[32m✓\u001b[0m");
  });
});
