import { type Manner, withHeader } from "./manners.ts";
import type { RegistryProfile } from "./profile.ts";

const login = { username: "robot$acme+ci", password: "robotSecretOfCi" };
const AUTH = "https://github.com/goharbor/harbor/blob/main/src/server/middleware/v2auth/auth.go";

const challenge: Manner = (answer, { headers, path }) => {
  const isRefused = answer.status === 401 && headers.authorization !== undefined && path !== "/service/token";
  return isRefused ? withHeader(answer, "WWW-Authenticate", 'Basic realm="harbor"') : answer;
};

/** Harbor, which everybody runs on a host of their own. */
export const HARBOR: RegistryProfile = {
  name: "harbor",
  title: "Harbor",
  registry: "harbor.example.com",
  origins: {
    registry: "https://harbor.example.com",
    token: "https://harbor.example.com",
    storage: "https://harbor.example.com",
  },
  login,
  behaviour: {
    auth: {
      bearer: {
        accounts: { [login.username]: login.password },
        anonymousPull: true,
        service: "harbor-registry",
        lifeSeconds: 1800,
        takesPasswords: true,
      },
    },
    realmPath: () => "/service/token",
    manner: challenge,
  },
  deviations: [
    {
      id: "harbor/realm",
      what: "The realm is `/service/token` of the registry's own address, for the service `harbor-registry`",
      handling:
        "as the challenge says; a private address is no obstacle, for the origin is the registry's own",
      source: AUTH,
    },
    {
      id: "harbor/basic-after-token",
      what: "A request that brings a token which is not good (any more) is challenged with Basic alone",
      handling: "a token that may have died is replaced first, also nobody's; only then is the password sent",
      source: AUTH,
    },
    {
      id: "harbor/empty-challenge",
      what: "A project that does not exist is 401 with an empty challenge",
      handling: "denied, or it does not exist; not taken for a portal",
      source: AUTH,
    },
    {
      id: "harbor/robot",
      what: "Robot accounts have a dollar sign in their names, `robot$acme+ci`",
      handling: "sent as it is, in Basic",
      source:
        "https://goharbor.io/docs/2.5.0/working-with-projects/project-configuration/create-robot-accounts",
    },
  ],
};
