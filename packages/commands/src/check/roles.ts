import type { BaseRole } from "@basewatch/image";

/** Every use of a base that can count. */
export const ROLES: readonly BaseRole[] = ["runtime", "build", "copy", "mount", "syntax"];

/** The uses that count unless something else is said. */
export const DEFAULT_TRACK: readonly BaseRole[] = ["runtime", "build", "copy", "mount"];
