import type { HeadroomAnswer } from "../../hardware-models/headroom.ts";
import { wrapText } from "./text-layout.ts";
import { renderTextTable, type TextColumn } from "./text-table.ts";

/** The most that a special chip could win, beside the most that was measured; a note on each row below. */
export function renderHeadroom(answers: readonly HeadroomAnswer[], width: number): string {
  const lines = [
    "Least energy of a kernel on its process node, against what general hardware spends on it.",
    "",
    ...renderTextTable(columns, answers.map(listCells)),
    "",
    ...answers.flatMap((answer) => renderNote(answer, Math.max(40, Math.min(width, 100)))),
  ];
  return `${lines.join("\n")}\n`;
}

const columns: readonly TextColumn[] = [
  { title: "kernel", align: "left" },
  { title: "answer", align: "left" },
  { title: "node", align: "right" },
  { title: "floor J", align: "right" },
  { title: "of it memory", align: "right" },
  { title: "spent J", align: "right" },
  { title: "headroom", align: "right" },
  { title: "measured", align: "right" },
  { title: "within x10", align: "left" },
];

const verdicts = new Map([
  [true, "yes"],
  [false, "no"],
  [null, "claims only"],
]);

function listCells(answer: HeadroomAnswer): string[] {
  const { kernel, floor, generalJoules, headroom, measured, agrees } = answer;
  return [
    kernel,
    answer.answer,
    `${answer.nodeNanometres} nm`,
    floor.totalJoules.toPrecision(2),
    `${((100 * floor.memoryJoules) / floor.totalJoules).toFixed(0)} %`,
    generalJoules.toPrecision(2),
    renderFactor(headroom),
    measured === null ? "" : renderFactor(measured),
    verdicts.get(agrees) ?? "",
  ];
}

function renderFactor(factor: number): string {
  return `x${factor >= 100 ? String(Number(factor.toPrecision(2))) : factor.toPrecision(2)}`;
}

function renderNote({ kernel, counted, general, measuredBy, note }: HeadroomAnswer, width: number): string[] {
  const text = `${kernel}: ${counted}. Against ${general}; measured: ${measuredBy}. ${note}`;
  return wrapText(text, width - 2).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}
