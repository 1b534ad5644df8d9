import type { IncomingMessage } from "node:http";
import type { Failure } from "@basewatch/failure";
import { createDecoder, type Decoder } from "./decoder.ts";
import { createFailure, toFailure } from "./failures.ts";
import { readSystemError } from "./system-error.ts";
import type { HttpRequest } from "./types.ts";

// A page of explanation; whatever comes after that explains nothing more.
const MAX_ERROR_BYTES = 64 * 1024;

/**
 * The whole body of an answer, decoded, of at most `request.maxBytes` bytes; of an answer that is no success, the first 64 KiB, since it is its
 * status that counts. Rejects with `http.too-large` when it is longer,
 * `http.cut` when the connection ends before the body does, `http.malformed` when it cannot be decoded, or the signal's reason;
 * the connection is destroyed then. It always settles: a cut message may say so with nothing but its `close` event.
 */
export function readBody(
  message: IncomingMessage,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let decoder: Decoder | undefined;
    let isEmpty = true;
    const isSuccess = (message.statusCode ?? 0) < 300;
    const maxBytes = isSuccess ? request.maxBytes : MAX_ERROR_BYTES;

    const keep = (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
    };
    const stopAfter = (chunk: Buffer) => {
      keep(chunk);
      succeed();
      message.destroy();
      decoder?.destroy();
    };
    const fail = (error: unknown) => {
      signal.removeEventListener("abort", onAbort);
      message.destroy();
      decoder?.destroy();
      reject(error);
    };
    const succeed = () => {
      signal.removeEventListener("abort", onAbort);
      resolve(Buffer.concat(chunks, size));
    };
    const onAbort = () => fail(signal.reason);
    const onData = (chunk: Buffer) => {
      const room = maxBytes - size;
      if (chunk.length <= room) keep(chunk);
      else if (isSuccess) fail(createTooLarge(request));
      else stopAfter(chunk.subarray(0, room));
    };

    // Listened to before anything else can go wrong, since an error without a listener would end the process.
    message.on("error", (error) => fail(toFailure(error, request, true)));
    message.on("close", () => {
      if (!message.complete) fail(createCut(request));
    });
    signal.addEventListener("abort", onAbort, { once: true });
    if (signal.aborted) return onAbort();
    if (message.destroyed) return fail(createCut(request));
    try {
      decoder = createDecoder(message.headers["content-encoding"], request);
    } catch (error) {
      return fail(error);
    }
    decoder?.on("error", (error) => {
      // Nothing at all came in (HEAD, 204, 304, an empty body), so nothing was compressed.
      if (isEmpty && message.complete) succeed();
      else fail(createUndecodable(request, error));
    });
    message.once("data", () => {
      isEmpty = false;
    });
    const source = decoder === undefined ? message : message.pipe(decoder);
    source.on("data", onData);
    source.on("end", succeed);
  });
}

function createTooLarge(request: HttpRequest): Failure {
  return createFailure(
    request,
    "http.too-large",
    `the answer is longer than ${request.maxBytes} bytes`,
    "Check that the URL is that of the service that is meant",
  );
}

function createCut(request: HttpRequest): Failure {
  return createFailure(
    request,
    "http.cut",
    "the answer was cut short",
    "Try again, and look at the server's or the proxy's log when it stays so",
  );
}

function createUndecodable(request: HttpRequest, error: Error): Failure {
  if (readSystemError(error)?.code === "Z_BUF_ERROR") return createCut(request);
  return createFailure(
    request,
    "http.malformed",
    "the answer could not be decompressed",
    "Look at the server's or the proxy's log",
    error,
  );
}
