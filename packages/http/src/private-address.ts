import type { LookupAddress } from "node:dns";
import type { BlockList, LookupFunction } from "node:net";
import type { Failure } from "@basewatch/failure";
import { createFailure } from "./failures.ts";
import { isLoopback } from "./proxy.ts";
import type { HttpRequest } from "./types.ts";

// What is not globally reachable (https://www.iana.org/assignments/iana-ipv4-special-registry), multicast and reserved space.
const CLOSED_IPV4: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];
// Global unicast is all in 2000::/3 (https://www.iana.org/assignments/ipv6-address-space), so loopback, link-local, unique local,
// multicast, IPv4-mapped and NAT64 addresses are out already; inside, these are special or hold an IPv4 address.
const OPEN_IPV6 = ["2000::", 3] as const;
const CLOSED_IPV6: readonly (readonly [string, number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

/** Whether an IP address leads, or may lead, anywhere but to a host on the public internet. True for what is no address. */
export function isPrivateAddress(address: string): boolean {
  const net = process.getBuiltinModule("node:net");
  // A zone (`fe80::1%eth0`) names an interface of this machine.
  const family = address.includes("%") ? 0 : net.isIP(address);
  if (family === 4) return createBlockList(net, CLOSED_IPV4, "ipv4").check(address, "ipv4");
  if (family === 0 || !createBlockList(net, [OPEN_IPV6], "ipv6").check(address, "ipv6")) return true;
  return createBlockList(net, CLOSED_IPV6, "ipv6").check(address, "ipv6");
}

/** Throws `http.private-address` when a `publicOnly` request names a private address or loopback itself. All that can be checked behind a proxy. */
export function refusePrivateLiteral(request: HttpRequest): void {
  if (request.publicOnly !== true) return;
  const host = request.url.hostname.replace(/^\[|\]$/gu, "");
  const isAddress = process.getBuiltinModule("node:net").isIP(host) !== 0;
  if (isLoopback(request.url) || (isAddress && isPrivateAddress(host))) throw createPrivate(request, host);
}

/** A name lookup that fails with `http.private-address` when any address of the name is private, for a `publicOnly` request. */
export function createPublicLookup(lookup: LookupFunction, request: HttpRequest): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, answer) => {
      if (error !== null) return callback(error, []);
      const addresses: readonly LookupAddress[] =
        typeof answer === "string" ? [{ address: answer, family: 0 }] : answer;
      const hidden = addresses.find(({ address }) => isPrivateAddress(address));
      if (hidden !== undefined) return callback(createPrivate(request, hidden.address), []);
      const [first] = addresses;
      if (options.all === true || first === undefined) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    });
  };
}

function createBlockList(
  net: typeof import("node:net"),
  ranges: readonly (readonly [string, number])[],
  type: "ipv4" | "ipv6",
): BlockList {
  const list = new net.BlockList();
  for (const [base, bits] of ranges) list.addSubnet(base, bits, type);
  return list;
}

function createPrivate(request: HttpRequest, address: string): Failure {
  return createFailure(
    request,
    "http.private-address",
    `${address} is not a public address, and this request may go to public ones only`,
    "If it is yours and meant to be asked, add it to trusted-realms",
  );
}
