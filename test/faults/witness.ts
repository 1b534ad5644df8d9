// Preloaded into an action's process by NODE_OPTIONS. It resolves names as the case says, lets long timers ring early where the case says so,
// and leaves behind how much memory the process took and which addresses it ever tried to reach.
import dns from "node:dns";
import { writeFileSync } from "node:fs";
import net from "node:net";

/** What the suite tells the process, as JSON in `FAULTS_WITNESS`. */
export interface WitnessOrders {
  /** Where the {@link WitnessReport} goes. */
  readonly file: string;
  /** Addresses or error codes by name, one for each time that it is looked up; the last one stays. Other names under .test are loopback. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** How many times faster timers of a second and more run. */
  readonly haste: number;
}

/** What it found. */
export interface WitnessReport {
  /** Highest resident set, in KiB. */
  readonly peakKiB: number;
  /** `address:port` of each connection that was tried. */
  readonly tried: readonly string[];
}

const { file, names, haste }: WitnessOrders = JSON.parse(process.env["FAULTS_WITNESS"] ?? "{}");
const tried: string[] = [];

const asked = new Map<string, number>();
function addressOf(name: string): string {
  const outcomes = names[name];
  if (outcomes === undefined) return name.endsWith(".test") ? "127.0.0.1" : name;
  const times = asked.get(name) ?? 0;
  asked.set(name, times + 1);
  return outcomes[Math.min(times, outcomes.length - 1)] ?? name;
}

const lookup = dns.lookup;
const lookupHere = (name: string, ...rest: readonly unknown[]): unknown => {
  const found = addressOf(name);
  if (!/^E[A-Z_]+$/u.test(found)) return Reflect.apply(lookup, dns, [found, ...rest]);
  const error = Object.assign(new Error(`getaddrinfo ${found} ${name}`), {
    code: found,
    syscall: "getaddrinfo",
    hostname: name,
  });
  const done = rest.at(-1);
  return setImmediate(() => typeof done === "function" && done(error));
};
dns.lookup = Object.assign(lookupHere, lookup) as typeof lookup;

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function witnessed(this: net.Socket, ...given: unknown[]): net.Socket {
  this.on("connectionAttempt", (address: string, port: number) => tried.push(`${address}:${port}`));
  return Reflect.apply(connect, this, given) as net.Socket;
} as typeof connect;

const LONG_MS = 1000;
if (haste > 1) {
  const delay = globalThis.setTimeout;
  const hasten = (task: () => void, ms?: number, ...rest: readonly unknown[]): unknown =>
    Reflect.apply(delay, globalThis, [task, ms !== undefined && ms >= LONG_MS ? ms / haste : ms, ...rest]);
  globalThis.setTimeout = Object.assign(hasten, delay) as typeof delay;
}

process.on("exit", () => {
  const report: WitnessReport = { peakKiB: process.resourceUsage().maxRSS, tried };
  writeFileSync(file, JSON.stringify(report));
});
