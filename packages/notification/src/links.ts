/** A URL that may be linked to: http or https, without a user; `undefined` for anything else. */
export function readLink(text: string | null): string | undefined {
  const url = text === null ? null : URL.parse(text);
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) return undefined;
  return url.username === "" && url.password === "" ? url.href : undefined;
}
