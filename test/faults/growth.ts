/** Enough that the clock's own steps do not count. */
const LEAST_MICROSECONDS = 4000;
const ATTEMPTS = 12;
const ENOUGH = 16;

/**
 * How many times as long a function takes for the second text as for the first, in this thread's own time. Whatever else goes on only ever makes a
 * run longer, so that the least of several counts for each; they are not repeated once the answer is plainly a small one.
 */
export function measureGrowth(parse: (text: string) => unknown, small: string, large: string): number {
  let [leastSmall, leastLarge] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    leastSmall = Math.min(leastSmall, timeOf(parse, small));
    leastLarge = Math.min(leastLarge, timeOf(parse, large));
    if (attempt > 0 && leastLarge / leastSmall < ENOUGH) break;
  }
  return leastLarge / leastSmall;
}

/** Microseconds of one call, over as many calls as it takes to measure them. */
function timeOf(parse: (text: string) => unknown, text: string): number {
  const started = process.threadCpuUsage();
  let elapsed = 0;
  let calls = 0;
  do {
    parse(text);
    calls += 1;
    const { user, system } = process.threadCpuUsage(started);
    elapsed = user + system;
  } while (elapsed < LEAST_MICROSECONDS);
  return elapsed / calls;
}
