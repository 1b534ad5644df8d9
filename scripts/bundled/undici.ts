// What a bundle holds in place of undici. @actions/http-client and @actions/github name it for ways of sending that we do not use: every request goes
// through packages/http, which has its own proxies. The whole of undici would be one megabyte and 40 ms at every start.

/** Made by @actions/github at import when a proxy is set; never asked to do anything. */
export class ProxyAgent {
  readonly uri: unknown;

  constructor(uri: unknown) {
    this.uri = uri;
  }
}

/** Octokit is always given our own fetch; a call of this one is a defect. */
export function fetch(): never {
  throw new Error("a request bypassed packages/http");
}
