import { readFileSync } from "node:fs";
import { join } from "node:path";
import { getPackageRoot } from "../store/package-root.ts";
import { computeSha256 } from "../store/sha256.ts";
import type { Tolerance } from "./list-mismatches.ts";
import { parseDifficulty } from "./parse-difficulty-vectors.ts";
import type { Vector } from "./vector.ts";

/** Folder of the vectors that ship with the package. */
export function getVectorFolder(): string {
  return join(getPackageRoot(), "scenarios/verify/vectors");
}

/** The vectors of a family of evaluators, in the order of their file. */
export function readVectors(family: VectorFamily, folder = getVectorFolder()): Vector[] {
  const { file, parse } = families[family];
  return parse(JSON.parse(readFileSync(join(folder, file), "utf8")));
}

/** SHA-256 of each file of vectors. */
export function computeVectorHashes(folder = getVectorFolder()): Record<string, string> {
  const files = vectorFamilies.map((family) => families[family].file);
  return Object.fromEntries(files.map((file) => [file, computeSha256(readFileSync(join(folder, file)))]));
}

interface Family {
  readonly file: string;
  readonly parse: (content: unknown) => Vector[];
}

const families = {
  theory: { file: "theory.json", parse: parseTheory },
  difficulty: { file: "difficulty.json", parse: parseDifficulty },
  gonka: { file: "gonka.json", parse: parseGonka },
  bittensor: { file: "bittensor.json", parse: parseBittensor },
  stats: { file: "statistics.json", parse: parseStatistics },
} as const satisfies Record<string, Family>;

export type VectorFamily = keyof typeof families;

export const vectorFamilies = Object.keys(families) as VectorFamily[];

/** Topics of the theory's vectors, by what their file calls them after a number. */
const theoryTopics: Readonly<Record<string, string>> = {
  lottery: "lotteries and fairness",
  fairness: "lotteries and fairness",
  equitability: "lotteries and fairness",
  shares: "lotteries and fairness",
  selfish: "attacks",
  security: "attacks",
  security_cost: "attacks",
  network: "forks",
  difficulty: "difficulty",
  pos: "proof of stake",
  concentration: "concentration",
  economics: "markets and investment",
  market: "markets and investment",
  realoption: "markets and investment",
  depreciation: "markets and investment",
  yield: "chips and learning",
  learning: "chips and learning",
  queue: "queues",
  sampling: "statistics",
  stats: "statistics",
};

type TheoryVector = Omit<Vector, "source" | "expected"> & {
  readonly expected: Readonly<Record<string, unknown>>;
  readonly reference: string;
};

/** Figures quoted beside the vectors, which no formula gives, are left out. */
function parseTheory(content: unknown): Vector[] {
  return (content as readonly TheoryVector[]).map(({ topic, expected, reference, ...vector }) => {
    const computed = Object.entries(expected).filter(([key]) => !key.startsWith("published_"));
    const words = theoryTopics[topic.replace(/^\d+\./, "")] ?? topic;
    return { ...vector, topic: words, expected: Object.fromEntries(computed), source: reference };
  });
}

function parseStatistics(content: unknown): Vector[] {
  return (content as readonly Vector[]).map((vector) => ({ ...vector, topic: "statistics" }));
}

interface GonkaFile {
  readonly meta: { readonly repo: string; readonly code_commit: string };
  readonly vectors: readonly (Omit<Vector, "group" | "tolerance"> & {
    readonly rule: string;
    readonly tolerance: number;
  })[];
}

function parseGonka(content: unknown): Vector[] {
  const { meta, vectors } = content as GonkaFile;
  const commit = meta.code_commit.slice(0, 40);
  return vectors.map(({ id, rule, inputs, expected, tolerance, source }) => ({
    ...{ id, group: rule, topic: "Gonka's rules", inputs, expected },
    tolerance: { type: "abs", value: tolerance },
    source: `${meta.repo}@${commit}: ${source}`,
  }));
}

interface BittensorFile {
  readonly vectors: readonly (Pick<Vector, "id" | "inputs" | "expected"> & {
    readonly function: string;
    readonly tolerance_abs: number;
    readonly source: { readonly repo: string; readonly path: string; readonly test: string };
  })[];
}

/** Stored bonds are whole numbers of 16 bits, of which one unit is allowed; sums over 40 epochs get 1e-3. */
const bittensorTexts: readonly (readonly [string, Tolerance])[] = [
  ["bonds_u16", { type: "abs", value: 1 }],
  ["summed", { type: "abs", value: 1e-3 }],
];

function parseBittensor(content: unknown): Vector[] {
  const { vectors } = content as BittensorFile;
  return vectors.map(({ id, function: group, inputs, expected, tolerance_abs, source }) => ({
    ...{ id, group, topic: "Bittensor's rules", inputs, expected },
    tolerance: { type: "by_text", default: { type: "abs", value: tolerance_abs }, texts: bittensorTexts },
    source: `${source.repo}: ${source.path}, ${source.test}`,
  }));
}

/** Blocks of an example of LWMA: height, seconds that it took, difficulty. */
export interface LwmaExample {
  /** Blocks of the window. */
  readonly N: number;
  /** [s] target interval */
  readonly T: number;
  readonly tolerance: number;
  readonly rows: readonly (readonly [height: number, solveSeconds: number, difficulty: number])[];
}

export function readLwmaExample(folder = getVectorFolder()): LwmaExample {
  const content = JSON.parse(readFileSync(join(folder, families.difficulty.file), "utf8")) as {
    readonly lwma1_example: LwmaExample;
  };
  return content.lwma1_example;
}
