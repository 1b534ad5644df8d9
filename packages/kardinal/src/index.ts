export { bundlePolicy } from "./attempts.ts";
export { type BundleResult, type CreateBundleOptions, createBundle } from "./create-bundle.ts";
export {
  type BundleImage,
  type BundleRequest,
  type BundleType,
  type ConfigReference,
  type Intent,
  MAX_BODY_BYTES,
  type Provenance,
  signBody,
  writeBundleBody,
} from "./request.ts";
export { bundlesUrl, parseKardinalUrl, statusUrl } from "./url.ts";
