import type { Calibration } from "../../kernels/calibration.ts";
import type { Figure } from "../../kernels/figure.ts";
import { formatQuantity } from "../number-format.ts";
import { sayCalibration } from "../say-calibration.ts";
import { plainText } from "./plain-text.ts";
import type { TerminalStyle } from "./render-terminal-summary.ts";
import { wrapText } from "./text-layout.ts";
import { renderTextTable, type TextColumn } from "./text-table.ts";

/** What a calibration found, for a terminal: the machine in words, a table of kernels, the meter and its doubt. */
export function renderCalibrationSummary(calibration: Calibration, { width, colour }: TerminalStyle): string {
  const columns = Math.max(40, Math.min(width, 100));
  const wrap = (text: string) => wrapText(plainText(text), columns);
  const { machine, meter, provider, failures } = calibration;
  const [head = "", ...table] = renderTextTable(tableColumns, listRows(calibration));
  const title = `${machine.processor}, ${provider}, ${calibration.mode} calibration`;
  const blocks = [
    wrap(title).map((line) => (colour ? `\u001b[1m${line}\u001b[0m` : line)),
    sayCalibration(calibration).flatMap(wrap),
    [head, ...table],
    wrap(
      `Intervals: 95 %. Energy by ${meter.name}, ${meter.covers}; the truth lies between ${meter.uncertainty.lowFactor} and ${meter.uncertainty.highFactor} times the figure.`,
    ),
    failures.flatMap(({ name, reason }) => wrap(`Could not run: ${name}: ${reason}`)),
    renderModels(calibration),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

const tableColumns: readonly TextColumn[] = [
  { title: "kernel", align: "left" },
  { title: "shape", align: "left" },
  { title: "rate", align: "right" },
  { title: "+-", align: "right" },
  { title: "arithmetic", align: "right" },
  { title: "roofline", align: "right" },
  { title: "energy", align: "right" },
];

function listRows({ kernels, proofOfWork }: Calibration): string[][] {
  return [
    ...kernels.map((kernel) => [
      kernel.name,
      Object.values(kernel.shape).join("x"),
      formatQuantity(kernel.unitsPerSecond.median, kernel.unitsPerSecond.unit),
      sayHalfWidth(kernel.unitsPerSecond),
      formatQuantity(kernel.flopsPerSecond.median, "FLOP/s"),
      formatQuantity(kernel.rooflineFraction, "share"),
      formatQuantity(kernel.joulesPerUnit.median, "J"),
    ]),
    ...proofOfWork.map(({ threads, hashesPerSecond, rooflineFraction, joulesPerHash }) => [
      "sha256d",
      threads === 1 ? "1 thread" : `${threads} threads`,
      formatQuantity(hashesPerSecond.median, "H/s"),
      sayHalfWidth(hashesPerSecond),
      "",
      formatQuantity(rooflineFraction, "share"),
      formatQuantity(joulesPerHash.median, "J"),
    ]),
  ];
}

function sayHalfWidth({ median, low, high }: Figure): string {
  return `${((100 * (high - low)) / 2 / median).toFixed(1)} %`;
}

function renderModels({ models, checks }: Calibration): string[] {
  if (models.length === 0) return [];
  const within = checks.modelsWithinTolerance;
  const rows = models.map(({ name, predictedSeconds, measuredSeconds, ratio }) => [
    name,
    ...[predictedSeconds, measuredSeconds.median].map((seconds) => `${(seconds * 1000).toPrecision(3)} ms`),
    `x${ratio.toFixed(2)}`,
  ]);
  const titles = ["model", "predicted", "measured", "ratio"];
  const table = renderTextTable(
    titles.map((title, index) => ({ title, align: index === 0 ? "left" : "right" })),
    rows,
  );
  return within === null ? table : [...table, `${(100 * within).toFixed(0)} % within a factor of 1.3.`];
}
