export { type ActionsExchangeOptions, createActionsExchange } from "./actions-exchange.ts";
export { classifySafely, isNotSent, isPassing, retryAfterMs } from "./classification.ts";
export { createGate, type Gate, type GateOptions } from "./gate.ts";
export { createHeaders } from "./headers.ts";
export { type JsonReading, parseUntrustedJson, readJson } from "./json.ts";
export { createNodeExchange, type NodeExchangeOptions } from "./node-exchange.ts";
export { isLoopback, type ProxyVariables } from "./proxy.ts";
export { type FollowOptions, type RedirectPermission, sendFollowing } from "./redirect.ts";
export { createTransport } from "./transport.ts";
export type { TransportOptions } from "./transport-options.ts";
export type {
  Classify,
  Exchange,
  HttpFailureCode,
  HttpHeaders,
  HttpRequest,
  HttpResponse,
  Outcome,
  Transport,
} from "./types.ts";
