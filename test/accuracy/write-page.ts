// Writes the tables of docs/accuracy.md: what check-base-digest says of each situation now, and what other tools said when they were asked.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { askBuilt } from "./buildah/built.ts";
import { openLifetime } from "./buildah/lifetime.ts";
import {
  PAGE,
  renderBuilt,
  renderRemembered,
  renderScores,
  renderSimulated,
  renderTools,
  withSection,
} from "./page.ts";
import { askRemembered, lastAnswers } from "./remembered.ts";
import { askSimulated } from "./simulated.ts";

const workspace = await mkdtemp(join(tmpdir(), "basewatch-accuracy-"));
const simulated = await askSimulated(workspace);
await rm(workspace, { recursive: true });
const checkout = await mkdtemp(join(tmpdir(), "basewatch-accuracy-"));
const remembered = await askRemembered(checkout);
await rm(checkout, { recursive: true });
const lifetime = openLifetime();
const built = await lifetime.unlessSkipped(askBuilt);
if (built === undefined) throw new Error(lifetime.skipped());
await lifetime.end();

let page = await readFile(PAGE, "utf8");
page = withSection(page, "simulated", renderSimulated(simulated.images));
page = withSection(page, "remembered", renderRemembered(lastAnswers(remembered)));
page = withSection(page, "built", renderBuilt(built.images));
page = withSection(page, "tools", renderTools());
await writeFile(PAGE, withSection(page, "scores", renderScores(page)));
