import { ACR } from "./acr.ts";
import { ARTIFACT_REGISTRY } from "./artifact-registry.ts";
import { ARTIFACTORY } from "./artifactory.ts";
import { DOCKER_HUB } from "./docker-hub.ts";
import { ECR } from "./ecr.ts";
import { ECR_PUBLIC } from "./ecr-public.ts";
import { GCR } from "./gcr.ts";
import { GHCR } from "./ghcr.ts";
import { GITLAB } from "./gitlab.ts";
import { HARBOR } from "./harbor.ts";
import type { RegistryProfile } from "./profile.ts";
import { QUAY } from "./quay.ts";

/** The registries that are simulated with their own ways, as they are known best. */
export const REGISTRY_PROFILES: readonly RegistryProfile[] = [
  DOCKER_HUB,
  GHCR,
  QUAY,
  GCR,
  ARTIFACT_REGISTRY,
  ECR,
  ECR_PUBLIC,
  ACR,
  GITLAB,
  HARBOR,
  ARTIFACTORY,
];
