import { errorAnswer } from "../traffic.ts";
import type { Manner } from "./manners.ts";
import type { RegistryProfile } from "./profile.ts";

const login = { username: "AWS", password: "eyJwYXlsb2FkIjoib2YtYWRhIn0=" };
const EXPIRY = "https://github.com/aws/containers-roadmap/issues/2835";

const expire: Manner = (answer, { headers, server, path }) =>
  answer.status === 401 && server === "registry" && path !== "/token/" && headers.authorization !== undefined
    ? errorAnswer(400, "DENIED", "Your authorization token is invalid or has expired")
    : answer;

/** Amazon's public gallery. */
export const ECR_PUBLIC: RegistryProfile = {
  name: "ecr-public",
  title: "Amazon ECR Public",
  registry: "public.ecr.aws",
  origins: {
    registry: "https://public.ecr.aws",
    token: "https://public.ecr.aws",
    storage: "https://d5l0dvt14r5h8.cloudfront.net",
  },
  login,
  behaviour: {
    auth: {
      bearer: {
        accounts: { [login.username]: login.password },
        anonymousPull: true,
        service: "public.ecr.aws",
        lifeSeconds: null,
        challengeScope: () => "aws",
        bindsScopes: false,
      },
    },
    realmPath: () => "/token/",
    storage: "own",
    storageQuery: "Expires=1767225600&Signature=c2lnbmVk&Key-Pair-Id=K1",
    manner: expire,
  },
  deviations: [
    {
      id: "ecr-public/one-scope",
      what: "The challenge of `https://public.ecr.aws/token/` names the scope `aws`, whatever the repository; one token opens all",
      handling: "asked for once, for all repositories of the run",
      source: "https://github.com/lablup/backend.ai/pull/2549",
    },
    {
      id: "ecr-public/expired-token",
      what: "An expired token is 400, not 401, and brings no challenge",
      handling: "a token that may have died is replaced once, as after a 401",
      source: EXPIRY,
    },
    {
      id: "ecr-public/rate",
      what: "One pull a second for nobody, ten for an account; over that 429 `Rate exceeded` without a time",
      handling: "tried again after a growing pause; the error says how to log in",
      source: "https://github.com/aws/aws-lambda-web-adapter/issues/429",
    },
  ],
};
