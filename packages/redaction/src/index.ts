export { firstLine, printable } from "./printable.ts";
export { createRedactor, type Redactor } from "./redactor.ts";
