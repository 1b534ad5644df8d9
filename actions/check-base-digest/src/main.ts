import { checkAction } from "@basewatch/commands";
import { runAction } from "@basewatch/host";

await runAction(checkAction);
