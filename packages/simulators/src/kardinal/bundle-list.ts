import { type Answer, type Incoming, plain } from "./bundle-api.ts";
import type { KardinalBundle, KardinalOptions, KardinalStage } from "./types.ts";

const ALL = "/api/v1/ui/bundles";
const OF_PIPELINE = /^\/api\/v1\/ui\/pipelines\/([^/]+)\/bundles$/u;

/**
 * The handler of the list of Bundles, of all or of one Pipeline's, newest last or newest first as the server has it. It answers `undefined`
 * to a path that the list does not have.
 */
export function createBundleList(
  { uiToken, list = "bundles", promotion = [] }: KardinalOptions,
  bundles: readonly KardinalBundle[],
): (request: Incoming, path: string) => Answer | undefined {
  let readings = 0;
  return (request, path) => {
    const url = new URL(path, "http://kardinal");
    const pipeline = OF_PIPELINE.exec(url.pathname)?.[1];
    if (list === "none" || (url.pathname !== ALL && (pipeline === undefined || list === "bundles")))
      return undefined;
    if (uiToken !== undefined && request.headers["authorization"] !== `Bearer ${uiToken}`)
      return plain(401, "unauthorized");
    if (request.method !== "GET" || (list === "pipelines" && pipeline === undefined))
      return plain(405, "method not allowed, expected GET");
    const stage = promotion[Math.min(readings, promotion.length - 1)];
    if (bundles.length > 0) readings += 1;
    const shown = bundles.map((bundle) => ({ ...bundle, ...stage }));
    return json(pipeline === undefined ? shown : selectPipeline(shown, pipeline, url.searchParams));
  };
}

function selectPipeline(
  bundles: readonly (KardinalBundle & Partial<KardinalStage>)[],
  pipeline: string,
  query: URLSearchParams,
): readonly KardinalBundle[] {
  const namespace = query.get("namespace");
  return bundles
    .filter((bundle) => bundle.pipeline === decodeURIComponent(pipeline))
    .filter((bundle) => namespace === null || bundle.namespace === namespace)
    .toReversed();
}

function json(value: unknown): Answer {
  return {
    status: 200,
    headers: { "content-type": "application/json" },
    body: `${JSON.stringify(value)}\n`,
  };
}
