export { type DelayPolicy, delayFor, parseDelayPolicy } from "./delay.ts";
export { formatDuration, parseDuration } from "./duration.ts";
