import type { Experiment, LorenzCurve, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import { formatName, joinWords } from "../display-name.ts";
import { formatQuantity } from "../number-format.ts";
import { drawSchemeLines } from "./band-lines.ts";
import type { Curve, Figure } from "./figure.ts";
import { getSchemeHue } from "./hues.ts";
import { sayChange, sayEnds, under } from "./takeaway.ts";

/** Who holds it, and how safe is it: inequality of pay, the fewest who hold most, and the whole distribution. */
export function drawHeldFigures(experiment: Experiment): Figure[] {
  const nobody = "nobody was paid";
  return [
    drawLorenz(experiment),
    drawSchemeLines({
      experiment,
      metric: "gini_pay",
      scale: "linear",
      takeaway: sayChange(experiment, "gini_pay", "the Gini of pay went", "1"),
      whyMissing: nobody,
    }),
    drawSchemeLines({
      experiment,
      metric: "nakamoto_pay",
      scale: "linear",
      takeaway: sayEnds(experiment, "nakamoto_pay", "half of pay went to as few as", "parties"),
      whyMissing: nobody,
    }),
  ];
}

function drawLorenz(experiment: Experiment): Figure {
  const panels = (["pay", "work", "stake"] as const).flatMap((of) => {
    const curves = experiment.schemes.flatMap((scheme, index): Curve[] => {
      const curve = findCurve(scheme, of);
      if (curve === undefined) return [];
      const { parties, total } = curve;
      return [{ label: formatName(scheme.name), hue: getSchemeHue(index), dash: index, parties, total }];
    });
    return curves.length === 0 ? [] : [{ title: of, curves }];
  });
  const text = {
    id: "lorenz",
    subtitle:
      "Lorenz curves: parties from the least to the most, against their share of the total. On the diagonal all have the same.",
    note: "",
  };
  if (panels.length === 0) {
    return {
      ...text,
      kind: "empty",
      takeaway: "No distribution to draw",
      note: "No party was paid, hashed or staked.",
    };
  }
  const claims = experiment.schemes.flatMap((scheme) => {
    const curve = findCurve(scheme, "pay");
    const share = curve === undefined ? null : 1 - interpolateTotal(curve, 0.9);
    return share === null ? [] : [`${formatQuantity(share, "share")} of pay${under(experiment, scheme)}`];
  });
  const takeaway =
    claims.length === 0 ? "How work and stake are spread" : `The top tenth of parties got ${joinWords(claims)}`;
  return { ...text, kind: "lorenz", takeaway, panels };
}

function findCurve(scheme: SchemeResult, of: LorenzCurve["of"]): LorenzCurve | undefined {
  return scheme.lorenz.find((curve) => curve.of === of && curve.parties.length > 1);
}

/** Share of the total held by the poorest `share` of parties, on the line between two points. */
function interpolateTotal({ parties, total }: LorenzCurve, share: number): number {
  const right = Math.max(
    1,
    parties.findIndex((value) => value >= share),
  );
  const [x0, x1, y0, y1] = [parties[right - 1]!, parties[right]!, total[right - 1]!, total[right]!];
  return x1 === x0 ? y1 : y0 + ((y1 - y0) * (share - x0)) / (x1 - x0);
}
