/** A git repository to push to, and how to be let in. */
export interface GitRemote {
  /** `https://`, `http://`, `ssh://` or `file://`, without a password in it. */
  readonly url: string;
  /** Sent to the URL's own origin only; not with ssh and file. */
  readonly token?: string | undefined;
  /** The user that the token goes with; `x-access-token` unless the server wants another name. */
  readonly user?: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

// What git, ssh and curl need of a machine. All else stays behind: settings, traces and prompts of whoever runs us.
const MACHINE = ["PATH", "TMPDIR", "TEMP", "TMP", "SystemRoot", "USER", "LOGNAME"];
const SSH = ["SSH_AUTH_SOCK", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT"];
const PROXIES = ["http_proxy", "https_proxy", "all_proxy", "no_proxy"];
const CERTIFICATES = ["SSL_CERT_FILE", "SSL_CERT_DIR", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH"];

// git knows others, which run programs.
const PROTOCOLS: readonly string[] = ["https", "http", "ssh", "file"];

/**
 * The whole environment that git runs in: nobody's configuration, hooks, signatures, credential helpers or prompts, but the machine's proxies, certificates and ssh agent.
 * The token is in it as a configured header for one origin (`GIT_CONFIG_*`, git 2.31: https://git-scm.com/docs/git-config#ENVIRONMENT), and so in no argument list.
 */
export function gitEnvironment(
  remote: GitRemote,
  given: Environment,
  folder: string,
): Readonly<Record<string, string>> {
  return {
    ...pick(given, [...MACHINE, ...SSH, ...CERTIFICATES]),
    ...proxies(given),
    ...extraCertificates(given),
    ...(given["GIT_SSH_COMMAND"] ? {} : { GIT_SSH_COMMAND: "ssh -oBatchMode=yes" }),
    // git looks for settings and passwords there; ssh asks the system where its keys are.
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_SYSTEM: "/dev/null",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_TERMINAL_PROMPT: "0",
    GIT_ASKPASS: "",
    SSH_ASKPASS: "",
    // Its messages are all that tells one trouble from another.
    LC_ALL: "C",
    ...configuration(settings(remote)),
  };
}

/** The value of the `Authorization` header that a token goes in. */
export function authorization({ user = "x-access-token", token = "" }: GitRemote): string {
  return `Basic ${Buffer.from(`${user}:${token}`).toString("base64")}`;
}

function settings(remote: GitRemote): readonly (readonly [string, string])[] {
  const url = new URL(remote.url);
  const protocol = url.protocol.replace(":", "");
  return [
    ["core.hooksPath", "/dev/null"],
    ["core.askPass", ""],
    ["credential.helper", ""],
    ["push.gpgSign", "false"],
    ["gc.auto", "0"],
    ["maintenance.auto", "false"],
    ["protocol.allow", "never"],
    ...(PROTOCOLS.includes(protocol) ? [[`protocol.${protocol}.allow`, "always"] as const] : []),
    // A redirect may lead to another host, and the header would go along.
    ["http.followRedirects", "false"],
    ["http.lowSpeedLimit", "1"],
    ["http.lowSpeedTime", "30"],
    ...(remote.token === undefined || !protocol.startsWith("http")
      ? []
      : [[`http.${url.origin}/.extraHeader`, `Authorization: ${authorization(remote)}`] as const]),
  ];
}

function configuration(entries: readonly (readonly [string, string])[]): Record<string, string> {
  const numbered = entries.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key] as const,
    [`GIT_CONFIG_VALUE_${index}`, value] as const,
  ]);
  return { GIT_CONFIG_COUNT: String(entries.length), ...Object.fromEntries(numbered) };
}

function proxies(given: Environment): Record<string, string> {
  return Object.fromEntries(
    PROXIES.flatMap((name) => {
      const value = given[name] || given[name.toUpperCase()];
      return value ? [[name, value] as const] : [];
    }),
  );
}

// Node adds these certificates to those of the system, git takes them instead: so the system's are named again.
function extraCertificates(given: Environment): Record<string, string> {
  const extra = given["NODE_EXTRA_CA_CERTS"];
  if (!extra || given["GIT_SSL_CAINFO"]) return {};
  return { GIT_SSL_CAINFO: extra, ...(given["GIT_SSL_CAPATH"] ? {} : { GIT_SSL_CAPATH: "/etc/ssl/certs" }) };
}

function pick(given: Environment, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (given[name] ? [[name, given[name]] as const] : [])));
}
