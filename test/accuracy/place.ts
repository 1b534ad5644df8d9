import { dockerPurl, type RegistryAnswer, type RegistrySimulator } from "@basewatch/simulators";
import { app, node } from "./images.ts";
import { APP, NODE, type Place, type Used } from "./situation.ts";

/** A situation's own repositories in the simulator, `<id>/node` and so on: every registry takes two components. */
export function openPlace({ host, store, fail }: RegistrySimulator, id: string): Place {
  const ref = (name: string) => `${host}/${id}/${name}`;
  const publish: Place["publish"] = (name, content) => {
    const { repository, tag } = splitName(name);
    store.putContent(`${id}/${repository}`, tag, content);
    return content;
  };
  return {
    ref,
    publish,
    node: (generation, spec) => publish(NODE, node(generation, spec)),
    app: (base, spec) => publish(APP, app(base, spec)),
    provenance: (used, more) => (platform) => ({ materials: materialsOf(ref, used, platform), ...more }),
    annotations: (name, digest) => ({
      "org.opencontainers.image.base.name": ref(name),
      "org.opencontainers.image.base.digest": digest,
    }),
    spoil(digest) {
      const alter = (answer: RegistryAnswer) => ({ ...answer, body: Buffer.from("{}") });
      const path = new RegExp(`/${id}/.*${digest}`, "u");
      fail({ path }, { kind: "alter", alter }, Number.POSITIVE_INFINITY);
    },
    forget(name) {
      const { repository, tag } = splitName(name);
      const found = store.getManifest(`${id}/${repository}`, tag);
      if (found !== undefined) store.deleteManifest(`${id}/${repository}`, found.digest);
    },
  };
}

function materialsOf(ref: Place["ref"], used: Used, platform: string) {
  return Object.entries(used).map(([name, image]) => {
    const { repository, tag } = splitName(name);
    const uri = dockerPurl(`${ref(repository)}@${tag}`, { platform });
    return { uri, digest: typeof image === "string" ? image : image.root.digest };
  });
}

function splitName(name: string): { readonly repository: string; readonly tag: string } {
  const at = name.lastIndexOf(":");
  return { repository: name.slice(0, at), tag: name.slice(at + 1) };
}
