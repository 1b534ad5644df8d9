import type { Terminal } from "../terminal.ts";

/** Tells the story of a demo, one numbered scene after the other. */
export interface Narrator {
  scene(title: string): void;
  /** A line of what happens in the scene. */
  say(text: string): void;
  /** What was expected and is so. */
  confirm(text: string): void;
}

/** @param colour whether the terminal shows ANSI colours */
export function createNarrator(terminal: Terminal, colour: boolean): Narrator {
  const paint = (code: string, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  let scenes = 0;
  return {
    scene(title) {
      scenes += 1;
      terminal.out(`\n${paint("36", String(scenes).padStart(2))}  ${paint("1", title)}\n`);
    },
    say: (text) => terminal.out(`    ${paint("2", text)}\n`),
    confirm: (text) => terminal.out(`    ${paint("32", "✓")} ${text}\n`),
  };
}
