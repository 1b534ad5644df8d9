import { REGISTRY_PROFILES, type RegistryProfile } from "@basewatch/simulators";
import { cell, fillBetween, formatTable } from "./tables.ts";

/** `docs/registries.md` with its tables made from the simulated profiles, between `<!-- registries:start -->` and `<!-- registries:end -->`. */
export function fillRegistries(page: string): string {
  return fillBetween(
    page,
    "registries",
    REGISTRY_PROFILES.map(describeProfile).join("\n\n"),
    "docs/registries.md",
  );
}

function describeProfile({ title, name, registry, deviations }: RegistryProfile): string {
  const rows = deviations.map(({ id, what, handling, source }) => [
    `\`${id.slice(name.length + 1)}\``,
    cell(what),
    cell(handling),
    `[read](${source})`,
  ]);
  const head = ["Name", "What it does", "What becomes of it", "Source"];
  return `## ${title}\n\nAs \`${registry}\`; tests are named \`${name}/…\`.\n\n${formatTable([head, ...rows])}`;
}
