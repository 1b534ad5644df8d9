import { runCommandLine } from "./command-line.ts";

process.exitCode = await runCommandLine({
  args: process.argv.slice(2),
  environment: process.env,
  workspace: process.cwd(),
  process,
  terminal: { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) },
});
