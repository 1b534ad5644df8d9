/** A node of a graph. `id` is any text that tells it from the others. */
export interface GraphNode {
  readonly id: string;
  readonly label: string;
  /** A base is drawn round, an image square. */
  readonly shape: "round" | "square";
  readonly colour: keyof typeof COLOURS;
}

/** From what is built on to what is built. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
}

// Readable on GitHub's light and dark pages: fill and text are both said.
const COLOURS = {
  red: "fill:#ffd8d3,stroke:#cf222e,color:#24292f",
  green: "fill:#d2f4d3,stroke:#1a7f37,color:#24292f",
  grey: "fill:#eaeef2,stroke:#6e7781,color:#24292f",
} as const;
const LABEL_LENGTH = 80;

/**
 * A graph as a Mermaid block, which GitHub and GitLab draw in Markdown (https://mermaid.js.org/syntax/flowchart.html). Edges of unknown
 * nodes are left out; empty without nodes.
 */
export function graph(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): string {
  if (nodes.length === 0) return "";
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const drawn = nodes.map(({ id, label, shape, colour }) => {
    const text = `"${escapeLabel(label)}"`;
    return `  ${names.get(id)}${shape === "round" ? `([${text}])` : `[${text}]`}:::${colour}\n`;
  });
  const arrows = edges.flatMap(({ from, to }) => {
    const [source, target] = [names.get(from), names.get(to)];
    return source === undefined || target === undefined ? [] : [`  ${source} --> ${target}\n`];
  });
  const classes = Object.entries(COLOURS).map(([name, style]) => `  classDef ${name} ${style}\n`);
  return `\`\`\`mermaid\nflowchart LR\n${[...drawn, ...arrows, ...classes].join("")}\`\`\`\n`;
}

/** What is no plain part of a name becomes Mermaid's own entity, so that nothing in a label is syntax, markup or a link. */
function escapeLabel(label: string): string {
  const cut = label.length > LABEL_LENGTH ? `${label.slice(0, LABEL_LENGTH)}…` : label;
  return cut.replaceAll(/[^\w./:@ -]/gu, (character) => `#${character.codePointAt(0)};`);
}
