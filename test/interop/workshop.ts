import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { LOGIN, startRegistryServer } from "./registry-server.ts";

/** What images are made with: the real buildah and skopeo, and the real registry that they push to. */
export interface Workshop {
  /** The registry's `127.0.0.1:port`. */
  readonly host: string;
  /** A folder for the test's own files, e.g. a checkout. */
  readonly folder: string;
  /** Builds an image with buildah, pulling its base again, and pushes it under `repository:tag`. */
  build(name: string, recipe: Recipe): Promise<void>;
  /** Copies an image with skopeo, all its platforms, into another format; formats without annotations lose them. */
  copy(from: string, to: string, format: "oci" | "v2s2"): Promise<void>;
  /** Publishes an index of platforms that were built apart: platform → `repository:tag` that has it. */
  join(name: string, parts: Readonly<Record<string, string>>): Promise<void>;
  /** The digest under `repository:tag`. */
  digestOf(name: string): Promise<string>;
  /** Deletes the manifest under `repository:tag`, as a person does in a registry's own page. */
  remove(name: string): Promise<void>;
  /** Logs in with skopeo; yields the path of the configuration that it wrote. */
  login(): Promise<string>;
  /** Writes a file of the test's folder. */
  write(path: string, text: string): Promise<void>;
  /** Runs buildah with the workshop's own storage. */
  buildah(...args: readonly string[]): Promise<unknown>;
}

/** What a workshop needs of the test that it is for, or of whatever else ends and can be passed over. */
export interface Lifetime {
  skip(note: string): never;
  onTestFinished(ending: () => Promise<void>): void;
}

/** What buildah is to build. */
export interface Recipe {
  /** `FROM`, `scratch` or `repository:tag` of the same registry, and what comes after it. */
  readonly from: string;
  /** Files of the image; `{arch}` in a text becomes the platform's architecture. */
  readonly files: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Several make an index; default: one image of `linux/amd64`. */
  readonly platforms?: readonly string[];
  readonly format?: "oci" | "docker";
}

const run = promisify(execFile);

/**
 * A registry and builders for one test. Where one of the programs is not installed the test is skipped and says so; in CI, which installs
 * them, it fails.
 */
export async function openWorkshop(context: Lifetime, auth: "none" | "htpasswd" = "none"): Promise<Workshop> {
  const missing = await findMissing();
  if (missing.length > 0) return passOver(context, missing);
  const host = (await startRegistryServer(context, auth)) ?? passOver(context, ["docker-registry"]);
  const folder = await mkdtemp(join(tmpdir(), "basewatch-interop-"));
  context.onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  const credentials = auth === "none" ? [] : ["--creds", `${LOGIN.user}:${LOGIN.password}`];
  const tools = createTools(host, folder, credentials);
  return {
    host,
    folder,
    build: (name, recipe) => build(tools, name, recipe),
    async copy(from, to, format) {
      const plain = ["--src-tls-verify=false", "--dest-tls-verify=false"];
      await tools.skopeo(
        "copy",
        "--quiet",
        "--all",
        "--format",
        format,
        ...plain,
        tools.transport(from),
        tools.transport(to),
      );
    },
    join: (name, parts) => joinPlatforms(tools, name, parts),
    digestOf: (name) => inspect(tools, name),
    async remove(name) {
      const [repository] = name.split(":");
      const url = `http://${host}/v2/${repository}/manifests/${await inspect(tools, name)}`;
      const { status } = await fetch(url, { method: "DELETE" });
      if (status !== 202) throw new Error(`DELETE ${url} answered ${status}`);
    },
    async login() {
      const path = join(folder, "docker", "config.json");
      await tools.write("docker/config.json", "{}");
      await tools.skopeo(
        "login",
        "--authfile",
        path,
        "-u",
        LOGIN.user,
        "-p",
        LOGIN.password,
        "--tls-verify=false",
        host,
      );
      return path;
    },
    write: tools.write,
    buildah: tools.buildah,
  };
}

