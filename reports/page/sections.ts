import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { addEvents } from "../figures/add-events.ts";
import { drawBuiltFigures } from "../figures/built-figures.ts";
import { drawContrastFigure } from "../figures/contrast-figure.ts";
import { drawCostFigures } from "../figures/cost-figures.ts";
import { drawCreditFigures } from "../figures/credit-figures.ts";
import { drawDifferenceFigures } from "../figures/difference-figure.ts";
import { drawEntryFigures } from "../figures/entry-figures.ts";
import type { Figure } from "../figures/figure.ts";
import { drawCoinFlows } from "../figures/flow-figure.ts";
import { drawFrontierFigures } from "../figures/frontier-figures.ts";
import { drawHeldFigures } from "../figures/held-figures.ts";
import { drawHistoryFigures } from "../figures/history-figures.ts";
import { drawPaidFigures } from "../figures/paid-figures.ts";
import { drawServingFigures } from "../figures/serving-figures.ts";
import { drawSideFigures } from "../figures/side-figures.ts";
import { listMeasures, type MeasureRow } from "../scheme-measures.ts";
import { say } from "../work-words.ts";

/** A part of the page with its figures. */
export interface Section {
  readonly id: string;
  /** In the contents at the top. */
  readonly shortTitle: string;
  readonly title: string;
  readonly introduction: string;
  /** Measures that a table sets side by side, before the figures; none where there is one scheme. */
  readonly measures: readonly MeasureRow[];
  readonly measuresTitle: string;
  /** What carries the answer. */
  readonly figures: readonly Figure[];
  /** Figures that are there for whoever asks, and what they are asked for by. */
  readonly folded: readonly Figure[];
  readonly foldedTitle: string;
}

/** A part as it is written down, before its first figure is made the main one. */
type Draft = Omit<Section, "foldedTitle">;

/** Schemes of one rule differ by what an intervention did to one of them. */
function introduceDifferences({ schemes }: Experiment): Pick<Section, "title" | "introduction"> {
  const shared =
    "All schemes run on one market: the same miners with the same money and electricity, the same devices on sale, the same prices and the same luck (common random numbers).";
  return new Set(schemes.map(({ rule }) => rule)).size > 1
    ? { title: "What does the rule change?", introduction: `${shared} What differs is due to the rule.` }
    : {
        title: "What changes from scheme to scheme?",
        introduction: `${shared} All pay by the same rule: what differs is due to its parameters, or to what was changed at a date.`,
      };
}

/** The four questions in their order, each with one main figure; before them what a comparison found, after them how close to history. */
export function listSections(experiment: Experiment): Section[] {
  const isMany = experiment.schemes.length > 2;
  const differences = drawDifferenceFigures(experiment);
  const drafts: Draft[] = [
    {
      id: "differences",
      shortTitle: "Differences",
      ...introduceDifferences(experiment),
      measures: [],
      measuresTitle: "",
      figures: isMany ? drawContrastFigure(experiment) : differences,
      folded: isMany ? differences : [],
    },
    {
      id: "race",
      shortTitle: "Race",
      title: "What does a token cost, and who serves it?",
      introduction:
        "Customers buy tokens of one quality from the network's machines and from the clouds' at one price a month. All savings multiply to the fall of the price.",
      measures: listMeasures(experiment, "serving"),
      measuresTitle: "What each scheme did to serving",
      figures: drawServingFigures(experiment),
      folded: [],
    },
    {
      id: "paid",
      shortTitle: "Paid",
      title: "Who gets paid, for what?",
      introduction: "Issuance and fees, by what they reward and by who earned them.",
      measures: listMeasures(experiment, "paid"),
      measuresTitle: "What each scheme pays for",
      figures: [drawCoinFlows(experiment), ...drawPaidFigures(experiment), ...drawEntryFigures(experiment)],
      folded: [],
    },
    {
      id: "built",
      shortTitle: "Built",
      title: "What gets built?",
      introduction: say(
        experiment,
        "What miners buy and switch on because of that pay: kinds of device, hashrate, power and the energy a unit of work takes.",
      ),
      measures: [],
      measuresTitle: "",
      folded: [],
      figures: [...drawBuiltFigures(experiment), ...drawFrontierFigures(experiment), ...drawSideFigures(experiment)],
    },
    {
      id: "cost",
      shortTitle: "Cost",
      title: "What does work cost?",
      introduction: say(
        experiment,
        "Money for a unit of work, an exahash, over time, and for a coin that is paid out.",
      ),
      measures: [],
      measuresTitle: "",
      folded: [],
      figures: drawCostFigures(experiment),
    },
    {
      id: "credit",
      shortTitle: "Credit",
      title: "Who borrowed, and who lost?",
      introduction:
        "A lender finances new machines, which alone stand for the loan. Who cannot pay, or gives them up, loses them, and the lender sells them for what they fetch.",
      measures: listMeasures(experiment, "credit"),
      measuresTitle: "What loans on machines came to",
      figures: drawCreditFigures(experiment),
      folded: [],
    },
    {
      id: "held",
      shortTitle: "Held",
      title: "Who holds it, and how safe is it?",
      introduction:
        "How pay, work and stake are spread over parties. Where few hold most, few need to agree to take over.",
      measures: listMeasures(experiment, "held"),
      measuresTitle: "How concentrated, and what names and caps change",
      figures: drawHeldFigures(experiment),
      folded: [],
    },
    {
      id: "history",
      shortTitle: "History",
      title: "How close is it to what happened?",
      introduction: "The simulation is held against observation. It is given prices and devices, and not the hashrate.",
      measures: [],
      measuresTitle: "",
      folded: [],
      figures: drawHistoryFigures(experiment),
    },
  ];
  return drafts
    .filter(({ figures }) => figures.length > 0)
    .map((draft) => foldFigures(draft))
    .map((section) => ({ ...section, ...addTurns(experiment, section) }));
}

function foldFigures(draft: Draft): Section {
  if (draft.folded.length > 0) return { ...draft, foldedTitle: "Every measure, pair by pair" };
  const [main, ...others] = draft.figures;
  const foldedTitle = others.length === 1 ? "One more chart on this" : `${others.length} more charts on this`;
  return { ...draft, figures: [main!], folded: others, foldedTitle };
}

function addTurns(experiment: Experiment, { figures, folded }: Section): Pick<Section, "figures" | "folded"> {
  const add = (figure: Figure) => addEvents(experiment, figure);
  return { figures: figures.map(add), folded: folded.map(add) };
}
