import type { ServerResponse } from "node:http";
import { type RegistryAnswer, type SeenRequest, sendHead } from "./traffic.ts";

/** Which requests a fault is for: all that is given has to fit. A path is compared whole, or by the expression. */
export type RegistryMatcher =
  | {
      readonly server?: SeenRequest["server"];
      readonly method?: string;
      readonly path?: string | RegExp;
    }
  | ((request: SeenRequest) => boolean);

/** What happens instead of the right answer. */
export type RegistryFault =
  /** Another answer. */
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly headers?: RegistryAnswer["headers"];
      readonly body?: string | Uint8Array;
    }
  /** The right answer, changed: a header dropped, a body swapped. */
  | { readonly kind: "alter"; readonly alter: (answer: RegistryAnswer) => RegistryAnswer }
  /** The connection is reset before any header. */
  | { readonly kind: "reset" }
  /** The right head, then only so many bytes of the body, then a reset. */
  | { readonly kind: "cut"; readonly afterBytes: number }
  /** Nothing, until the simulator is closed. */
  | { readonly kind: "hang" }
  /** The right answer, one byte of body at a time. */
  | { readonly kind: "drip"; readonly everyMs: number };

/** Behaviours waiting for requests. */
export interface FaultQueue {
  /** Scripts a behaviour for the next `times` matching requests; earlier scripts come first. */
  add(matcher: RegistryMatcher, behaviour: RegistryFault, times: number): void;
  /** The behaviour that is due for a request, counted as used; `undefined` when none is. */
  take(request: SeenRequest): RegistryFault | undefined;
}

export function createFaultQueue(): FaultQueue {
  const scripts: { readonly matcher: RegistryMatcher; readonly behaviour: RegistryFault; left: number }[] =
    [];
  return {
    add(matcher, behaviour, times) {
      scripts.push({ matcher, behaviour, left: times });
    },
    take(request) {
      const script = scripts.find(({ matcher, left }) => left > 0 && fits(matcher, request));
      if (script === undefined) return undefined;
      script.left -= 1;
      return script.behaviour;
    },
  };
}

function fits(matcher: RegistryMatcher, request: SeenRequest): boolean {
  if (typeof matcher === "function") return matcher(request);
  const { server, method, path } = matcher;
  if (server !== undefined && server !== request.server) return false;
  if (method !== undefined && method !== request.method) return false;
  if (path === undefined) return true;
  return typeof path === "string" ? path === request.path : path.test(request.path);
}

/** The answer that a behaviour makes of the right one; `undefined` when there is to be none. */
export function applyBehaviour(
  behaviour: RegistryFault | undefined,
  right: RegistryAnswer,
): RegistryAnswer | undefined {
  switch (behaviour?.kind) {
    case "hang":
    case "reset":
      return undefined;
    case "alter":
      return behaviour.alter(right);
    case "answer":
      return {
        status: behaviour.status,
        headers: behaviour.headers ?? {},
        body: Buffer.from(behaviour.body ?? ""),
      };
    default:
      return right;
  }
}

/** Puts an answer on the wire, in the manner of a behaviour. */
export function deliver(
  response: ServerResponse,
  answer: RegistryAnswer | undefined,
  behaviour: RegistryFault | undefined,
): void {
  if (behaviour?.kind === "reset") response.socket?.resetAndDestroy();
  if (answer === undefined) return;
  sendHead(response, answer);
  if (behaviour?.kind === "cut") {
    response.write(answer.body.subarray(0, behaviour.afterBytes), () => response.socket?.destroy());
  } else if (behaviour?.kind === "drip") {
    drip(response, answer.body, behaviour.everyMs);
  } else {
    response.end(answer.body);
  }
}

function drip(response: ServerResponse, body: Buffer, everyMs: number): void {
  let sent = 0;
  const timer = setInterval(() => {
    if (sent < body.length) response.write(body.subarray(sent, sent + 1));
    else response.end();
    sent += 1;
  }, everyMs);
  response.on("close", () => clearInterval(timer));
}
