export { type ImageStatus, readStatus, type Status, type StatusRequest } from "./run-status.ts";
