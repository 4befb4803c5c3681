import { parentPort, workerData } from "node:worker_threads";
import { headerLength, searchNonces } from "./sha256d.ts";

/** Hashes for as long as each message asks; answers how many double hashes a second. Not imported: run as a thread. */
const { thread } = workerData as { thread: number };
const header = Buffer.alloc(headerLength, thread);
const batch = 2000;
let nonce = 0;

parentPort?.on("message", (seconds: number) => {
  const start = performance.now();
  let hashes = 0;
  while (performance.now() - start < seconds * 1000) {
    searchNonces(header, nonce, batch);
    nonce += batch;
    hashes += batch;
  }
  parentPort?.postMessage((hashes * 1000) / (performance.now() - start));
});
