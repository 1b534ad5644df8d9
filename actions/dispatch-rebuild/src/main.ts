import { dispatchAction } from "@basewatch/commands";
import { runAction } from "@basewatch/host";

await runAction(dispatchAction);
