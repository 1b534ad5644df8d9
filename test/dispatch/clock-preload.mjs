// Moves the clocks of a process on, as faketime does: `start,real,speed` says that the wall clock was at `start` when it really was at `real`, and how fast it runs since.
const [start, real, speed] = (process.env["TEST_CLOCK"] ?? "").split(",").map(Number);

const RealDate = Date;
const realNow = Date.now.bind(Date);
const now = () => Math.floor(start + (realNow() - real) * speed);
globalThis.Date = class extends RealDate {
  constructor(...parts) {
    super(...(parts.length === 0 ? [now()] : parts));
  }
  static now() {
    return now();
  }
};

const realPerformance = performance.now.bind(performance);
performance.now = () => realPerformance() * speed;

const realTimeout = setTimeout;
globalThis.setTimeout = (run, ms = 0, ...rest) => realTimeout(run, ms / speed, ...rest);
