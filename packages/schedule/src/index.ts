export { type DelayPolicy, delayFor, parseDelayPolicy } from "./delay.ts";
export { formatDuration, parseDuration } from "./duration.ts";
export { parseSpan, type Span } from "./span.ts";
export { checkTimeZone } from "./time-zone.ts";
export { createWindow, isOpen, nextOpen, parseWindow, type RebuildWindow } from "./window.ts";
