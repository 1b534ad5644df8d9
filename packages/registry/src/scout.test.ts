import { systemClock } from "@basewatch/retry";
import { describe, expect, it } from "vitest";
import { createScout } from "./scout.ts";

describe("createScout", () => {
  it("lets the others go once the first is back, also when it failed", async () => {
    const events: string[] = [];
    const scout = createScout(systemClock);
    const first = Promise.withResolvers<string>();
    const led = scout.lead(() => first.promise);
    const others = ["b", "c"].map((name) => scout.lead(async () => events.push(name)));
    events.push("a");
    first.reject(new Error("lost"));
    await expect(led).rejects.toThrow("lost");
    await Promise.all(others);
    await scout.lead(async () => events.push("d"));
    expect(events).toEqual(["a", "b", "c", "d"]);
  });

  it("lets the others go after two seconds, which are waited once", async () => {
    const waits: number[] = [];
    const sleep = async (ms: number) => {
      waits.push(ms);
    };
    const scout = createScout({ ...systemClock, sleep });
    const never = scout.lead(() => new Promise<string>(() => {}));
    for (const name of ["gone", "gone again"]) expect(await scout.lead(async () => name)).toBe(name);
    expect(waits).toEqual([2_000]);
    expect(never).toBeInstanceOf(Promise);
  });
});
