export { EXIT, type Invocation, runCommandLine } from "./command-line.ts";
