import type { Device } from "../../hardware-models/device.ts";
import { ARTICLE_TIME, createSaid } from "./article.ts";
import { compareDevices, type DeviceMeasure, getBestDevice, measureDevice } from "./best-device.ts";
import type { Claim, Part } from "./claim.ts";
import type { ClaimContext } from "./claim-context.ts";
import { claimTitles } from "./claim-titles.ts";
import { createPoint, createRanged, type Evidence, type Range } from "./evidence.ts";
import { listFlips } from "./list-flips.ts";
import { judgeAtLeast } from "./verdict.ts";

const CLAIMED = 100_000;
/** A GPU's rate of SHA-256d is half of a published single SHA-256 rate, which may be off by a fifth. */
const GPU_ERROR = 1.2;
const GPU_ERROR_TEXT = "GPU rate off by a fifth, and miners from the article's date to the newest of the catalogue";
const CATALOGUE = "hardware-models/data/sha256_hardware.csv";
/** The finest node for which an energy floor of a hash can be counted. */
const FINEST_NANOMETRES = 3;

/** Claim 1: mining chips against the best graphics card of NVIDIA's. */
export const efficiencyClaim = {
  number: 1,
  title: claimTitles[1],
  said: createSaid(
    "Chips made for Bitcoin are 100,000 times (elsewhere: hundreds of thousands of times) more efficient than the best Nvidia cards.",
  ),
  sources: [CATALOGUE, "hardware-models/data/asic_advantage.csv"],
  runs: [],
  evaluate: (context) => {
    const { devices } = context;
    const all = devices.filter(({ maker, kind }) => kind === "asic" || (kind === "gpu" && maker === "NVIDIA"));
    const perJoule = compareTypes(all, "joules");
    const perBox = compareTypes(all, "box");
    const oldest = compareWithFirst(all);
    return {
      data: [...listRatios(all), ...perJoule.evidence, ...perBox.evidence, oldest.evidence],
      model: listFloor(context),
      parts: [
        createPart(
          "Hashes for a joule: a miner does 100,000 times those of the best Nvidia card",
          "said",
          perJoule.found,
          [
            ...listFlips({
              assumption: "the best miner spent this energy on a terahash",
              unit: "J/TH",
              now: perJoule.special,
              towards: perJoule.special / 1000,
              judge: (joules) => judgeAtLeast(CLAIMED, scale(perJoule.found, perJoule.special / joules)),
            }),
          ],
        ),
        createPart("Hashes of one box: a miner does 100,000 times those of one Nvidia card", "other", perBox.found, []),
        createPart(
          "Hashes for a joule: the newest miner against the best Nvidia card of 2010",
          "other",
          oldest.found,
          [],
        ),
      ],
      caveats: [
        "A box of 11 kW against a card of half a kilowatt compares sizes, not efficiency.",
        "No SHA-256 rate of a Blackwell data-centre chip was found; the best card is a GeForce.",
      ],
    };
  },
} as const satisfies Claim;

function createPart(statement: string, reading: Part["reading"], found: Range, flips: Part["flips"]): Part {
  return {
    statement,
    reading,
    rule: "claimed 100,000 over the ratio found, whole range against 1.5",
    verdict: judgeAtLeast(CLAIMED, found),
    flips,
  };
}

/** Ratio of miners to cards at the article's date, up to the newest miner on record. */
function compareTypes(devices: readonly Device[], measure: DeviceMeasure) {
  const card = getBestDevice(devices, { kind: "gpu", measure, before: ARTICLE_TIME });
  const then = getBestDevice(devices, { kind: "asic", measure, before: ARTICLE_TIME });
  const newest = getBestDevice(devices, { kind: "asic", measure, before: Number.POSITIVE_INFINITY });
  const ratio = compareDevices(then, card, measure);
  const found = { value: ratio, low: ratio / GPU_ERROR, high: compareDevices(newest, card, measure) * GPU_ERROR };
  const per = measure === "joules" ? "for a joule" : "of one box";
  const evidence: Evidence[] = [
    createRanged(found, {
      statement: `Hashes ${per}: ${nameDevice(then)} against ${nameDevice(card)}`,
      unit: "factor",
      range: GPU_ERROR_TEXT,
      source: CATALOGUE,
    }),
  ];
  return { found, evidence, special: measureDevice(then, "joules") * 1e12 };
}

function compareWithFirst(devices: readonly Device[]) {
  const measure = "joules";
  const card = getBestDevice(devices, { kind: "gpu", measure, before: Date.UTC(2010, 10, 30) / 1000 });
  const newest = getBestDevice(devices, { kind: "asic", measure, before: Number.POSITIVE_INFINITY });
  const value = compareDevices(newest, card, measure);
  const found = { value, low: value / GPU_ERROR, high: value * GPU_ERROR };
  const evidence = createRanged(found, {
    statement: `Hashes for a joule: ${nameDevice(newest)} against ${nameDevice(card)}`,
    unit: "factor",
    range: "GPU rate off by a fifth",
    source: CATALOGUE,
  });
  return { found, evidence };
}

/** The ratio for a joule at the end of some years: it grew for a while and then stood. */
function listRatios(devices: readonly Device[]): Evidence[] {
  return [2013, 2017, 2020, 2023].map((year) => {
    const before = Date.UTC(year + 1, 0, 1) / 1000 - 1;
    const card = getBestDevice(devices, { kind: "gpu", measure: "joules", before });
    const miner = getBestDevice(devices, { kind: "asic", measure: "joules", before });
    return createPoint(compareDevices(miner, card, "joules"), {
      statement: `End of ${year}, hashes for a joule: ${nameDevice(miner)} against ${nameDevice(card)}`,
      unit: "factor",
      source: CATALOGUE,
    });
  });
}

function listFloor({ headroom, computeSpecialChip }: ClaimContext): Evidence[] {
  const answer = headroom.find(({ kernel }) => kernel === "SHA-256d");
  if (answer === undefined) throw new Error("claims: no headroom of SHA-256d");
  const { low } = computeSpecialChip("SHA-256d", FINEST_NANOMETRES);
  const source = "model: proofground headroom (energy of the operations of a hash, near-threshold voltage)";
  return [
    ...(answer.measured === null
      ? []
      : [
          createPoint(answer.measured, {
            statement: `Best ratio for a joule in the table of advantages: ${answer.measuredBy}`,
            unit: "factor",
            source: "hardware-models/data/asic_advantage.csv",
          }),
        ]),
    createPoint(answer.headroom, {
      statement: `The most a special chip could win at ${answer.nodeNanometres} nm against ${answer.general}`,
      unit: "factor",
      source,
    }),
    createPoint(answer.generalJoules / low, {
      statement: `The same at ${FINEST_NANOMETRES} nm, the finest node counted`,
      unit: "factor",
      source,
    }),
    createPoint(low * 1e12, {
      statement: `Least energy of a terahash at ${FINEST_NANOMETRES} nm, to hold against the flip below`,
      unit: "J/TH",
      source,
    }),
  ];
}

function nameDevice({ name, releaseTime }: Device): string {
  return `${name} (${new Date(releaseTime * 1000).toISOString().slice(0, 7)})`;
}

function scale({ value, low, high }: Range, by: number): Range {
  return { value: value * by, low: low * by, high: high * by };
}
