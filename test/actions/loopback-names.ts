// Preloaded into an action's process by NODE_OPTIONS: names under .test lead to loopback, as a hosts file would have it. On loopback by its
// own name a registry is spoken to in plain http, so that TLS without a proxy needs another name.
import dns from "node:dns";

const lookup = dns.lookup;
const lookupHere = (name: string, ...rest: readonly unknown[]): unknown =>
  Reflect.apply(lookup, dns, [name.endsWith(".test") ? "127.0.0.1" : name, ...rest]);
dns.lookup = Object.assign(lookupHere, lookup) as typeof lookup;
