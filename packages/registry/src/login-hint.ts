/** How to log in to a well-known registry, by its host. */
const HINTS: readonly (readonly [RegExp, string])[] = [
  [/^ghcr\.io$/u, "Add `packages: read` to the job's permissions, or log in with docker/login-action"],
  [
    /^docker\.io$/u,
    "Check the name; for a private repository log in with docker/login-action before this step",
  ],
  [
    /^\d+\.dkr\.ecr\.[a-z\d-]+\.amazonaws\.com(?:\.cn)?$/u,
    "Check the name; log in with aws-actions/amazon-ecr-login in this job, before this step: its logins live for 12 hours",
  ],
  [
    /^public\.ecr\.aws$/u,
    "Check the name; log in with aws-actions/amazon-ecr-login and `registry-type: public` before this step",
  ],
  [
    /(?:^|\.)gcr\.io$|-docker\.pkg\.dev$/u,
    "Check the name; log in with google-github-actions/auth and docker/login-action (user oauth2accesstoken), as a principal with the role Artifact Registry Reader",
  ],
  [
    /\.azurecr\.io$/u,
    "Check the name; log in with azure/login and `az acr login`, or with docker/login-action and a token that may pull",
  ],
  [
    /^registry\.gitlab\.com$/u,
    "Check the name; log in with docker/login-action and a deploy token or access token that has read_registry",
  ],
  [/^quay\.io$/u, "Check the name; log in with docker/login-action and a robot account that may read it"],
];

/** What a user whom a registry refused can do next. */
export function loginHint(registry: string): string {
  return (
    HINTS.find(([host]) => host.test(registry))?.[1] ??
    `Check the name; log in to ${registry} before this step, docker-config says where credentials are read from`
  );
}

/** What a user whose requests a registry limits can do next. */
export function limitHint(registry: string): string {
  if (registry === "docker.io") {
    return "Log in with docker/login-action before this step: accounts have a higher limit than addresses";
  }
  if (registry === "public.ecr.aws") {
    return "Log in with aws-actions/amazon-ecr-login and `registry-type: public`: accounts have ten times the limit of addresses";
  }
  return "Run less often or with a lower concurrency, or log in";
}
