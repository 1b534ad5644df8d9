/** What one fault, or one hostile input, may lead to. Written down before the servers and before any run. */
export interface Expected {
  /** Of the image that is met by it. The healthy image beside it is `changed` in every case. */
  readonly verdict: "changed" | "unknown";
  /** Of the error in the report; `null` where the fault is overcome. */
  readonly code: string | null;
  /** With `fail-on: unknown`. */
  readonly exit: 0 | 1;
  /** The most requests that the servers of the bad image get, token servers and targets of redirects included. */
  readonly requests: number;
  /** The most seconds from the start of the process to its end. */
  readonly seconds: number;
}

const overcome = (requests: number, seconds = 10): Expected => ({
  verdict: "changed",
  code: null,
  exit: 0,
  requests,
  seconds,
});
const unknown = (code: string, requests: number, seconds = 10): Expected => ({
  verdict: "unknown",
  code,
  exit: 1,
  requests,
  seconds,
});

// An image that nothing is wrong with costs 8 requests: HEAD and index of its tag, its attestation's manifest and blob, HEAD of its base, and
// the base's index as it is and as it was, and room for one. A token registry adds a 401 and two tokens. A request is tried four times at most,
// with waits of 3.5 s in all, and 30 s each when it hangs; the base is asked for after the image.
// Where redirects could carry a login away the registry wants one, with a 401. An image whose every evidence is unreadable has none that
// decides, and the error's message says what was wrong with each.

/** On the way to the registry, and in how it answers. */
export const CONNECTION = {
  "reset before headers, on a fresh connection, once": overcome(9),
  "reset before headers, on a fresh connection, for ever": unknown("http.reset", 8, 15),
  "reset before headers, on a reused connection, once": overcome(9),
  "reset before headers, on every reused connection": overcome(16, 15),
  "a body cut short, with Content-Length, once": overcome(9),
  "a body cut short, with Content-Length, for ever": unknown("http.cut", 6, 15),
  "a body cut short, in chunks, for ever": unknown("http.cut", 6, 15),
  "a body cut short that only its hash gives away": unknown("registry.digest-mismatch", 3),
  "headers that never come": unknown("http.timeout", 8, 300),
  "a byte every second": unknown("http.timeout", 6, 180),
  "500 twice, then fine": overcome(10, 15),
  "502 twice, then fine": overcome(10, 15),
  "503 twice, then fine": overcome(10, 15),
  "504 twice, then fine": overcome(10, 15),
  "500 for ever": unknown("registry.unavailable", 8, 15),
  "502 for ever": unknown("registry.unavailable", 8, 15),
  "503 for ever": unknown("registry.unavailable", 8, 15),
  "504 for ever": unknown("registry.unavailable", 8, 15),
  "503 with a page of 1 GB twice, then fine": overcome(10, 15),
  "429 with seconds": overcome(9),
  "429 with a date": overcome(9),
  "429 with garbage": overcome(9),
  "429 for a day": unknown("registry.rate-limited", 2),
  "429 for ever": unknown("registry.rate-limited", 8, 15),
  "17 KB of headers": unknown("http.malformed", 2),
  "a challenge of 1 MB": unknown("http.malformed", 2),
  ENOTFOUND: unknown("http.dns", 0, 15),
  "EAI_AGAIN once": overcome(8),
  "EAI_AGAIN for ever": unknown("http.dns", 0, 15),
  "an IPv6 literal": overcome(8),
  "a certificate that has expired": unknown("http.tls", 0),
  "a certificate of another name": unknown("http.tls", 0),
  "a certificate of an unknown CA": unknown("http.tls", 0),
  "a proxy that answers 407": unknown("http.proxy", 0),
  "SIGTERM in mid-run": unknown("http.budget", 2),
} as const satisfies Readonly<Record<string, Expected>>;

