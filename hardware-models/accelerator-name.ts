import type { Accelerator } from "./accelerator.ts";
import { HardwareModelError } from "./hardware-model-error.ts";
import { findNearestNames } from "./name-distance.ts";

/** The accelerator that a name means, and how it was understood. */
export interface ResolvedAccelerator {
  readonly accelerator: Accelerator;
  readonly matched: "exact" | "normalised" | "part of a name";
  /** What was read from the name or assumed about it, for the reader. */
  readonly notes: readonly string[];
}

/**
 * Finds an accelerator by name: exactly; else by the same words without vendor, memory, form and filler words, as
 * benchmarks spell them ("NVIDIA H100-SXM-80GB", "H100 80GB HBM3"); else by words that only one device has.
 * A memory size in the name replaces the catalogue's ("A100-PCIe-80GB"). Of several forms SXM is meant, then the
 * unnamed, NVL and PCIe; a device whose memory is known goes before all.
 *
 * @throws HardwareModelError with the nearest names where no device, or more than one, fits
 */
export function resolveAccelerator(name: string, catalogue: readonly Accelerator[]): ResolvedAccelerator {
  const exact = catalogue.find((accelerator) => accelerator.name === name);
  if (exact !== undefined) return { accelerator: exact, matched: "exact", notes: [] };
  const asked = parseDeviceName(name);
  const parsed = catalogue.map((accelerator) => ({ accelerator, parts: parseDeviceName(accelerator.name) }));
  const formFits = ({ parts }: (typeof parsed)[number]) => asked.form === "" || parts.form === asked.form;
  const same = parsed.filter(({ parts }) => haveSameWords(parts.words, asked.words));
  const candidates = same.some(formFits) ? same.filter(formFits) : same;
  if (candidates.length > 0) return pick(asked, candidates, "normalised");
  const holding = parsed.filter(
    ({ parts }) => asked.words.size > 0 && [...asked.words].every((word) => parts.words.has(word)),
  );
  // A device of one form only is often listed without it.
  const containing = holding.some(formFits)
    ? holding.filter(formFits)
    : holding.filter(({ parts }) => parts.form === "");
  if (containing.length === 1) return pick(asked, containing, "part of a name");
  throw refuse(name, containing.length > 1 ? containing.map(({ accelerator }) => accelerator.name) : [], catalogue);
}

interface DeviceNameParts {
  readonly words: ReadonlySet<string>;
  readonly form: string;
  readonly memoryGigabytes: number | null;
}

interface Candidate {
  readonly accelerator: Accelerator;
  readonly parts: DeviceNameParts;
}

const forms = /\b(sxm|pcie|pcle|nvl|oam)\d*\b/;
const formsByPreference = ["sxm", "", "oam", "nvl", "pcie"];

/** Words that makers and benchmarks add without meaning another chip. */
const fillers = new Set(
  `nvidia amd intel qualcomm google amazon huawei gpu cpu accelerator graphics processor geforce tesla instinct radeon
   hgx r tm per card server edition superchip grace hopper gracehopper core platform amx ada lovelace cts hbm hhhl
   maxsun ms turbo aws apple biren habana virtualized`.split(/\s+/),
);
/** Words that are fillers for most devices and the whole difference for a few. */
const meaningful = /\b(quadro|rtx 6000 ada|rtx 2000e ada|radeon (rx|vii)|apple m\d)/;

/** Splits a device name into its words, form factor and memory size. */
function parseDeviceName(name: string): DeviceNameParts {
  const text = name
    .toLowerCase()
    .replaceAll(/\((r|tm)\)/g, " ")
    .replaceAll(/[^a-z0-9+.]+/g, " ");
  const memory = /\b(\d+) ?g(?:i?b)?\b/.exec(text);
  const form = forms.exec(text)?.[1]?.replace("pcle", "pcie") ?? "";
  const rest = text
    .replaceAll(/\b\d+ ?g(i?b)?\b|\b\d+w\b|\bhbm\d\w*|\bnps\d\b|\bspx\b|\b\d+ core\b/g, " ")
    .replaceAll(new RegExp(forms, "g"), " ");
  const keepsAda = meaningful.test(text);
  const words = rest.split(" ").filter((word) => word !== "" && (!fillers.has(word) || (keepsAda && word === "ada")));
  return { words: new Set(words), form, memoryGigabytes: memory === null ? null : Number(memory[1]) };
}

function haveSameWords(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (one.size === 0) return false;
  if (one.size === other.size && [...one].every((word) => other.has(word))) return true;
  // "Gaudi 3" is "Gaudi3".
  return [...one].join("") === [...other].join("");
}

function pick(
  asked: DeviceNameParts,
  candidates: readonly Candidate[],
  matched: ResolvedAccelerator["matched"],
): ResolvedAccelerator {
  const bytes = asked.memoryGigabytes === null ? null : asked.memoryGigabytes * 1e9;
  const misfit = ({ accelerator: { memoryBytes }, parts }: Candidate) =>
    10 * Number(memoryBytes === null || (bytes !== null && memoryBytes !== bytes)) +
    formsByPreference.indexOf(parts.form);
  const best = [...candidates].sort(
    (one, other) =>
      misfit(one) - misfit(other) || (other.accelerator.memoryBytes ?? 0) - (one.accelerator.memoryBytes ?? 0),
  )[0]!.accelerator;
  const notes = [`read as the catalogue's "${best.name}"`];
  if (bytes === null || best.memoryBytes === bytes) return { accelerator: best, matched, notes };
  notes.push(`memory of ${asked.memoryGigabytes} GB from the name`);
  return { accelerator: { ...best, memoryBytes: bytes }, matched, notes };
}

function refuse(name: string, fitting: readonly string[], catalogue: readonly Accelerator[]): HardwareModelError {
  const nearest =
    fitting.length > 0
      ? fitting
      : findNearestNames(
          name,
          catalogue.map((accelerator) => accelerator.name),
        );
  return new HardwareModelError({
    where: "device",
    expected: fitting.length > 0 ? "the name of one accelerator" : "an accelerator of the catalogue",
    found: fitting.length > 0 ? `"${name}", which fits ${fitting.length}` : `"${name}"`,
    cure:
      nearest.length > 0
        ? `Nearest: ${nearest.map((near) => `"${near}"`).join(", ")}.`
        : "See: proofground list accelerators.",
  });
}
