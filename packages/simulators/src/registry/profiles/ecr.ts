import { errorAnswer } from "../traffic.ts";
import { type Manner, withHeader } from "./manners.ts";
import type { RegistryProfile } from "./profile.ts";

const login = { username: "AWS", password: "eyJwYXlsb2FkIjoib2YtYWRhIn0=" };
const HOST = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";

const challenge: Manner = (answer, { headers }) => {
  if (answer.status !== 401) return answer;
  if (headers.authorization === undefined) {
    return withHeader(
      answer,
      "WWW-Authenticate",
      `Basic realm="https://${HOST}/",service="ecr.amazonaws.com"`,
    );
  }
  return errorAnswer(403, "DENIED", "Your authorization token has expired. Reauthenticate and try again.");
};

/** Amazon's Elastic Container Registry, the private one: each account and region has a host. */
export const ECR: RegistryProfile = {
  name: "ecr",
  title: "Amazon ECR",
  registry: HOST,
  origins: {
    registry: `https://${HOST}`,
    token: `https://${HOST}`,
    storage: "https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com",
  },
  login,
  behaviour: {
    auth: { basic: { [login.username]: login.password } },
    storage: "own",
    storageQuery: "X-Amz-Security-Token=c2lnbmVkLWJ5LWVjcg%3D%3D&X-Amz-Signature=73696e6564",
    manner: challenge,
  },
  deviations: [
    {
      id: "ecr/basic",
      what: "There are no tokens to fetch: the user `AWS` and a password that lives 12 hours, in Basic",
      handling: "sent to the registry's own origin only, and no token server is looked for",
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
    },
    {
      id: "ecr/expired-login",
      what: "An expired password is 403 without a challenge, and its body says so",
      handling: "denied at once, with a hint that logins live for 12 hours and where to put the login step",
      source: "https://github.com/flipt-io/flipt/issues/3043",
    },
    {
      id: "ecr/unknown-name",
      what: "A repository that was never made is 404 `NAME_UNKNOWN`, and repositories are not made by a push",
      handling: "told apart from a missing tag",
      source: "https://github.com/actions/starter-workflows/issues/2647",
    },
    {
      id: "ecr/layer-bucket",
      what: "Blobs are redirected to S3, `prod-<region>-starport-layer-bucket`, which refuses what is signed twice",
      handling: "followed without `Authorization`; the query is in no message",
      source: "https://github.com/awsdocs/amazon-ecr-user-guide/issues/24",
    },
  ],
};
