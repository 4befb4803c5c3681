import type { Metric } from "./metrics/series-metrics.ts";
import { HASHES_PER_DIFFICULTY, HASHES_PER_EXAHASH, HASHES_PER_TERAHASH } from "./units.ts";

/**
 * What miners are paid to compute. The simulator only adds up rates and draws winners in proportion to them: the kind
 * says in which amounts the work is counted, and in which words it is told.
 */
export interface WorkKind {
  readonly name: WorkKindName;
  /** Draws against the target that a unit of work is worth. A hash is one; a token or nonce is so many that difficulty 1 is one token a block. */
  readonly drawsPerWork: number;
  /** Units of work in the amount that energy is told for, that cost is told for, and that a day's pay is told for. */
  readonly energyAmount: number;
  readonly costAmount: number;
  readonly priceAmount: number;
  /** What the program's own texts, units and columns, written for hashes, say for this kind. */
  readonly words: Readonly<Record<string, string>>;
}

export const workKindNames = ["sha256d", "llm-tokens", "poc-nonce"] as const;
export type WorkKindName = (typeof workKindNames)[number];

/** Every kind of work that a scenario can name. */
export const workKinds: Readonly<Record<WorkKindName, WorkKind>> = {
  sha256d: {
    name: "sha256d",
    drawsPerWork: 1,
    energyAmount: HASHES_PER_TERAHASH,
    costAmount: HASHES_PER_EXAHASH,
    priceAmount: 1e15,
    words: {},
  },
  "llm-tokens": {
    name: "llm-tokens",
    drawsPerWork: HASHES_PER_DIFFICULTY,
    energyAmount: 1,
    costAmount: 1e6,
    priceAmount: 1,
    words: {
      hashrate_hs: "token_rate_tok_s",
      efficiency_j_per_th: "efficiency_j_per_tok",
      usd_per_eh: "usd_per_mtok",
      hashprice_usd_per_ph_day: "pay_usd_per_tok_s_day",
      "USD/PH/day": "USD/(tok/s)/day",
      "USD/EH": "USD/Mtok",
      "/EH": "/Mtok",
      "/BTC": "/coin",
      BTC: "coins",
      _satoshi: "_units",
      issuance_btc: "issuance_coins",
      fees_btc: "fees_coins",
      "J/TH": "J/tok",
      "H/s": "tok/s",
      "1 is the easiest target": "expected tokens for a block",
      "whoever finds the next valid hash gets the block's reward":
        "each block's reward goes to a winner drawn in proportion to it",
      "exahash (1e18 hashes)": "million tokens",
      "An exahash": "A million tokens",
      "an exahash": "a million tokens",
      exahash: "million tokens",
      "petahash per second": "token per second",
      terahash: "token",
      hashes: "tokens",
      Hashrate: "Token rate",
      hashrate: "token rate",
      Hashprice: "Pay of a token rate",
      "hashing hardware": "serving hardware",
      hashing: "serving",
      // A token is work here, so the network's own is called a coin.
      "Token price": "Coin price",
      "token price": "coin price",
    },
  },
  "poc-nonce": {
    name: "poc-nonce",
    drawsPerWork: HASHES_PER_DIFFICULTY,
    energyAmount: 1,
    costAmount: 1e6,
    priceAmount: 1,
    words: {
      hashrate_hs: "nonce_rate_nonce_s",
      efficiency_j_per_th: "efficiency_j_per_nonce",
      usd_per_eh: "usd_per_mnonce",
      hashprice_usd_per_ph_day: "pay_usd_per_nonce_s_day",
      "USD/PH/day": "USD/(nonce/s)/day",
      "USD/EH": "USD/Mnonce",
      "/EH": "/Mnonce",
      "/BTC": "/coin",
      BTC: "coins",
      _satoshi: "_units",
      issuance_btc: "issuance_coins",
      fees_btc: "fees_coins",
      "J/TH": "J/nonce",
      "H/s": "nonce/s",
      "1 is the easiest target": "expected nonces for a block",
      "whoever finds the next valid hash gets the block's reward":
        "each block's reward goes to a winner drawn in proportion to it",
      "exahash (1e18 hashes)": "million nonces",
      "An exahash": "A million nonces",
      "an exahash": "a million nonces",
      exahash: "million nonces",
      "petahash per second": "nonce per second",
      terahash: "nonce",
      hashes: "nonces",
      Hashrate: "Nonce rate",
      hashrate: "nonce rate",
      Hashprice: "Pay of a nonce rate",
      "hashing hardware": "computing hardware",
      hashing: "computing",
    },
  },
};

/** Whose coin is paid: Bitcoin's, or any other, which has no name of its own. */
export type CoinName = "bitcoin" | "other";

/** What texts written for Bitcoin say of another coin. */
const otherCoinWords = {
  "/BTC": "/coin",
  BTC: "coins",
  _satoshi: "_units",
  issuance_btc: "issuance_coins",
  fees_btc: "fees_coins",
};

/** A kind of work with the words of the coin that it is paid in. */
export function getWorkKind(name: WorkKindName, coin: CoinName): WorkKind {
  const work = workKinds[name];
  return coin === "bitcoin" ? work : { ...work, words: { ...otherCoinWords, ...work.words } };
}

/** One of the program's own texts, units or columns, in the words of the kind of work. Not for a user's texts. */
export function sayInWork(text: string, { words }: WorkKind): string {
  const known = Object.keys(words).sort((one, other) => other.length - one.length);
  if (known.length === 0) return text;
  const pattern = new RegExp(known.map((word) => word.replaceAll(/[()/]/g, "\\$&")).join("|"), "g");
  return text.replaceAll(pattern, (word) => words[word] ?? word);
}

/** Name of a summary metric in the words of the work; a group's own name stays as it is. */
export function nameInWork(metric: string, work: WorkKind): string {
  return metric.startsWith("group:") ? metric : sayInWork(metric, work);
}

/** Metrics under their own names, with title, unit and definition in the words of the kind of work. */
export function describeMetrics<Name extends string>(
  metrics: Readonly<Record<Name, Metric>>,
  work: WorkKind,
): Record<Name, Metric> {
  const entries = Object.entries<Metric>(metrics).map(([name, metric]) => [name, describeMetric(metric, work)]);
  return Object.fromEntries(entries) as Record<Name, Metric>;
}

/** One of them. */
export function describeMetric(metric: Metric, work: WorkKind): Metric {
  const { title, unit, question, definition } = metric;
  const say = (text: string) => sayInWork(text, work);
  return { title: say(title), unit: say(unit), question, definition: say(definition) };
}
