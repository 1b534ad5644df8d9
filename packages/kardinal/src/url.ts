import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";

const ENDPOINT = "/api/v1/bundles";
const HINT = "Write the controller's base URL, like https://kardinal.example.com.";

/**
 * A controller's base URL. A path in it is kept, slashes at its end are not.
 *
 * @throws Failure `kardinal.url` for another scheme than http and https, user name or password, query, fragment, blanks, or the endpoint's own path.
 */
export function parseKardinalUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !/^https?:\/\//iu.test(text)) {
    // What is no URL may still hold somebody's password or token.
    const [shown = ""] = text.split(/[?#]/u, 1);
    throw refuse(`${shown.includes("@") ? "it" : `"${printable(shown, 120)}"`} is no http or https URL`);
  }
  const shown = `"${printable(`${url.origin}${url.pathname}`, 120)}"`;
  if (url.username !== "" || url.password !== "") {
    throw refuse(
      `${shown} comes with a user name or password`,
      "Remove it: the token goes into KARDINAL_TOKEN.",
    );
  }
  if (/[?#]/u.test(text)) throw refuse(`${shown} comes with a query or a fragment`);
  // The URL parser drops tabs and newlines in silence.
  if (/[\s\p{Cc}]/u.test(text)) throw refuse(`"${printable(text, 120)}" has blanks in it`);
  url.pathname = url.pathname.replace(/\/+$/u, "");
  if (url.pathname.endsWith(ENDPOINT))
    throw refuse(`${shown} is the endpoint`, `Remove ${ENDPOINT}: it is added.`);
  return url;
}

/** The endpoint that creates Bundles. */
export function bundlesUrl(kardinalUrl: URL): URL {
  return new URL(`${baseOf(kardinalUrl)}${ENDPOINT}`);
}

/** Where Bundles can be read: the list of all of them, and a Pipeline's own, which is the only one that some versions of kardinal have. */
export function listUrls(
  kardinalUrl: URL,
  pipeline: string,
  namespace: string,
): { readonly all: URL; readonly ofPipeline: URL } {
  const base = `${baseOf(kardinalUrl)}/api/v1/ui`;
  const query = `?namespace=${encodeURIComponent(namespace)}`;
  return {
    all: new URL(`${base}/bundles`),
    ofPipeline: new URL(`${base}/pipelines/${encodeURIComponent(pipeline)}/bundles${query}`),
  };
}

/** The page of kardinal's UI that shows a Pipeline. */
export function statusUrl(kardinalUrl: URL, pipeline: string): string {
  return `${baseOf(kardinalUrl)}/ui#pipeline=${encodeURIComponent(pipeline)}`;
}

function baseOf({ origin, pathname }: URL): string {
  return `${origin}${pathname.replace(/\/+$/u, "")}`;
}

function refuse(reason: string, hint = HINT): Failure {
  return new Failure(reason, { code: "kardinal.url", hint });
}
