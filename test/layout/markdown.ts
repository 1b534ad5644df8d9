/** A fenced block of a Markdown document. */
export interface Fence {
  readonly language: string;
  readonly text: string;
  /** 1-based line of the opening fence. */
  readonly line: number;
}

/** A table: its header's and its rows' cells, trimmed. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The fenced code blocks of a Markdown document (https://spec.commonmark.org/0.31.2/#fenced-code-blocks). */
export function readFences(markdown: string): readonly Fence[] {
  return Array.from(markdown.matchAll(/^```([\w-]*)\n([\s\S]*?)^```$/gm), (match) => ({
    language: match[1] ?? "",
    text: match[2] ?? "",
    line: markdown.slice(0, match.index).split("\n").length,
  }));
}

/** The targets of a document's links, outside of code. */
export function readLinks(markdown: string): readonly string[] {
  const prose = withoutFences(markdown).replace(/`[^`\n]*`/g, "");
  return Array.from(prose.matchAll(/\]\(([^)\s]+)\)/g), ([, target = ""]) => target);
}

/** The anchors that GitHub gives a document's headings. */
export function readAnchors(markdown: string): readonly string[] {
  return Array.from(withoutFences(markdown).matchAll(/^#{1,6} +(.+)$/gm), ([, heading = ""]) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** The tables of a document, outside of code. */
export function readTables(markdown: string): readonly Table[] {
  const blocks = withoutFences(markdown).matchAll(/(?:^\|.*\|$\n?)+/gm);
  return Array.from(blocks, ([block]) => {
    const lines = block.trim().split("\n");
    const [head = [], , ...rows] = lines.map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
    return { head, rows };
  });
}

function withoutFences(markdown: string): string {
  return markdown.replace(/^```[\w-]*\n[\s\S]*?^```$/gm, "");
}
