/**
 * The values of a runner's output file: `name=value` lines and `name<<delimiter` blocks
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#multiline-strings). Throws `Error` on anything else, as the runner does.
 */
export function readCommandFile(text: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/u);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line === "") continue;
    const block = /^([^=]+?)<<(.+)$/u.exec(line);
    if (block === null) {
      const at = line.indexOf("=");
      if (at < 1) throw new Error(`expected name=value or name<<delimiter, got: ${line}`);
      values[line.slice(0, at)] = line.slice(at + 1);
      continue;
    }
    const [, name = "", delimiter = ""] = block;
    const end = lines.indexOf(delimiter, index + 1);
    if (end === -1) throw new Error(`expected the delimiter ${delimiter} after ${name}`);
    values[name] = lines.slice(index + 1, end).join("\n");
    index = end;
  }
  return values;
}
