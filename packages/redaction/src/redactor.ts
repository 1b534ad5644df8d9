import { createSecretIndex } from "./secret-index.ts";

const MASK = "***";
// Every repetition below has an upper bound: text from a hostile server must not cost quadratic time.
const USERINFO = /\b([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#@]{1,1000}@/giu;
const AUTHORIZATION =
  /\b(authorization["']?\s*[:=]\s*["']?(?:(?:bearer|basic|token)\s+)?)[^\s"',;]{1,8192}/giu;
// Twenty characters and more: "Basic authentication" and "token endpoint" are words that a message needs.
const SCHEME = /\b(bearer|basic)(\s+)[a-z0-9._~+/=-]{20,8192}/giu;
const TOKEN_SHAPES =
  /\b(?:gh[opusr]_[A-Za-z0-9]{20,255}|github_pat_\w{20,255}|glpat-[\w-]{20,255}|eyJ[\w-]{10,1000}\.[\w-]{10,8192}\.[\w-]{0,2000})/gu;
const SECRET_QUERY =
  /([?&;](?:[a-z0-9_.-]{0,40}(?:token|secret|password|passwd|signature|credential|apikey|api_key|access_key|sig|jwt)[a-z0-9_.-]{0,40})=)[^&\s"'#]{1,8192}/giu;

/** Removes secrets from text before anybody sees it. */
export interface Redactor {
  /** Registers a value that must never be shown; also its base64, URL-encoded and JSON-escaped forms. Shorter than 4 characters is ignored. */
  hide(secret: string): void;
  /** The text with registered secrets, URL userinfo, `Authorization` values and secret query values replaced by `***`. */
  redact(text: string): string;
}

/** A redactor that knows no secret yet, and the patterns of many. */
export function createRedactor(): Redactor {
  const secrets = createSecretIndex();
  return {
    hide(secret) {
      if (secret.length < 4) return;
      for (const form of spellings(secret)) secrets.add(form);
    },
    redact(text) {
      const longestFirst = secrets.findIn(text).toSorted((left, right) => right.length - left.length);
      let shown = text;
      for (const secret of longestFirst) shown = shown.replaceAll(secret, MASK);
      return redactPatterns(shown);
    },
  };
}

function spellings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, "utf8");
  return [
    secret,
    secret.trim(),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString("base64"),
    bytes.toString("base64url"),
  ].filter((form) => form.length >= 4);
}

function redactPatterns(text: string): string {
  return text
    .replace(USERINFO, `$1${MASK}@`)
    .replace(AUTHORIZATION, `$1${MASK}`)
    .replace(SCHEME, `$1$2${MASK}`)
    .replace(TOKEN_SHAPES, MASK)
    .replace(SECRET_QUERY, `$1${MASK}`);
}
