import { createHash } from "node:crypto";
import { isManifest, type Manner, withHeader, withoutHeader } from "./manners.ts";
import type { RegistryProfile } from "./profile.ts";

const login = { username: "ada", password: "identityTokenOfAda" };

/** HEADs of manifests are answered as those of any file. */
const headAsFile: Manner = (answer, request) => {
  if (request.method !== "HEAD" || !isManifest(answer, request)) return answer;
  const sha1 = createHash("sha1").update(answer.body).digest("hex");
  const plain = withHeader(
    withoutHeader(answer, "Docker-Content-Digest"),
    "Content-Type",
    "application/octet-stream",
  );
  return withHeader(withHeader(plain, "ETag", sha1), "X-Checksum-Sha1", sha1);
};

/** JFrog's Artifactory with its repository path method: the first part of a name is the key of one of its repositories. */
export const ARTIFACTORY: RegistryProfile = {
  name: "artifactory",
  title: "JFrog Artifactory",
  registry: "acme.jfrog.io",
  origins: {
    registry: "https://acme.jfrog.io",
    token: "https://acme.jfrog.io",
    storage: "https://acme-storage.s3.amazonaws.com",
  },
  login,
  behaviour: {
    auth: {
      bearer: {
        accounts: { [login.username]: login.password },
        anonymousPull: true,
        service: "acme.jfrog.io",
        challengeScope: ({ repository, actions }, method) =>
          method === "HEAD" ? undefined : `repository:${repository.replace(/^[^/]+\//u, "")}:${actions}`,
        bindsScopes: false,
      },
    },
    realmPath: (repository) =>
      repository === undefined ? "/v2/token" : `/artifactory/api/docker/${repository.split("/")[0]}/v2/token`,
    storage: "own",
    storageQuery: "X-Amz-Signature=73696e6564&response-content-type=application%2Foctet-stream",
    manner: headAsFile,
  },
  deviations: [
    {
      id: "artifactory/realm-per-key",
      what: "The realm has the repository's key in its path, `/artifactory/api/docker/<key>/v2/token`, and the scope leaves it out of the name",
      handling:
        "what one repository asked is asked of others only below the same key; another key is approached anew",
      source: "https://github.com/earthly/earthly/issues/1017",
    },
    {
      id: "artifactory/no-scope",
      what: "The challenge to a HEAD names no scope",
      handling: "the scope is to pull from the repository that was asked for",
      source: "https://github.com/containerd/containerd/issues/3556",
    },
    {
      id: "artifactory/head-as-file",
      what: "A HEAD may be answered like that of a file: no `Docker-Content-Digest`, an ETag of SHA-1, `application/octet-stream`",
      handling: "one GET, and the hash of its bytes; an ETag is never taken for a digest",
      source: "https://github.com/deitch/docker_registry2/issues/83",
    },
    {
      id: "artifactory/blocked",
      what: "What a policy of Xray's blocks is 403 `DENIED` with an explanation, through a virtual repository 404",
      handling: "denied, with the explanation where there is one; 404 says that it was not found",
      source:
        "https://jfrog.com/help/r/artifactory-why-docker-pull-of-an-xray-blocked-image-returns-403-from-local-and-404-from-virtual",
    },
  ],
};
