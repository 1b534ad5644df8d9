import { dirname } from "node:path";
import { runCommandLine } from "./index.ts";

process.exitCode = await runCommandLine({
  args: process.argv.slice(2),
  environment: process.env,
  workspace: process.cwd(),
  process,
  colour: process.stdout.isTTY && !process.env["NO_COLOR"],
  // This file is dist/basewatch/index.js, beside the bundles of the actions.
  bundles: dirname(dirname(process.argv[1] ?? "")),
  terminal: { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) },
});
