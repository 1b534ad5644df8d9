/** The help text; with `names`, that of a command which has these inputs. */
export function helpText(names?: readonly string[]): string {
  if (names !== undefined)
    return `Flags (each is the input of the same name, see the action's README):\n${names.map((name) => `  --${name}\n`).join("")}`;
  return `basewatch <command> [flags]

  check          what moved, and what is due          --config images.yaml, or --image ghcr.io/me/app:1
  dispatch       start the builds of what is due      --rebuilds-file rebuilds.json
  create-bundle  promote what was built               --pipeline app --image … --kardinal-url …
  status [image] what is tracked, and what waits      --state file:basewatch.json
  demo           the whole loop on this machine, in seconds

  --json         print the outputs as JSON            --exit-code  check: exit 10 when rebuilds are due
  --help         the flags of a command

Tokens come from the environment: GITHUB_TOKEN or GH_TOKEN, KARDINAL_TOKEN, BASEWATCH_TOKENS (host=secret lines);
so do BASEWATCH_SLACK_WEBHOOK_URL, BASEWATCH_SMTP_URL, BASEWATCH_WEBHOOK_URL and BASEWATCH_WEBHOOK_SECRET.
Exit status: 0 done, 1 failure, 2 usage, 10 rebuilds are due (with --exit-code).
`;
}
