import type { RegistryProfile } from "./profile.ts";

const login = { username: "AWS", password: "eyJwYXlsb2FkIjoib2YtYWRhIn0=" };

/** Amazon ECR. */
export const ECR: RegistryProfile = {
  name: "ecr",
  title: "Amazon ECR",
  registry: "123456789012.dkr.ecr.eu-west-1.amazonaws.com",
  origins: {
    registry: "https://123456789012.dkr.ecr.eu-west-1.amazonaws.com",
    token: "https://123456789012.dkr.ecr.eu-west-1.amazonaws.com",
    storage: "https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com",
  },
  login,
  behaviour: {
    auth: { basic: { [login.username]: login.password } },
    storage: "own",
  },
  deviations: [],
};
