/** Where a command tells a person what it does. The host redacts every line. */
export interface Log {
  info(text: string): void;
  /** Worth knowing, nothing wrong. Shown as an annotation. */
  notice(text: string): void;
  /** Something is weaker or was left out; the run goes on. Shown as an annotation. */
  warning(text: string): void;
  /** Only with debug logging switched on. */
  debug(text: string): void;
}
