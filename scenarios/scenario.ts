import type { Device } from "../hardware-models/device.ts";
import type { MonthRow } from "../sim/markets/history.ts";
import type { ShockInput } from "../sim/shocks.ts";
import type { MarketInput, RuleInput, SchemeInput } from "../sim/simulation-input.ts";
import type { UsedCalibration } from "./calibration/used-calibration.ts";
import type { CustomRule } from "./loading/custom-rule.ts";
import type { CustomRules } from "./loading/custom-rules.ts";

/** Miners are paid for output tokens of a language model, served by machines of `chips` chips at full load. */
export interface TokenWork {
  readonly kernel: "llm-tokens";
  /** As the models of hardware resolve names. */
  readonly model: string;
  /** Tokens read and written for each request. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly precision: string;
  readonly chips: number;
}

/** Miners are paid for nonces of proof of compute on a language model, one GPU a device. */
export interface NonceWork {
  readonly kernel: "poc-nonce";
  readonly model: string;
  /** Where a GPU's nonces a second come from: a benchmark of one of two schemes, or the nodes of a real epoch. */
  readonly rates: "prefill" | "decode" | "observed";
}

/** What miners are paid to compute. */
export type WorkChoice = { readonly kernel: "sha256d" } | TokenWork | NonceWork;

/** The machine of the calibration, put on sale. */
export interface CalibratedDeviceTerms {
  readonly priceUsd: number;
  /** First month on sale, YYYY-MM, or the scenario's first. */
  readonly release: string;
}

/** A rule as a scheme chooses it: of the registry, or of a file of the user's. */
export interface RuleChoice extends RuleInput {
  readonly file?: string | undefined;
  /** Of the rule that the file comes to. */
  readonly sha256?: string | undefined;
  /** The rule itself, which no file of results holds: it is read again. */
  readonly own?: CustomRule;
}

/** What a person decides to change at a date: from its first second on, other values stand at some paths. */
export interface Intervention {
  /** YYYY-MM */
  readonly date: string;
  /** By path: of the scenario, or `rule` and what is in it, of the scheme. */
  readonly set: Readonly<Record<string, unknown>>;
}

/** A scheme and the market around it as they hold from a date on, every value written out. */
export interface Phase {
  readonly date: string;
  readonly market: MarketInput;
  readonly scheme: SchemeChoice;
}

export interface SchemeChoice extends SchemeInput {
  readonly rule: RuleChoice;
  /** In the future of this scheme alone, beside those that every scheme meets. */
  readonly interventions?: readonly Intervention[] | undefined;
  readonly shocks?: readonly ShockInput[] | undefined;
  /** What interventions make of market and scheme, which no file holds: it follows from them. */
  readonly phases?: readonly Phase[] | undefined;
}

/** A market, the schemes to try on it, and how often: a scenario file with every default written out. */
export interface Scenario extends MarketInput {
  readonly name: string;
  readonly title: string;
  readonly question: string;
  readonly description: string;
  readonly replications: number;
  readonly seed: string;
  readonly work: WorkChoice;
  readonly hardware: MarketInput["hardware"] & { readonly calibratedDevice?: CalibratedDeviceTerms | undefined };
  /** Under every scheme. */
  readonly interventions?: readonly Intervention[] | undefined;
  readonly schemes: readonly SchemeChoice[];
}

/** What the world knows, against which a scenario's names and dates are checked. */
export interface KnownWorld {
  readonly devices: readonly Device[];
  readonly history: readonly MonthRow[];
  /** The calibration that a user names; where a scenario asks for one and none is named, the package's own. */
  readonly calibration?: UsedCalibration;
  /** Rules of the user's, by the file that a scheme names. */
  readonly customRules?: CustomRules;
}
