import type { FittedHardware } from "../../hardware-models/fitted-hardware.ts";
import { computePowerResidual, fitPower, powerParameterNames, unpackPowerUtilisation } from "./fit-power.ts";
import type { FitReport, SideReport } from "./fit-report.ts";
import { computeSampleResidual, fitSamples, sampleParameterNames, unpackSampleUtilisation } from "./fit-samples.ts";
import { type HardwareLibrary, readHardwareLibrary } from "./hardware-library.ts";
import { computeCoverage, computeJackknife, computeSpreadFactor, summariseErrors } from "./held-out-error.ts";
import { type LeaveOneOutFit, leaveOutAccelerators } from "./leave-one-out.ts";
import { type MeasuredRows, mlperfColumns, servingTableColumns } from "./measured-rows.ts";
import { collectPowerMeasurements } from "./power-measurement.ts";
import { readTable } from "./read-table.ts";
import { collectSampleMeasurements, type SampleMeasurement } from "./sample-measurement.ts";
import { collectServingMeasurements, type ServingMeasurement } from "./serving-measurement.ts";
import { reportServing, type ServingReport } from "./serving-report.ts";

/** Rows of the two measured files of the package. */
export function readMeasuredRows(): MeasuredRows {
  return {
    mlperf: readTable("mlperf_measured.csv", mlperfColumns),
    servingTable: readTable("llm_isl_osl_measured.csv", servingTableColumns),
  };
}

/**
 * Calibrates utilisation by class on measured rows and reports the errors on what was held out. Deterministic: the
 * same rows give the same report.
 */
export function runFit(
  rows: MeasuredRows = readMeasuredRows(),
  library: HardwareLibrary = readHardwareLibrary(),
): FitReport {
  const measurements = collectServingMeasurements(rows, library);
  const serving = reportServing(measurements);
  const samples = reportSamples(collectSampleMeasurements(rows.mlperf, library.accelerators));
  const power = reportSide(collectPowerMeasurements(rows.mlperf, library), powerFit, powerParameterNames);
  const fitted: FittedHardware = {
    serving: serving.parameters.utilisation,
    samples: unpackSampleUtilisation(samples.point),
    power: unpackPowerUtilisation(power.point),
    spread: { serving: serving.spread, device: serving.deviceSpread, samples: samples.spread, power: power.spread },
    seen: {
      accelerators: listDistinct(measurements, ({ machine }) => machine.accelerator.name),
      models: listDistinct(measurements, ({ machine }) => machine.shape.name),
    },
    oneInstanceModels: listDistinct(
      measurements.filter(({ machine }) => machine.layout === "one-instance" && machine.chips > 1),
      ({ machine }) => machine.shape.name,
    ),
  };
  return { fitted, serving, samples: samples.report, power: power.report, failures: listFailures(serving) };
}

const powerFit = {
  estimate: fitPower,
  computeResidual: (measurement, point) => computePowerResidual(measurement, unpackPowerUtilisation(point)),
} satisfies LeaveOneOutFit<ReturnType<typeof collectPowerMeasurements>[number]>;

const sampleFit: LeaveOneOutFit<SampleMeasurement> = {
  estimate: fitSamples,
  computeResidual: (measurement, point) => computeSampleResidual(measurement, unpackSampleUtilisation(point)),
};

function reportSamples(measurements: readonly SampleMeasurement[]) {
  const { point, report, leftOut } = reportSide(measurements, sampleFit, sampleParameterNames);
  const select = (name: "cnn" | "encoder") =>
    leftOut.residuals.filter(({ measurement }) => measurement.workload.class === name);
  const summarise = (name: "cnn" | "encoder") => summariseErrors(select(name).map(({ residual }) => residual));
  return {
    point,
    spread: { cnn: computeSpreadFactor(select("cnn")), encoder: computeSpreadFactor(select("encoder")) },
    report: { ...report, leaveOneAcceleratorOutByClass: { cnn: summarise("cnn"), encoder: summarise("encoder") } },
  };
}

function reportSide<Measurement extends Parameters<typeof leaveOutAccelerators>[0][number]>(
  measurements: readonly Measurement[],
  method: LeaveOneOutFit<Measurement>,
  names: readonly string[],
) {
  const point = method.estimate(measurements);
  const leftOut = leaveOutAccelerators(measurements, method);
  const jackknife = (index: number) =>
    computeJackknife(
      point[index]!,
      leftOut.parameters.map((parameters) => parameters[index]!),
    );
  const report: SideReport = {
    estimates: Object.fromEntries(names.map((name, index) => [name, jackknife(index)])),
    inSample: summariseErrors(measurements.map((measurement) => method.computeResidual(measurement, point))),
    leaveOneAcceleratorOut: summariseErrors(leftOut.residuals.map(({ residual }) => residual)),
    coverage: computeCoverage(leftOut.residuals),
  };
  return { point, report, leftOut, spread: computeSpreadFactor(leftOut.residuals) };
}

function listDistinct(
  measurements: readonly ServingMeasurement[],
  getName: (measurement: ServingMeasurement) => string,
): string[] {
  return [...new Set(measurements.map(getName))].sort();
}

/** Accelerators and models whose held-out error is above x1.25, and what the tables cannot tell. */
function listFailures({ heldOut, pipelines }: ServingReport): string[] {
  const worst = [...heldOut.accelerator.byFold, ...heldOut.model.byFold].filter(
    ({ geometricMeanError }) => geometricMeanError > 1.25,
  );
  return [
    ...worst.map(
      ({ left, rows, geometricMeanError, bias }) =>
        `${left} left out: x${geometricMeanError.toFixed(2)} over ${rows} rows, predictions ${bias >= 1 ? "too high" : "too low"} by x${Math.max(bias, 1 / bias).toFixed(2)}`,
    ),
    ...pipelines
      .filter(({ chips }) => chips > 1)
      .map(
        ({ chips, inSample, leftOut }) =>
          `pipeline of ${chips} over PCIe, measured on one accelerator only: x${inSample.geometricMeanError.toFixed(2)} in sample, ` +
          `x${leftOut.bias.toFixed(2)} of the measured rate by a fit without it`,
      ),
    "MLPerf's early rounds, community servers and first ports on a device reach 0.4 to 0.7 of what is predicted",
  ];
}
