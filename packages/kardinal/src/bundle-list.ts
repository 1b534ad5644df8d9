import { Failure } from "@basewatch/failure";
import { type HttpResponse, readJson, type Transport } from "@basewatch/http";
import { createRedactor, firstLine } from "@basewatch/redaction";
import { type ListedBundle, parseList } from "./listed-bundle.ts";
import { checkToken } from "./token.ts";
import { listUrls } from "./url.ts";

const MAX_LIST_BYTES = 16 * 1024 * 1024;

/** What {@link createBundleReader} works with. */
export interface BundleReaderOptions {
  readonly transport: Transport;
  readonly kardinalUrl: URL;
  /** `KARDINAL_UI_TOKEN` of the controller; without it the list is asked for without a token. */
  readonly uiToken?: string | undefined;
}

/** Reads kardinal's list of Bundles. */
export interface BundleReader {
  /**
   * The Bundles of a Pipeline in a namespace, in the server's order; one request, or two where the server knows only the Pipeline's own list.
   *
   * @param timeoutMs for each request; default, the transport's
   * @throws Failure `kardinal.list-token` (401, 403), `kardinal.no-list` (404, 405), `kardinal.list-unavailable` for other answers,
   *   `kardinal.token` for a token that no header can hold; `http.*` when there was no answer.
   */
  readBundles(pipeline: string, namespace: string, timeoutMs?: number): Promise<readonly ListedBundle[]>;
}

/**
 * A reader of `GET /api/v1/ui/bundles`, and where that is not there of `GET /api/v1/ui/pipelines/{name}/bundles`, whose entries are the same
 * (docs/adr/0018-waiting-for-an-environment.md).
 */
export function createBundleReader({ transport, kardinalUrl, uiToken }: BundleReaderOptions): BundleReader {
  let hasListOfAll = true;
  function fetchList(url: URL, timeoutMs: number | undefined): Promise<HttpResponse> {
    const authorization = uiToken === undefined ? {} : { authorization: `Bearer ${uiToken}` };
    return transport.send({
      method: "GET",
      url,
      headers: { accept: "application/json", ...authorization },
      maxBytes: MAX_LIST_BYTES,
      timeoutMs,
    });
  }
  return {
    async readBundles(pipeline, namespace, timeoutMs) {
      if (uiToken !== undefined) checkToken(uiToken, "the UI token");
      const urls = listUrls(kardinalUrl, pipeline, namespace);
      let response = hasListOfAll ? await fetchList(urls.all, timeoutMs) : undefined;
      if (response === undefined || response.status === 404 || response.status === 405) {
        hasListOfAll = false;
        response = await fetchList(urls.ofPipeline, timeoutMs);
      }
      const bundles = readAnswer(response, uiToken);
      return bundles.filter((bundle) => bundle.pipeline === pipeline && bundle.namespace === namespace);
    },
  };
}

function readAnswer(response: HttpResponse, uiToken: string | undefined): readonly ListedBundle[] {
  const { status, url } = response;
  const where = `${url.origin}${url.pathname}`;
  const redactor = createRedactor();
  if (uiToken !== undefined) redactor.hide(uiToken);
  if (status === 200) {
    const bundles = parseList(readJson(response, "kardinal's list of Bundles"));
    if (bundles !== undefined) return bundles;
  }
  const said = redactor.redact(firstLine(response.body.toString("utf8")));
  const { code, says, hint } = describeStatus(status, uiToken !== undefined);
  throw new Failure(`${where}: ${says} (${status})${said === "" ? "" : `: ${said}`}`, { code, hint });
}

function describeStatus(
  status: number,
  hasToken: boolean,
): { readonly code: string; readonly says: string; readonly hint: string } {
  if (status === 401 || status === 403) {
    return {
      code: "kardinal.list-token",
      says: hasToken
        ? "kardinal refused the UI token"
        : "kardinal does not show its list of Bundles without a token",
      hint: "Set ui-token to the controller's KARDINAL_UI_TOKEN; the token that creates Bundles does not read them.",
    };
  }
  if (status === 404 || status === 405) {
    return {
      code: "kardinal.no-list",
      says: "there is no list of Bundles",
      hint: "Route /api/v1/ui/ of kardinal-url to the controller's UI port as well.",
    };
  }
  return {
    code: "kardinal.list-unavailable",
    says: "the answer is not kardinal's list of Bundles",
    hint: "Check that kardinal-url leads to the controller itself, past login pages and proxies.",
  };
}
