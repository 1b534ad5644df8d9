export { startKardinal } from "./server.ts";
export type {
  KardinalBundle,
  KardinalBundleSpec,
  KardinalFault,
  KardinalImage,
  KardinalOptions,
  KardinalProfile,
  KardinalRequest,
  KardinalSimulator,
  KardinalStage,
} from "./types.ts";
