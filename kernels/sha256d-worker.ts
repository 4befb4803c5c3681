import { chooseClock } from "./clock.ts";
import { headerLength, searchNonces } from "./sha256d.ts";

/** Hashes for as long as each message asks; answers how much it did in what time. Run as a process, one a thread. */
const clock = chooseClock({ threads: 1, provider: "cpu" });
const header = Buffer.alloc(headerLength, 1);
const batch = 2000;
let nonce = 0;

process.on("message", (wallSeconds: number) => {
  const end = performance.now() + wallSeconds * 1000;
  const start = clock.now();
  let hashes = 0;
  while (performance.now() < end) {
    searchNonces(header, nonce, batch);
    nonce += batch;
    hashes += batch;
  }
  process.send?.({ hashes, seconds: clock.now() - start });
});
process.on("disconnect", () => process.exit(0));
