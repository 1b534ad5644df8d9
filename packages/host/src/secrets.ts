import type { Redactor } from "@basewatch/redaction";

/**
 * Hides the values of secret inputs: each whole value, and each line and each right-hand side of a list of `host=secret` lines. Nothing is
 * said to the runner (`::add-mask::` would itself print the secret): what comes from `secrets` is masked there already.
 */
export function hideSecrets(redactor: Redactor, values: readonly string[]): void {
  for (const value of values) {
    redactor.hide(value);
    for (const line of value.split(/[\n,]/u)) {
      redactor.hide(line.trim());
      redactor.hide(line.slice(line.indexOf("=") + 1).trim());
    }
  }
}
