// Preloaded into an action's process by NODE_OPTIONS. It resolves names as the case says, lets long timers ring early where the case says so,
// and leaves behind how much memory the process took and which addresses it ever tried to reach. It is no TypeScript, since stripping the types
// takes more memory than most of what is measured.
import dns from "node:dns";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import net from "node:net";

const { file, names, haste } = JSON.parse(process.env["FAULTS_WITNESS"] ?? "{}");
/** @type {string[]} */
const tried = [];

const asked = new Map();
function addressOf(name) {
  const outcomes = names[name];
  if (outcomes === undefined) return name.endsWith(".test") ? "127.0.0.1" : name;
  const times = asked.get(name) ?? 0;
  asked.set(name, times + 1);
  return outcomes[Math.min(times, outcomes.length - 1)] ?? name;
}

const lookup = dns.lookup;
const lookupHere = (name, ...rest) => {
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
dns.lookup = Object.assign(lookupHere, lookup);

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function witnessed(...given) {
  this.on("connectionAttempt", (address, port) => tried.push(`${address}:${port}`));
  return Reflect.apply(connect, this, given);
};

const LONG_MS = 1000;
if (haste > 1) {
  const delay = globalThis.setTimeout;
  const hasten = (task, ms, ...rest) =>
    Reflect.apply(delay, globalThis, [task, ms !== undefined && ms >= LONG_MS ? ms / haste : ms, ...rest]);
  globalThis.setTimeout = Object.assign(hasten, delay);
}

// What `getrusage` knows outlives exec, and begins with the memory of the process that started this one.
function peakKiB() {
  const status = "/proc/self/status";
  const [, peak] = (existsSync(status) && /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(status, "utf8"))) || [];
  return peak === undefined ? process.resourceUsage().maxRSS : Number(peak);
}

process.on("exit", () => {
  const report = { peakKiB: peakKiB(), tried };
  writeFileSync(file, JSON.stringify(report));
});
