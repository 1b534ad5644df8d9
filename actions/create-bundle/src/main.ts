import { createBundleAction } from "@basewatch/commands";
import { runAction } from "@basewatch/host";

await runAction(createBundleAction);
