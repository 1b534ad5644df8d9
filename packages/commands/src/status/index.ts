export { readStatus, type Status, type StatusLine } from "./run-status.ts";
