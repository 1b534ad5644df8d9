import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createGate, type Gate } from "./gate.ts";
import { createTestClock, settleMicrotasks } from "./testing/clock.ts";

/** Lets each named request go to the gate; `inside` are those that passed it, in order. */
function crowd(gate: Gate) {
  const inside: string[] = [];
  const releases = new Map<string, () => void>();
  return {
    inside,
    async arrive(name: string, host: string, signal?: AbortSignal, leads?: boolean) {
      gate.enter(host, signal, leads).then(
        (release) => {
          inside.push(name);
          releases.set(name, release);
        },
        () => {},
      );
      await settleMicrotasks();
    },
    async leave(name: string) {
      releases.get(name)?.();
      await settleMicrotasks();
    },
  };
}

test("no more than perHost to one host, and others pass it by", async () => {
  const gate = createGate({ total: 10, perHost: 2, clock: createTestClock() });
  const { inside, arrive, leave } = crowd(gate);
  for (const name of ["a1", "a2", "a3", "a4"]) await arrive(name, "a");
  await arrive("b1", "b");
  expect(inside).toEqual(["a1", "a2", "b1"]);
  await leave("a2");
  expect(inside).toEqual(["a1", "a2", "b1", "a3"]);
});

test("no more than total over all hosts, first come first served", async () => {
  const gate = createGate({ total: 2, perHost: 2, clock: createTestClock() });
  const { inside, arrive, leave } = crowd(gate);
  for (const name of ["a1", "b1", "c1", "a2", "b2"]) await arrive(name, name.slice(0, 1));
  expect(inside).toEqual(["a1", "b1"]);
  await leave("b1");
  await leave("a1");
  await leave("c1");
  expect(inside).toEqual(["a1", "b1", "c1", "a2", "b2"]);
});

test("who leads goes first, over all hosts, and among each other in the order of arrival", async () => {
  const gate = createGate({ total: 1, perHost: 1, clock: createTestClock() });
  const { inside, arrive, leave } = crowd(gate);
  for (const name of ["a1", "b1", "a2"]) await arrive(name, name.slice(0, 1));
  for (const name of ["b-leads", "a-leads"]) await arrive(name, name.slice(0, 1), undefined, true);
  for (const name of ["a1", "b-leads", "a-leads", "b1"]) await leave(name);
  expect(inside).toEqual(["a1", "b-leads", "a-leads", "b1", "a2"]);
});

test("who leads waits for a pause to end, and leaves the queue when it is aborted", async () => {
  const clock = createTestClock();
  const gate = createGate({ total: 1, perHost: 1, clock });
  gate.pause("a", 1000);
  const abort = new AbortController();
  const { inside, arrive } = crowd(gate);
  await arrive("a-leads", "a", abort.signal, true);
  await arrive("a-leads-too", "a", undefined, true);
  abort.abort();
  expect(inside).toEqual([]);
  await clock.advance(1000);
  expect(inside).toEqual(["a-leads-too"]);
});

test("the limit may differ by host", async () => {
  const gate = createGate({
    total: 9,
    perHost: (host) => (host === "slow" ? 1 : 3),
    clock: createTestClock(),
  });
  const { inside, arrive } = crowd(gate);
  for (const name of ["s1", "s2"]) await arrive(name, "slow");
  for (const name of ["f1", "f2", "f3", "f4"]) await arrive(name, "fast");
  expect(inside).toEqual(["s1", "f1", "f2", "f3"]);
});

test("leaving twice frees one place", async () => {
  const gate = createGate({ total: 1, perHost: 1, clock: createTestClock() });
  const { inside, arrive, leave } = crowd(gate);
  for (const name of ["1", "2", "3"]) await arrive(name, "a");
  await leave("1");
  await leave("1");
  expect(inside).toEqual(["1", "2"]);
});

test("a pause is one wait for all requests of its host and for nobody else", async () => {
  const clock = createTestClock();
  const gate = createGate({ total: 10, perHost: 10, clock });
  const { inside, arrive } = crowd(gate);
  gate.pause("a", 5000);
  for (const name of ["a1", "a2", "a3"]) await arrive(name, "a");
  await arrive("b1", "b");
  expect(inside).toEqual(["b1"]);
  await clock.advance(4999);
  expect(inside).toEqual(["b1"]);
  await clock.advance(1);
  expect(inside).toEqual(["b1", "a1", "a2", "a3"]);
  expect(clock.sleeps).toEqual([5000]);
});

test("a longer pause replaces a running one, and a shorter one does not", async () => {
  const clock = createTestClock();
  const gate = createGate({ total: 10, perHost: 10, clock });
  const { inside, arrive } = crowd(gate);
  gate.pause("a", 1000);
  await arrive("a1", "a");
  gate.pause("a", 3000);
  gate.pause("a", 500);
  await clock.advance(1000);
  expect(inside).toEqual([]);
  await clock.advance(2000);
  expect(inside).toEqual(["a1"]);
});

test("a pause that nobody waits for sets no timer", async () => {
  const clock = createTestClock();
  const gate = createGate({ total: 1, perHost: 1, clock });
  gate.pause("a", 1000);
  const abort = new AbortController();
  const { inside, arrive } = crowd(gate);
  expect(clock.sleeps).toEqual([]);
  await arrive("a1", "a", abort.signal);
  abort.abort();
  await arrive("a2", "a");
  await clock.advance(1000);
  expect(inside).toEqual(["a2"]);
  expect(clock.sleeps).toEqual([1000, 1000]);
});

test("an aborted request leaves the queue with the signal's reason, and keeps nobody waiting", async () => {
  const gate = createGate({ total: 1, perHost: 1, clock: createTestClock() });
  const { inside, arrive, leave } = crowd(gate);
  await arrive("1", "a");
  const abort = new AbortController();
  const second = gate.enter("a", abort.signal);
  await arrive("3", "a");
  abort.abort("enough");
  await expect(second).rejects.toBe("enough");
  await leave("1");
  expect(inside).toEqual(["1", "3"]);
  await expect(gate.enter("b", abort.signal)).rejects.toBe("enough");
});

test("whatever comes and goes, limits hold and nobody is forgotten", async () => {
  const requests = fc.array(fc.record({ host: fc.constantFrom("a", "b", "c"), ticks: fc.nat(3) }), {
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(
      requests,
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 3 }),
      async (all, total, perHost) => {
        const gate = createGate({ total, perHost, clock: createTestClock() });
        const inFlight: string[] = [];
        const stay = async ({ host, ticks }: { host: string; ticks: number }) => {
          const leave = await gate.enter(host);
          inFlight.push(host);
          expect(inFlight.length).toBeLessThanOrEqual(total);
          expect(inFlight.filter((other) => other === host).length).toBeLessThanOrEqual(perHost);
          for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
          inFlight.splice(inFlight.indexOf(host), 1);
          leave();
        };
        await Promise.all(all.map(stay));
      },
    ),
    { numRuns: 100 },
  );
});
