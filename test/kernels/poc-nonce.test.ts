import test from "ava";
import { buildNonce, nonceOutputs, pocNonce } from "../../kernels/poc-nonce.ts";
import { runKernel } from "./run-kernel.ts";

async function prove(blockHash: string, nonce: string): Promise<number[]> {
  return runKernel(buildNonce(pocNonce.shapes.tiny, blockHash, nonce), "Y");
}

function computeDistance(a: readonly number[], b: readonly number[]): number {
  const norm = (values: readonly number[]) => Math.hypot(...values);
  return norm(a.map((value, index) => value - (b[index] ?? 0))) / Math.sqrt(norm(a) * norm(b));
}

test("a nonce's proof is the same for whoever computes it, and another for each nonce and each block", async (t) => {
  const proofs = new Map<string, number[]>();
  for (const block of ["a", "b"])
    for (const nonce of ["0", "1", "2"]) proofs.set(block + nonce, await prove(block, nonce));
  for (const [key, proof] of proofs) {
    t.is(proof.length, nonceOutputs);
    t.deepEqual(await prove(key.slice(0, 1), key.slice(1)), proof);
    for (const [other, otherProof] of proofs) {
      if (other !== key) t.true(computeDistance(proof, otherProof) > 0.1, `${key} and ${other}`);
    }
  }
});
