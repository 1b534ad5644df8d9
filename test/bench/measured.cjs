// Loaded into each process that is measured. Names under .test lead to loopback, as a hosts file would have it, since loopback by its own name is spoken to
// in plain http; and the most memory that the process had, in KiB, is left in a file when it ends.
const { writeFileSync } = require("node:fs");
const dns = require("node:dns");

const { lookup } = dns;
dns.lookup = (name, ...rest) => lookup(name.endsWith(".test") ? "127.0.0.1" : name, ...rest);

process.on("exit", () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)));
