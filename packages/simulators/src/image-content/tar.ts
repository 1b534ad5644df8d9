const BLOCK = 512;

/** A tar archive (ustar) of text files, the same bytes for the same files: owner root, mode 644, time zero, in order of path. */
export function makeTar(files: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries(files).sort(([left], [right]) => (left < right ? -1 : 1));
  const parts = entries.flatMap(([path, text]) => fileEntry(path, Buffer.from(text)));
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}

function fileEntry(path: string, body: Buffer): Buffer[] {
  const padding = (BLOCK - (body.length % BLOCK)) % BLOCK;
  return [header(path, body.length), body, Buffer.alloc(padding)];
}

/** The header block of a regular file (POSIX.1-1988, "ustar Interchange Format"). */
function header(path: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  block.write(path, 0, 100);
  block.write(octal(0o644, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(0, 12), 136);
  // The checksum is taken over the header with its own field full of spaces.
  block.write(" ".repeat(8), 148);
  block.write("0", 156);
  block.write("ustar\u000000", 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

function octal(value: number, width: number): string {
  return `${value.toString(8).padStart(width - 1, "0")}\0`;
}
