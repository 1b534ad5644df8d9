export type {
  ForgeAnswer,
  ForgeFault,
  ForgeFaultOptions,
  ForgeFiles,
  ForgeMatcher,
  ForgeRequest,
  ForgeServer,
} from "./types.ts";