async function findMissing(): Promise<readonly string[]> {
  const programs = ["buildah", "skopeo"];
  const there = await Promise.all(
    programs.map((program) =>
      run(program, ["--version"]).then(
        () => true,
        () => false,
      ),
    ),
  );
  return programs.filter((_program, index) => !there[index]);
}

function passOver({ skip }: Lifetime, programs: readonly string[]): never {
  const message = `${programs.join(" and ")} not installed: this was not tried with real images`;
  if (process.env["CI"]) throw new Error(message);
  return skip(message);
}

type Tools = ReturnType<typeof createTools>;

function createTools(host: string, folder: string, credentials: readonly string[]) {
  const storage = [
    "--root",
    join(folder, "storage"),
    "--runroot",
    join(folder, "run"),
    "--storage-driver",
    "vfs",
  ];
  const env = { PATH: process.env["PATH"], HOME: folder, XDG_RUNTIME_DIR: folder };
  return {
    host,
    folder,
    credentials,
    transport: (name: string) => `docker://${host}/${name}`,
    buildah: (...args: readonly string[]) => run("buildah", [...storage, ...args], { env }),
    skopeo: (...args: readonly string[]) => run("skopeo", [...args], { env }),
    async write(path: string, text: string) {
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, text);
    },
  };
}

async function build(tools: Tools, name: string, recipe: Recipe): Promise<void> {
  const { buildah, credentials, transport } = tools;
  const { from, files, environment = {}, platforms = ["linux/amd64"], format = "oci" } = recipe;
  const local = `localhost/${name}`;
  const push = [
    "--quiet",
    "--tls-verify=false",
    ...credentials,
    "--format",
    format === "oci" ? "oci" : "v2s2",
  ];
  for (const platform of platforms) {
    const architecture = platform.split("/")[1] ?? "";
    const context = `context/${architecture}`;
    for (const [path, text] of Object.entries(files))
      await tools.write(`${context}/${path}`, text.replaceAll("{arch}", architecture));
    const base = from === "scratch" ? from : `${tools.host}/${from}`;
    const lines = Object.keys(files).map((path) => `COPY ${path} /${path}`);
    const settings = Object.entries(environment).map(([key, value]) => `ENV ${key}=${value}`);
    await tools.write(`${context}/Dockerfile`, [`FROM ${base}`, ...lines, ...settings].join("\n"));
    const target = platforms.length > 1 ? ["--manifest", local] : ["--tag", local];
    const how = [
      "--quiet",
      "--isolation",
      "chroot",
      "--pull-always",
      "--tls-verify=false",
      ...credentials,
      "--format",
      format,
    ];
    await buildah("build", ...how, "--platform", platform, ...target, join(tools.folder, context));
  }
  if (platforms.length > 1)
    await buildah("manifest", "push", "--all", "--rm", ...push, local, transport(name));
  else await buildah("push", ...push, local, transport(name));
}

async function joinPlatforms(
  { buildah, transport }: Tools,
  name: string,
  parts: Readonly<Record<string, string>>,
): Promise<void> {
  const list = `localhost/joined/${name}`;
  await buildah("manifest", "create", list);
  for (const [platform, from] of Object.entries(parts)) {
    const [os = "", architecture = ""] = platform.split("/");
    await buildah(
      "manifest",
      "add",
      "--tls-verify=false",
      "--os",
      os,
      "--arch",
      architecture,
      list,
      transport(from),
    );
  }
  await buildah("manifest", "push", "--all", "--rm", "--quiet", "--tls-verify=false", list, transport(name));
}

async function inspect({ skopeo, transport, credentials }: Tools, name: string): Promise<string> {
  const { stdout } = await skopeo(
    "inspect",
    "--tls-verify=false",
    ...credentials,
    "--format",
    "{{.Digest}}",
    transport(name),
  );
  return stdout.trim();
}
