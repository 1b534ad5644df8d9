import type { LogSink } from "@basewatch/host";

/** Where a command line writes: results to `out`, everything else to `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
}

/** A log of plain lines on a terminal. With `quiet`, progress goes to the error stream, so that standard output is the result alone. */
export function createTerminalLog(terminal: Terminal, quiet: boolean): LogSink {
  const progress = quiet ? terminal.err : terminal.out;
  return {
    info: (text) => progress(`${text}\n`),
    notice: (text) => progress(`${text}\n`),
    warning: (text) => terminal.err(`warning: ${text}\n`),
    debug: () => undefined,
  };
}

/** Rows as text in columns, two spaces apart; the last column is not padded. */
export function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  }
  const line = (row: readonly string[]) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  return rows.map((row) => `${line(row).trimEnd()}\n`).join("");
}
