import type { ChoiceSpecs, ParameterSpec, ParameterSpecs } from "../../parameter.ts";
import { emissionChoice, nodePowerParameter } from "../common-parameters.ts";
import { OWNER_CUT, TEMPO_BLOCKS } from "./rao.ts";

const SUBTENSOR = "opentensor/subtensor @ 14bc6f9f9";

function share(title: string, value: number, source: string): ParameterSpec {
  return { title, unit: "share", default: value, min: 0, max: 1, source };
}

function count(title: string, value: number, max: number, source: string): ParameterSpec {
  return { title, unit: "neurons", default: value, min: 1, max, source };
}

export const bittensorParameters: ParameterSpecs = {
  subnetShare: share(
    "Part of the network's emission that the simulated subnet gets; the rest is paid elsewhere",
    1,
    "assumption: the simulated people are the whole network",
  ),
  tempoBlocks: {
    title: "Blocks of 12 s between two epochs",
    unit: "blocks",
    default: TEMPO_BLOCKS,
    min: TEMPO_BLOCKS,
    max: 50_400,
    source: `${SUBTENSOR}, runtime/src/lib.rs; owners may set 360 to 50,400`,
  },
  ownerCut: share("Part of emission that goes to the subnet's owner", OWNER_CUT, `${SUBTENSOR}: 11796 / 65535`),
  validatorTake: share(
    "Part of dividends that a validator keeps before its stakers",
    OWNER_CUT,
    `${SUBTENSOR}: 11796 / 65535 by default; validators may ask for less`,
  ),
  rootProportion: share(
    "Part of the validators' pot that goes to holders of TAO on root, who are not simulated",
    0,
    "assumption: all holders are simulated; subnet 64 paid root 0.135 on 2026-09-30",
  ),
  minersBurned: share(
    "Part of miner incentive that goes to the owner's own hotkeys and is burned",
    0,
    "assumption: none; subnet 64 burned nothing on 2026-09-30",
  ),
  othersBurned: share(
    "The same in the other subnets",
    0,
    "assumption: none; 0.02 by TAO share on 2026-08-02 (data/bittensor_subnets_block_8753086.csv)",
  ),
  feeBurnShare: share("Part of fees burned; the rest is shared out like emission", 0, "assumption"),
  scoreNoise: {
    title: "Spread of a validator's measurement of work: standard deviation of its logarithm",
    unit: "sd of ln",
    default: 0,
    min: 0,
    max: 3,
    source: "assumption: work is measured exactly",
  },
  selfDealingShare: share(
    "Part of a validator's weight that it gives to its own miners: itself and those that delegate to it",
    0,
    "assumption: none",
  ),
  kappa: share("Stake that must back a weight", 32_767 / 65_535, `${SUBTENSOR}, runtime/src/lib.rs`),
  bondsMovingAverage: share("Part of old bonds that stays each epoch", 0.9, `${SUBTENSOR}, runtime/src/lib.rs`),
  bondsPenalty: share("How far weights count clipped for bonds", 1, `${SUBTENSOR}, runtime/src/lib.rs`),
  alphaLow: share("Least rate of bonds under liquid alpha", 45_875 / 65_535, `${SUBTENSOR}, runtime/src/lib.rs`),
  alphaHigh: share("Largest rate of bonds under liquid alpha", 58_982 / 65_535, `${SUBTENSOR}, runtime/src/lib.rs`),
  alphaSteepness: {
    title: "Slope of liquid alpha",
    unit: "1",
    default: 10,
    min: 0,
    max: 1000,
    source: `${SUBTENSOR}, runtime/src/lib.rs: 1000 / 100`,
  },
  maxUids: count("Miners and validators that a subnet has room for", 256, 4096, `${SUBTENSOR}, runtime/src/lib.rs`),
  maxValidators: count("Validators with a permit", 64, 4096, `${SUBTENSOR}: 64 in new subnets, 128 in old ones`),
  nodePowerWatts: nodePowerParameter(),
};

export const bittensorChoices: ChoiceSpecs = {
  emission: emissionChoice("own: opentensor/subtensor block_emission.rs, 1 TAO a block, halved by issuance"),
  yuma: {
    title: "Consensus in force: validators paid by bonds that share out each miner (yuma2) or follow weights (yuma3)",
    choices: ["yuma2", "yuma3"],
    default: "yuma2",
    source: "opentensor/subtensor run_epoch.rs; subnet 64 ran yuma2 on 2026-09-30, new subnets run yuma3",
  },
  liquidAlpha: {
    title: "Rate of bonds: one for all, or by distance from consensus; only under yuma3",
    choices: ["off", "on"],
    default: "off",
    source: "opentensor/subtensor run_epoch.rs, compute_liquid_alpha_values",
  },
};
