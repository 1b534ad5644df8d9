/** What the branch says to a person who comes across it. */
export const README = {
  path: "README.md",
  text: `# What Basewatch remembers

This branch is written by Basewatch, one commit for each run that learned something. It shares no history with the code, and its commits start no workflows.

- \`ledger.json\`: the version of the format, and the repository that it belongs to
- \`bases/\`: base images: the digests that their tags were seen at, and when
- \`images/\`: published images: what they were built on, what is decided, and what waits since when
- \`archive/\`: images that left images.yaml
- \`attempts/\`: rebuilds that were claimed and dispatched, and what became of them

Records are spread over 256 files each by a hash of their names, so that runs that look at different images change different files. \`basewatch status\` shows all of it as a table. To start with an empty memory, delete the branch.
`,
} as const;
