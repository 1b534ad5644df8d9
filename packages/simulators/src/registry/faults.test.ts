import { describe, expect, it } from "vitest";
import { buildImage } from "../image-content/index.ts";
import type { RegistryAnswer } from "./index.ts";
import { ask, start } from "./testing/requests.ts";

const IMAGE = buildImage({ steps: [{ createdBy: "COPY a /", files: { a: "1" } }] });

function failToAlter(): RegistryAnswer {
  throw new Error("the test is wrong");
}

describe("faults", () => {
  it("come in the order and number in which they were scripted, to the requests that match", async () => {
    const simulator = await start({ rateLimit: { limit: "100", remaining: "9" } });
    simulator.store.putContent("app", "1", IMAGE);
    const path = "/v2/app/manifests/1";
    simulator.fail({ server: "token" }, { kind: "answer", status: 500 });
    simulator.fail(
      { method: "GET", path },
      { kind: "answer", status: 503, headers: { "Retry-After": "1" }, body: "busy" },
      2,
    );
    simulator.fail(({ method }) => method === "GET", {
      kind: "alter",
      alter: (answer) => ({ ...answer, status: 203 }),
    });
    const answers = [];
    for (let count = 0; count < 4; count += 1) answers.push(await ask(simulator, `GET ${path}`));
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 203, 200]);
    expect([answers[0]?.body, answers[0]?.headers.get("retry-after")]).toEqual(["busy", "1"]);
    expect(answers[3]?.headers.get("ratelimit-remaining")).toBe("9");
  });

  it("break connections: reset, cut, hang until closed", async () => {
    const simulator = await start();
    simulator.store.putContent("app", "1", IMAGE);
    simulator.fail({}, { kind: "reset" });
    simulator.fail({}, { kind: "cut", afterBytes: 3 });
    const line = "GET /v2/app/manifests/1";
    await expect(ask(simulator, line)).rejects.toThrow();
    await expect(ask(simulator, line)).rejects.toThrow();
    simulator.fail({}, { kind: "hang" });
    const hanging = ask(simulator, line);
    const closing = hanging.catch(() => "closed");
    while (simulator.log.length < 3) await new Promise((resolve) => setImmediate(resolve));
    await simulator.close();
    expect(await closing).toBe("closed");
    expect(simulator.log.map(({ status }) => status)).toEqual([0, 200, 0]);
  });

  it("drip a body byte by byte", async () => {
    const simulator = await start();
    const digest = simulator.store.putBlob("app", "slow");
    simulator.fail({}, { kind: "drip", everyMs: 1 });
    const response = await fetch(new URL(`/v2/app/blobs/${digest}`, simulator.url));
    const chunks: string[] = [];
    for await (const chunk of response.body ?? []) chunks.push(Buffer.from(chunk).toString());
    expect(chunks.join("")).toBe("slow");
    expect(chunks.length).toBeGreaterThan(1);
  });

  it("in a test's own code are answered 500, with what went wrong", async () => {
    const simulator = await start();
    simulator.fail({}, { kind: "alter", alter: failToAlter });
    const answer = await ask(simulator, "GET /v2/");
    expect([answer.status, answer.body]).toEqual([500, "the simulator failed: Error: the test is wrong"]);
  });
});
