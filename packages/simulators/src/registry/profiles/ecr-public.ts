import type { RegistryProfile } from "./profile.ts";

const login = { username: "AWS", password: "eyJwYXlsb2FkIjoib2YtYWRhIn0=" };

/** Amazon ECR Public. */
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
      },
    },
    storage: "own",
  },
  deviations: [],
};
