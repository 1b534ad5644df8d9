export { bundlePolicy } from "./attempts.ts";
export { type BundleReader, type BundleReaderOptions, createBundleReader } from "./bundle-list.ts";
export { type BundleResult, type CreateBundleOptions, createBundle } from "./create-bundle.ts";
export type { ListedBundle, ListedEnvironment, ListedImage } from "./listed-bundle.ts";
export { type BundleManifest, describeManifest } from "./manifest.ts";
export { findDropped, findOwnBundles, findSameVersion } from "./own-bundles.ts";
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
export { type Verification, type WaitOptions, waitForVerified } from "./verification.ts";
