import { evaluateVector } from "./check-vector.ts";
import { readVectors, type VectorFamily, vectorFamilies } from "./read-vectors.ts";
import type { Statement } from "./statement.ts";
import type { Vector } from "./vector.ts";
import type { VerifyContext } from "./verify-context.ts";

/** One statement a vector: what its evaluator gives is what is known from elsewhere. */
export function listVectorStatements({ vectorFolder }: VerifyContext): Statement[] {
  return vectorFamilies.flatMap((family) =>
    readVectors(family, vectorFolder).map((vector) => describeVector(family, vector)),
  );
}

function describeVector(family: VectorFamily, vector: Vector): Statement {
  const { id, group, topic, expected, tolerance, source } = vector;
  return {
    id: `vectors/${family}/${id}`,
    topic,
    stated: `${family}/${group} gives the known results`,
    measure: { kind: "results", expected, tolerance, found: evaluateVector(family, vector) },
    notes: [],
    source,
  };
}
