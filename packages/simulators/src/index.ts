export * from "./forge-server/index.ts";
export * from "./gitea/index.ts";
export * from "./github/index.ts";
export * from "./gitlab/index.ts";
export * from "./image-content/index.ts";
export * from "./kardinal/index.ts";
export * from "./registry/index.ts";
export * from "./runner/index.ts";
