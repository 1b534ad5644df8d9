import { createRedactor, type Redactor } from "@basewatch/redaction";

// What comes after the host of a webhook's URL is its secret.
const AFTER_HOST = /\b(https?:\/\/[^\s/?#]{1,300})[/?#]\S{0,4000}?(?=:?(?:\s|$))/giu;

/** A redactor that knows these secrets, and shows of every URL the scheme and the host only. */
export function hideAll(secrets: readonly string[]): Redactor {
  const inner = createRedactor();
  for (const secret of secrets) inner.hide(secret);
  return {
    ...inner,
    redact: (text) => inner.redact(text.replace(AFTER_HOST, "$1")),
  };
}

/** What of a URL must not be shown alone either: its path and query, each piece of them that is long enough to be a secret. */
export function secretsOf(url: URL): readonly string[] {
  const pieces = [...url.pathname.split("/"), ...url.searchParams.values()];
  return [url.pathname, url.search.slice(1), ...pieces].filter((part) => part.length >= 12);
}
