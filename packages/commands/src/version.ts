declare global {
  /** Set by the build (scripts/build.ts); missing where the sources run unbundled. */
  var BASEWATCH_VERSION: string | undefined;
}

/** The `User-Agent` of a command's requests, with the version. */
export function userAgent(command: string): string {
  return `basewatch/${globalThis.BASEWATCH_VERSION ?? "source"} (${command})`;
}
