export { type GraphEdge, type GraphNode, graph } from "./graph.ts";
export { code, link, plain, table } from "./markdown.ts";
export { clipSummary, MAX_SUMMARY_BYTES } from "./summary.ts";
