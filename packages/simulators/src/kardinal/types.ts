/** Which kardinal is played: `server` does what the released handler does, `documentation` what its documentation promises. */
export type KardinalProfile = "server" | "documentation";

/** How {@link startKardinal} sets the server up. */
export interface KardinalOptions {
  /** The one token that may create Bundles. */
  readonly token: string;
  /** The token that reads the list of Bundles; without it everybody may. */
  readonly uiToken?: string | undefined;
  readonly profile: KardinalProfile;
  /** The Pipelines that exist, for the profile `documentation`; every one does when this is not given. */
  readonly pipelines?: readonly string[] | undefined;
  /** What `X-Kardinal-Signature` is checked with, in the profile `documentation`; a request without a good one is then refused. */
  readonly signingSecret?: string | undefined;
  /**
   * Where Bundles can be read: `bundles` is `GET /api/v1/ui/bundles`; `pipelines` is `GET /api/v1/ui/pipelines/{name}/bundles` alone, beside which the
   * other takes POST only; `none` is a controller whose UI is not routed. Default: `bundles`.
   */
  readonly list?: "bundles" | "pipelines" | "none" | undefined;
  /** What becomes of every Bundle: each reading of the list shows the next stage, and the last one stays. Default: it is `Available`. */
  readonly promotion?: readonly KardinalStage[] | undefined;
  /** Wall-clock milliseconds since the epoch; names, creation times and the rate limit follow it. Default: the system's. */
  readonly now?: (() => number) | undefined;
}

/** How far a Bundle is promoted. */
export interface KardinalStage {
  /** `Available`, `Promoting`, `Verified`, `Failed` or `Superseded`. */
  readonly phase: string;
  /** The environments that promotion has reached; a server that shows none has none here. */
  readonly environments?: readonly {
    readonly name: string;
    readonly phase: string;
    readonly prURL?: string;
  }[];
}

/** A Bundle's fields as they travel, in a request and in the list. */
export interface KardinalBundleSpec {
  readonly pipeline: string;
  readonly type: string;
  readonly images?: readonly KardinalImage[];
  readonly configRef?: Readonly<Record<string, string>>;
  readonly provenance?: Readonly<Record<string, string>>;
  readonly intent?: { readonly targetEnvironment?: string; readonly skipEnvironments?: readonly string[] };
}

export interface KardinalImage {
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** A Bundle that the server has stored; fields that the profile drops are absent. */
export interface KardinalBundle extends KardinalBundleSpec {
  readonly name: string;
  readonly namespace: string;
  readonly phase: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** One request as it arrived, and what it was answered. */
export interface KardinalRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** `undefined` when nothing was sent: it hangs, or the connection was dropped instead. */
  readonly status: number | undefined;
}

/**
 * What goes wrong with one request for a Bundle. Where a fault says `stored`, `true` lets the handler do its work first, so that
 * only the reply is lost.
 */
export type KardinalFault =
  | { readonly kind: "none" }
  | {
      readonly kind: "status";
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: "reset"; readonly stored: boolean }
  | { readonly kind: "hang"; readonly stored: boolean }
  /** The Bundle is stored, and the connection ends in the middle of the reply's body. */
  | { readonly kind: "cut" }
  /** A proxy's page instead of kardinal's answer; nothing is stored. */
  | { readonly kind: "html"; readonly status: number }
  /** The Bundle is stored, and the 201 has this body: empty, without a name, or anything else. Of the list, the 200. */
  | { readonly kind: "reply"; readonly body: string };

/** A running kardinal endpoint on loopback. */
export interface KardinalSimulator extends AsyncDisposable {
  /** Base URL without a trailing slash, `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Stored Bundles, oldest first. */
  readonly bundles: readonly KardinalBundle[];
  /** Every request since the start, oldest first. */
  readonly requests: readonly KardinalRequest[];
  /** Makes the next requests for a Bundle fail, one fault each, in order. */
  script(...faults: readonly KardinalFault[]): void;
  /** Makes the next readings of the list fail, one fault each, in order; what a fault stores does not apply. */
  scriptList(...faults: readonly KardinalFault[]): void;
  /** Drops open connections and stops listening. */
  close(): Promise<void>;
}