/** Token servers, challenges, realms and logins. */
export const ACCESS = {
  "a token endpoint that answers HTML": unknown("registry.malformed", 4),
  "a token endpoint that answers truncated JSON": unknown("registry.malformed", 4),
  "a token with CR and LF": unknown("registry.malformed", 4),
  "a token with NUL": unknown("registry.malformed", 4),
  "a token of 100 MB": unknown("registry.too-large", 4),
  "expires_in: 0": overcome(11),
  "expires_in: -1": overcome(11),
  'expires_in: "soon"': overcome(11),
  "expires_in: null": overcome(11),
  "expires_in: 1e999": overcome(11),
  "expires_in: 1e-9": overcome(20),
  "a token endpoint that answers 401 for ever": unknown("registry.denied", 5),
  "a registry that answers 401 for ever": unknown("registry.denied", 10),
  "tokens that expire with 64 requests in flight": overcome(150, 20),
  "a challenge for another scope": overcome(14),
  "a realm on a foreign host": overcome(12),
  "a realm on a foreign host that wants the login": unknown("registry.untrusted-realm", 4),
  "a realm on http": unknown("registry.untrusted-realm", 2),
  "a realm with userinfo": unknown("registry.untrusted-realm", 2),
  "a realm on 169.254.169.254": unknown("registry.untrusted-realm", 2),
  "a realm on [::ffff:169.254.169.254]": unknown("registry.untrusted-realm", 2),
  "a realm on a name with a private address": unknown("registry.untrusted-realm", 2),
  "a credential helper that hangs": unknown("registry.credential-helper", 2, 45),
  "a credential helper that floods": unknown("registry.credential-helper", 2),
  "a credential helper that is missing": unknown("registry.credential-helper", 2),
  "a config.json that is no JSON": unknown("registry.docker-config", 2),
  "a config.json with an entry that is no login": unknown("registry.docker-config", 2),
  "a look-alike host: the login's host in front": unknown("registry.denied", 2),
  "a look-alike host: the login's host behind": unknown("registry.denied", 2),
  "a look-alike host: another port": unknown("registry.denied", 2),
} as const satisfies Readonly<Record<string, Expected>>;

/** Redirects, digests, documents and references. */
export const CONTENT = {
  "a redirect to another host": overcome(16),
  "a redirect to another port": overcome(16),
  "a redirect from https to http": unknown("http.redirect", 3),
  "a redirect to a private address": unknown("http.private-address", 3),
  "a redirect to 169.254.169.254": unknown("http.private-address", 3),
  "redirects in a loop": unknown("http.redirect", 4),
  "redirects without end": unknown("http.redirect", 12),
  "a relative redirect": overcome(16),
  "a redirect without Location": unknown("http.redirect", 2),
  "a redirect to what is no URL": unknown("http.redirect", 2),
  "no digest header": overcome(9),
  "two digest headers": unknown("registry.malformed", 2),
  "a malformed digest header": unknown("registry.malformed", 2),
  "an uppercase digest header": unknown("registry.malformed", 2),
  "a digest header that contradicts the body": unknown("registry.digest-mismatch", 4),
  "a captive portal that answers with its page": unknown("registry.malformed", 4),
  "a captive portal that redirects to its login": unknown("http.private-address", 3),
  "schema 1 only": unknown("registry.malformed", 4),
  "a manifest of 1 GB": unknown("registry.too-large", 4, 15),
  "a gzip bomb": unknown("registry.too-large", 4, 15),
  "JSON that is 100,000 deep": unknown("registry.malformed", 4),
  "a manifest of 4 MB that is all brackets": unknown("registry.malformed", 4),
  "an attestation of 8 MB with 49,000 keys": overcome(16),
  "__proto__ in every document": overcome(8),
  "an index that lists itself": unknown("lineage.no-evidence", 8),
  "an index in an index": unknown("lineage.no-evidence", 8),
  "an attestation with a wrong subject": overcome(16),
  "an attestation with a wrong hash": overcome(16),
  "an attestation of 41 MB": overcome(16),
  "an attestation of 41 MB that calls itself small": overcome(16),
  "a reference with NUL": unknown("dockerfile.reference", 8),
  "a reference with CR and LF": unknown("dockerfile.reference", 8),
  "a reference with ..": unknown("dockerfile.reference", 8),
  "a reference with %2f": unknown("dockerfile.reference", 8),
  "a reference with U+202E": unknown("dockerfile.reference", 8),
  "a reference of 1 MB": unknown("dockerfile.reference", 8),
  "an annotation whose reference has CR and LF": unknown("lineage.no-bases", 8),
} as const satisfies Readonly<Record<string, Expected>>;
