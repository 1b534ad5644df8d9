import type { BrotliDecompress, Gunzip, Inflate } from "node:zlib";
import { printable } from "@basewatch/redaction";
import { createFailure } from "./failures.ts";
import type { HttpRequest } from "./types.ts";

export type Decoder = Gunzip | Inflate | BrotliDecompress;

/**
 * A stream that undoes a content coding (https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1), `undefined` for none. Throws
 * `http.malformed` for a coding that is not known here.
 */
export function createDecoder(
  contentEncoding: string | undefined,
  request: HttpRequest,
): Decoder | undefined {
  const coding = contentEncoding?.trim().toLowerCase() ?? "";
  if (coding === "" || coding === "identity") return undefined;
  // Loaded here and not above, since an answer is hardly ever compressed: it was asked not to be.
  const zlib = process.getBuiltinModule("node:zlib");
  if (coding === "gzip" || coding === "x-gzip") return zlib.createGunzip();
  if (coding === "deflate") return zlib.createInflate();
  if (coding === "br") return zlib.createBrotliDecompress();
  throw createFailure(
    request,
    "http.malformed",
    `the answer has the content coding "${printable(coding, 40)}", which is not known here`,
    "Have the server or the proxy send the answer uncompressed, as it was asked to",
  );
}
