import type { WorkKindName } from "../../sim/work-kind.ts";

/** A term that a newcomer may not know: its spellings in the text, longest first, and what it means. */
export interface Term {
  /** The kind of work that the term belongs to; left out where it belongs to all. */
  readonly onlyFor?: WorkKindName;
  readonly title: string;
  readonly spellings: readonly string[];
  readonly meaning: string;
}

/** Terms explained where they stand, by the id of their explanation. */
export const glossary = {
  hashrate: {
    onlyFor: "sha256d",
    title: "Hashrate",
    spellings: ["hashrate"],
    meaning:
      "Guesses a second that mining devices make, in hashes per second (H/s). 1 EH/s is a million million million.",
  },
  difficulty: {
    title: "Difficulty",
    spellings: ["difficulty"],
    meaning: "How many guesses a block needs on average, as a multiple of the easiest setting. The network adjusts it.",
  },
  retarget: {
    title: "Retarget",
    spellings: ["retargets", "retarget"],
    meaning:
      "The moment at which difficulty is set anew, in Bitcoin every 2016 blocks, so that blocks keep their pace.",
  },
  epoch: {
    title: "Epoch",
    spellings: ["epochs", "epoch"],
    meaning: "A fixed stretch of time or blocks after which some networks settle who is paid what.",
  },
  issuance: {
    title: "Issuance",
    spellings: ["issuance"],
    meaning: "New coins that the protocol creates and pays out, besides the fees of users.",
  },
  stake: {
    title: "Stake",
    spellings: ["stake"],
    meaning: "Coins locked by their owner to take part. Under proof of stake the chance to be paid grows with them.",
  },
  "proof-of-work": {
    title: "Proof of work",
    spellings: ["proof of work"],
    meaning: "A rule that pays for computing done: whoever finds the next valid hash gets the block's reward.",
  },
  "proof-of-stake": {
    title: "Proof of stake",
    spellings: ["proof of stake"],
    meaning: "A rule that pays for coins held and locked: the winner of a block is drawn by stake.",
  },
  hashprice: {
    onlyFor: "sha256d",
    title: "Hashprice",
    spellings: ["hashprice", "petahash per second"],
    meaning: "What a petahash per second (1e15 H/s) earns in a day, in USD: issuance and fees over hashrate.",
  },
  "token-rate": {
    onlyFor: "llm-tokens",
    title: "Token rate",
    spellings: ["token rate"],
    meaning: "Output tokens of the language model that machines serve in a second (tok/s), at full load.",
  },
  "joules-per-token": {
    onlyFor: "llm-tokens",
    title: "J/tok",
    spellings: ["J/tok"],
    meaning: "Joules that a machine needs for one output token, reading the request included. Lower is more efficient.",
  },
  exahash: {
    onlyFor: "sha256d",
    title: "Exahash",
    spellings: ["exahash"],
    meaning: "1e18 hashes: the unit of work that costs are given for here.",
  },
  "joules-per-terahash": {
    onlyFor: "sha256d",
    title: "J/TH",
    spellings: ["J/TH", "terahash"],
    meaning: "Joules per terahash (1e12 hashes): energy a device needs for its work. Lower is more efficient.",
  },
  pue: {
    title: "PUE",
    spellings: ["PUE", "Power usage effectiveness"],
    meaning:
      "Power usage effectiveness: power at the meter over power of the devices. 1.1 means a tenth more for cooling.",
  },
  asic: {
    title: "ASIC",
    spellings: ["ASICs", "ASIC"],
    meaning: "A chip built for one task, here SHA-256, and of no use for another.",
  },
  fpga: {
    title: "FPGA",
    spellings: ["FPGAs", "FPGA"],
    meaning: "A chip whose logic can be rewired after it is made: between a GPU and an ASIC.",
  },
  gini: {
    title: "Gini coefficient",
    spellings: ["Gini coefficient", "Gini"],
    meaning: "Inequality from 0 (all have the same) to 1 (one has all).",
  },
  hhi: {
    title: "HHI",
    spellings: ["Herfindahl-Hirschman index", "HHI"],
    meaning: "Herfindahl-Hirschman index: the sum of squared shares. 1 is a monopoly; n equal parties give 1/n.",
  },
  nakamoto: {
    title: "Nakamoto coefficient",
    spellings: ["Nakamoto coefficient", "fewest parties"],
    meaning: "The fewest parties that together have more than half. More is safer: that many would have to collude.",
  },
  theil: {
    title: "Theil index",
    spellings: ["Theil index", "Theil T"],
    meaning:
      "Inequality from the information in shares, in nats: 0 where all have the same, ln(n) where one of n has all.",
  },
  lorenz: {
    title: "Lorenz curve",
    spellings: ["Lorenz curves", "Lorenz curve"],
    meaning:
      "Parties sorted from the least to the most, against the share they have together. The further it sags, the less equal.",
  },
  interval: {
    title: "95% interval",
    spellings: ["95% intervals", "95% interval"],
    meaning: "A range made so that in 95 of 100 repeated experiments it holds the true mean of the model.",
  },
  replication: {
    title: "Replication",
    spellings: ["replications", "replication"],
    meaning: "One run of the same scenario with other luck: other blocks won, other draws of miners.",
  },
  "common-random-numbers": {
    title: "Common random numbers",
    spellings: ["common random numbers", "the same luck", "paired by replication", "Paired"],
    meaning:
      "Every scheme meets the same draws of chance, so that a difference between schemes is due to the rule and not to luck.",
  },
  log10: {
    title: "log10 error",
    spellings: ["log10 error", "log10"],
    meaning: "Logarithm to base ten of simulated over observed: 0 is right, 0.3 is twice too high, 1 ten times.",
  },
  "logarithmic-scale": {
    title: "Logarithmic scale",
    spellings: ["logarithmic scale"],
    meaning: "An axis on which equal steps mean equal factors: from 1 to 10 is as far as from 10 to 100.",
  },
  wear: {
    title: "Straight-line wear",
    spellings: ["straight-line wear"],
    meaning: "The price of a device spread evenly over the years it is kept.",
  },
} as const satisfies Record<string, Term>;

export type TermId = keyof typeof glossary;
