import { GraphBuilder } from "./graph.ts";
import { openModel } from "./session.ts";
import { float32Tensor } from "./tensor-value.ts";

/** Runs a product of two small matrices on the provider named as argument; answers "" or why not. Run as a process. */
const provider = process.argv[2] ?? "cpu";
const graph = new GraphBuilder();
graph.input("X", "float32", [2, 2]);
graph.weights("W", float32Tensor([2, 2], Float32Array.of(1, 2, 3, 4)));
graph.node("MatMul", ["X", "W"], { outputs: ["Y"] });
graph.output("Y", "float32", [2, 2]);

let reason = "";
try {
  const feeds = { X: float32Tensor([2, 2], Float32Array.of(1, 0, 0, 1)) };
  const model = await openModel(graph.encode(), feeds, { threads: 1, provider });
  await model.run();
  await model.close();
} catch (error) {
  reason = error instanceof Error ? error.message.replaceAll(/\s+/g, " ").slice(0, 300) : String(error);
}
process.send?.(reason, () => process.exit(0));
