/** Parties and amounts that a rule must be able to settle. */
export interface LawCase {
  readonly name: string;
  readonly work: readonly number[];
  /** [smallest unit] */
  readonly stake: readonly number[];
  readonly validatorOf: readonly number[];
  readonly fees: number;
  readonly scheduledIssuance: number;
  readonly supply: number;
  /** Kept back by an earlier settlement of the rule. */
  readonly carried: number;
}

const COIN = 1e8;

/** [smallest units] in one coin, in every case. */
export const LAW_UNITS_PER_COIN = COIN;

const base = { fees: 123_456_789, scheduledIssuance: 900 * COIN + 1, supply: 19e6 * COIN, carried: 0 };

/** The corners in which rules have been seen to fail. */
export const lawCases: readonly LawCase[] = [
  describe("three parties", [3e15, 1e15, 0], [100 * COIN, 4000 * COIN, 250_001], [0, 1, 2]),
  describe("work apart from stake", [5e12, 7e12, 0, 0], [0, 0, 64 * COIN, 320 * COIN], [0, 1, 2, 3]),
  describe("nobody works or stakes", [0, 0], [0, 0], [0, 1]),
  describe("nobody stakes", [2, 1], [0, 0], [0, 1]),
  describe("nobody works", [0, 0], [50 * COIN, 77 * COIN], [0, 1]),
  describe("one participant", [1], [1000 * COIN], [0]),
  describe("one participant with one unit", [1e-9], [1], [0]),
  describe("all stake at one", [1, 1, 1], [0, 15e6 * COIN, 0], [0, 1, 2]),
  describe("four alike", [1, 1, 1, 1], [64 * COIN, 64 * COIN, 64 * COIN, 64 * COIN], [0, 1, 2, 3]),
  describe("delegated stake", [1, 0, 0, 0], [0, 333 * COIN + 1, 10 * COIN, 77 * COIN], [0, 0, 0, 3]),
  describe("a validator without coins", [0, 0, 0], [0, 500 * COIN, 40 * COIN], [0, 0, 0]),
  { ...describe("no issuance and no fees", [1, 2], [40 * COIN, 41 * COIN], [0, 1]), fees: 0, scheduledIssuance: 0 },
  { ...describe("one unit to share out", [1, 1], [40 * COIN, 40 * COIN], [0, 1]), fees: 1, scheduledIssuance: 0 },
  { ...describe("carried from before", [1, 2], [99 * COIN, 40 * COIN], [0, 1]), carried: 777_777_777 },
  {
    ...describe("amounts of 1e15", [1e15, 1e15, 1], [1e15, 1e15 - 1, 1], [0, 1, 2]),
    fees: 1e15,
    scheduledIssuance: 1e15,
    supply: 5e15,
  },
];

function describe(
  name: string,
  work: readonly number[],
  stake: readonly number[],
  validatorOf: readonly number[],
): LawCase {
  return { name, work, stake, validatorOf, ...base };
}
