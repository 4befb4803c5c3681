import { simulateSize } from "./propagation-run.ts";

// A process of its own, so that its memory is that of one network and of Node itself: prints MB.
const [nodes = "", blocks = ""] = process.argv.slice(2);
simulateSize(Number(nodes), Number(blocks));
process.stdout.write(String(process.memoryUsage.rss() / 1e6));
