import { join } from "node:path";
import type { Digest } from "@basewatch/image";
import type { Workshop } from "../../interop/workshop.ts";
import type { RightAnswer, Subject } from "../situation.ts";

/** A row of which the images are made by the real buildah, and pushed to the real registry. */
export interface BuiltSituation {
  readonly name: string;
  readonly made: string;
  readonly right: RightAnswer;
  readonly make: (yard: Yard) => Promise<Subject | undefined>;
}

/** A situation's own repositories in the registry, and what builds into them. */
export interface Yard {
  /** The full reference of `repository:tag`. */
  ref(name: string): string;
  /** `buildah build` and push, for one platform, or for several as an index. */
  build(name: string, plan: Plan): Promise<void>;
  /** A generation of node:22, on an os:1 that all generations share. */
  node(generation: number, plan?: Partial<Plan>): Promise<void>;
  /** The application on node:22. */
  app(plan?: Partial<Plan>): Promise<void>;
  /** `skopeo copy --all`, into another format. */
  copy(from: string, to: string, format: "oci" | "v2s2"): Promise<void>;
  /** `buildah manifest create`: platform → `repository:tag` that has it. */
  join(name: string, parts: Readonly<Record<string, string>>): Promise<void>;
  digestOf(name: string): Promise<Digest>;
  /** Runs buildah with the workshop's storage. */
  buildah(...args: readonly string[]): Promise<unknown>;
}

/** What `buildah build` is given. */
export interface Plan {
  readonly dockerfile: string;
  /** Path → text; `{arch}` becomes the platform's architecture. */
  readonly files: Readonly<Record<string, string>>;
  readonly platforms?: readonly string[];
  readonly format?: "oci" | "docker";
  /** Further flags, e.g. `--squash`. */
  readonly flags?: readonly string[];
  /** Default: bases are pulled anew; `false`: they are taken from local storage, and nothing is pushed. */
  readonly remote?: boolean;
}

/** The situation's yard in a workshop. */
export function openYard(workshop: Workshop, id: string): Yard {
  const ref = (name: string) => `${workshop.host}/${id}/${name}`;
  const build: Yard["build"] = (name, plan) => buildAndPush(workshop, id, name, plan);
  return {
    ref,
    build,
    async node(generation, { files, ...plan } = {}) {
      if (generation === 1)
        await build("os:1", {
          dockerfile: "FROM scratch\nCOPY etc /etc\n",
          files: { "etc/os": "{arch}" },
          ...plan,
        });
      await build("node:22", {
        dockerfile: `FROM ${ref("os:1")}\nCOPY bin /bin\nCMD ["node"]\n`,
        files: { "bin/node": `generation ${generation} for {arch}`, ...files },
        ...plan,
      });
    },
    app: (plan = {}) =>
      build("app:latest", {
        dockerfile: `FROM ${ref("node:22")}\nCOPY app /app\n`,
        files: { "app/main": "the app for {arch}" },
        ...plan,
      }),
    copy: (from, to, format) => workshop.copy(`${id}/${from}`, `${id}/${to}`, format),
    join: (name, parts) => {
      const places = Object.entries(parts).map(([platform, part]) => [platform, `${id}/${part}`]);
      return workshop.join(`${id}/${name}`, Object.fromEntries(places));
    },
    digestOf: async (name) => (await workshop.digestOf(`${id}/${name}`)) as Digest,
    buildah: workshop.buildah,
  };
}

async function buildAndPush(workshop: Workshop, id: string, name: string, plan: Plan): Promise<void> {
  const { dockerfile, files, platforms = ["linux/amd64"], format = "oci", flags = [], remote = true } = plan;
  const to = `${workshop.host}/${id}/${name}`;
  const local = remote ? `localhost/${id}/${name}` : to;
  for (const platform of platforms) {
    const architecture = platform.split("/")[1] ?? "";
    const context = `yard/${id}/${name.replace(":", "-")}/${architecture}`;
    for (const [path, text] of Object.entries(files))
      await workshop.write(`${context}/${path}`, text.replaceAll("{arch}", architecture));
    await workshop.write(`${context}/Dockerfile`, dockerfile);
    const target = platforms.length > 1 ? ["--manifest", local] : ["--tag", local];
    const how = ["--quiet", "--isolation", "chroot", remote ? "--pull-always" : "--pull-never"];
    const more = ["--tls-verify=false", "--format", format, "--platform", platform, ...target, ...flags];
    await workshop.buildah("build", ...how, ...more, join(workshop.folder, context));
  }
  if (!remote) return;
  const push = ["--quiet", "--tls-verify=false", "--format", format === "oci" ? "oci" : "v2s2"];
  if (platforms.length > 1)
    await workshop.buildah("manifest", "push", "--all", "--rm", ...push, local, `docker://${to}`);
  else await workshop.buildah("push", ...push, local, `docker://${to}`);
}
