import { createHash, createHmac } from "node:crypto";

/** The header that carries a webhook's signature. */
export const SIGNATURE_HEADER = "x-basewatch-signature-256";

/** The value of {@link SIGNATURE_HEADER}: `sha256=` and the HMAC-SHA256 of a body's UTF-8 bytes in lower-case hex (https://www.rfc-editor.org/rfc/rfc2104). */
export function signWebhookBody(body: string, secret: string): string {
  return `sha256=${createHmac("sha256", secret).update(body, "utf8").digest("hex")}`;
}

/**
 * The id of a delivery, a UUID that is made of the body (https://www.rfc-editor.org/rfc/rfc9562#section-5.8): each attempt at a message has
 * the same one, so that a receiver can drop what it has already.
 */
export function deliveryId(body: string): string {
  const hex = createHash("sha256").update(body, "utf8").digest("hex");
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join("-");
}
