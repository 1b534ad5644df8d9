import { Failure } from "@basewatch/failure";
import type { BundleRequest } from "./request.ts";

interface Refusal {
  readonly code: string;
  /** Continues "kardinal …". */
  readonly says: string;
  readonly hint: (request: BundleRequest) => string;
}

const REFUSALS: Readonly<Record<number, Refusal>> = {
  400: {
    code: "kardinal.bad-request",
    says: "refused the request as invalid",
    hint: () =>
      "Compare pipeline, type and images with what it says; an older server may not know every field.",
  },
  401: {
    code: "kardinal.token",
    says: "refused the token",
    hint: ({ pipeline }) =>
      `The token is scoped per Pipeline: set KARDINAL_TOKEN to the value in the Secret that the controller reads for ${pipeline}; with a signing-secret, check that too.`,
  },
  403: {
    code: "kardinal.forbidden",
    says: "does not allow it",
    hint: ({ namespace }) =>
      `Check that the controller watches namespace ${namespace ?? "default"}, and that no gateway in front of it refuses this runner.`,
  },
  404: {
    code: "kardinal.not-found",
    says: "knows no such Pipeline or endpoint",
    hint: ({ pipeline, namespace }) =>
      `Check that Pipeline ${pipeline} exists in namespace ${namespace ?? "default"}, that kardinal-url is right, and that the controller runs with --bundle-api-token or KARDINAL_BUNDLE_TOKEN: the endpoint exists only then.`,
  },
  405: {
    code: "kardinal.method",
    says: "does not take a POST here",
    hint: () =>
      "Check that kardinal-url leads to the controller itself and not to its UI or another service.",
  },
  413: {
    code: "kardinal.too-large",
    says: "refused the Bundle as too large",
    hint: () =>
      "Promote fewer images with one Bundle, or raise the body limit of the proxy in front of the controller.",
  },
  429: {
    code: "kardinal.rate-limit",
    says: "takes no more requests for now",
    hint: () => "It takes 60 a minute for each token: spread the jobs out, or raise max-attempts.",
  },
};

const SERVER: Refusal = {
  code: "kardinal.server",
  says: "failed",
  hint: () =>
    "Look at the controller's log, and at the proxy in front of it; run the job again when it is well.",
};

const REDIRECT: Refusal = {
  code: "kardinal.redirect",
  says: "redirects, and a Bundle is never sent to another address",
  hint: () => "Set kardinal-url to the address that it redirects to.",
};

const OTHER: Refusal = {
  code: "kardinal.refused",
  says: "refused the request",
  hint: () => "Check that kardinal-url leads to the controller itself.",
};

/**
 * The failure that an answer of another status than success stands for: each documented status has a code of its own
 * (`kardinal.bad-request`, `.token`, `.forbidden`, `.not-found`, `.method`, `.too-large`, `.rate-limit`, `.server`), others are
 * `kardinal.redirect` or `kardinal.refused`.
 *
 * @param said the answer's first line, already cleaned; empty when it had none
 */
export function describeRefusal(
  status: number,
  said: string,
  where: string,
  attempts: number,
  request: BundleRequest,
): Failure {
  const refusal =
    REFUSALS[status] ?? (status >= 500 ? SERVER : status >= 300 && status < 400 ? REDIRECT : OTHER);
  const tries = attempts > 1 ? ` after ${attempts} attempts` : "";
  const quote = said === "" ? "" : `: ${said}`;
  return new Failure(`${where}: kardinal ${refusal.says} (${status})${tries}${quote}`, {
    code: refusal.code,
    hint: `${refusal.hint(request)}${hintAboutSkipping(status, request)}`,
  });
}

function hintAboutSkipping(status: number, { intent }: BundleRequest): string {
  const skips = (intent?.skipEnvironments ?? []).length > 0;
  return skips && (status === 400 || status === 403)
    ? " Skipping environments needs a PolicyGate with SkipPermission."
    : "";
}
