import type { OptionSpec } from "./command.ts";

/** Forms of a report. */
export const reportFormats = ["html", "svg", "png", "pdf", "md"] as const;
export type ReportFormat = (typeof reportFormats)[number];

export const DEFAULT_WIDTH_PIXELS = 900;

/** Options that ask for other forms of a report. */
export const exportOptions = {
  format: { type: "list", description: `Other forms: ${reportFormats.join(", ")}; may be given more than once` },
  figure: { type: "list", description: "Only this figure, as svg or png; may be given more than once" },
  width: { type: "text", description: `Width of svg and png, pixels; by default ${DEFAULT_WIDTH_PIXELS}` },
  theme: { type: "text", description: "Colours of svg and png: light or dark; by default light" },
} as const satisfies Record<string, OptionSpec>;
