import type { Socket } from "node:net";
import type { Answer } from "./origin.ts";

/** Headers, in order; a name may come twice. */
export type Headers = readonly (readonly [name: string, value: string])[];

/** A whole answer. HEAD gets its head alone. */
export function reply(status: number, headers: Headers = [], body: Uint8Array | string = ""): Answer {
  return (socket, { method }) => {
    const bytes = Buffer.from(body);
    socket.write(head(status, [...headers, ["Content-Length", String(bytes.length)]]));
    if (method !== "HEAD") socket.write(bytes);
  };
}

/** Status line and headers, with the blank line that ends them. */
export function head(status: number, headers: Headers): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Status\r\n${lines.join("")}\r\n`;
}

/** The connection is reset, with nothing said. */
export const reset: Answer = (socket) => void socket.resetAndDestroy();

/** Nothing, for ever. */
export const silence: Answer = () => {};

/** Half of a body, and then a reset; `framing` says how the whole one was announced. `close` announces no length, and ends in good order. */
export function cut(framing: "length" | "chunks" | "close", headers: Headers, body: Buffer): Answer {
  const half = body.subarray(0, Math.floor(body.length / 2));
  const frames = {
    length: [head(200, [...headers, ["Content-Length", String(body.length)]]), half],
    chunks: [
      head(200, [...headers, ["Transfer-Encoding", "chunked"]]),
      `${half.length.toString(16)}\r\n`,
      half,
      "\r\n",
    ],
    close: [head(200, [...headers, ["Connection", "close"]]), half],
  };
  return (socket) => {
    for (const part of frames[framing]) socket.write(part);
    if (framing === "close") socket.end();
    else socket.write("", () => socket.destroy());
  };
}

/** A whole answer's bytes, one at a time. */
export function drip(bytes: Buffer, everyMs: number): Answer {
  return (socket) => {
    let sent = 0;
    const timer = setInterval(() => {
      if (sent < bytes.length && !socket.destroyed) socket.write(bytes.subarray(sent, sent + 1));
      else clearInterval(timer);
      sent += 1;
    }, everyMs);
    socket.on("close", () => clearInterval(timer));
  };
}

/** A body of so many bytes, as fast as they are taken. */
export function flood(status: number, headers: Headers, size: number): Answer {
  return (socket, { method }) => {
    socket.write(head(status, [...headers, ["Content-Length", String(size)]]));
    if (method !== "HEAD") pour(socket, size);
  };
}

const BLOCK = Buffer.alloc(64 * 1024, "x");

function pour(socket: Socket, size: number): void {
  let left = size;
  const more = () => {
    while (left > 0 && !socket.destroyed) {
      const block = BLOCK.subarray(0, Math.min(left, BLOCK.length));
      left -= block.length;
      if (!socket.write(block)) {
        socket.once("drain", more);
        return;
      }
    }
  };
  more();
}
