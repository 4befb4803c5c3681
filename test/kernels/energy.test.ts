import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import test from "ava";
import { wallClock } from "../../kernels/clock.ts";
import { openNvidiaMeter, parseWatts } from "../../kernels/energy/nvidia-meter.ts";
import { openRaplMeter } from "../../kernels/energy/rapl-meter.ts";
import { assumedWatts, computeAssumedWatts, openUtilisationMeter } from "../../kernels/energy/utilisation-meter.ts";
import { openEnergyMeter } from "../../kernels/energy-meter.ts";

/** A powercap folder with two packages, one of them with a subzone that must not be counted again. */
function createPowercap(): { folder: string; set(zone: string, microjoules: bigint): void; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "powercap-"));
  for (const zone of ["intel-rapl:0", "intel-rapl:0:0", "intel-rapl:1"]) {
    mkdirSync(join(folder, zone));
    writeFileSync(join(folder, zone, "max_energy_range_uj"), "65532610987\n");
    writeFileSync(join(folder, zone, "energy_uj"), "1000000\n");
  }
  return {
    folder,
    set: (zone, microjoules) => {
      writeFileSync(join(folder, zone, "energy_uj"), `${microjoules}\n`);
    },
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

test("RAPL adds the packages, not their subzones, and survives a counter that wraps", (t) => {
  const powercap = createPowercap();
  const meter = openRaplMeter(powercap.folder);
  t.truthy(meter);
  powercap.set("intel-rapl:1", 65_532_000_000n);
  meter?.begin();
  powercap.set("intel-rapl:0", 3_500_000n);
  powercap.set("intel-rapl:0:0", 900_000_000n);
  powercap.set("intel-rapl:1", 389_013n);
  // 2.5 J in the first; 0.610987 J to the wrap and 0.389013 J after it in the second.
  t.is(meter?.end().joules, 3.5);
  powercap.remove();
});

test("RAPL that is absent, unreadable or garbled is no meter", (t) => {
  t.is(openRaplMeter("/nonexistent"), null);
  const powercap = createPowercap();
  for (const zone of ["intel-rapl:0", "intel-rapl:1"])
    writeFileSync(join(powercap.folder, zone, "energy_uj"), "none\n");
  t.is(openRaplMeter(powercap.folder), null);
  for (const zone of ["intel-rapl:0", "intel-rapl:1"]) {
    rmSync(join(powercap.folder, zone, "energy_uj"));
    // A folder in the counter's place: reading it fails as a refused permission does, for root as well.
    mkdirSync(join(powercap.folder, zone, "energy_uj"));
  }
  t.is(openRaplMeter(powercap.folder), null);
  powercap.remove();
});

test("nvidia-smi's watts times seconds are its joules; missing, failing or speechless it is no meter", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "nvidia-"));
  const createCommand = (name: string, script: string) => {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  };
  const steady = await openNvidiaMeter(createCommand("steady", "while true; do echo 250.5; sleep 0.02; done"));
  t.truthy(steady);
  steady?.begin();
  await wait(150);
  const reading = steady?.end() ?? { joules: 0, seconds: 1 };
  steady?.close();
  t.true(Math.abs(reading.joules / reading.seconds - 250.5) < 1e-9);
  t.is(await openNvidiaMeter(join(folder, "missing")), null);
  t.is(await openNvidiaMeter(createCommand("failing", "echo NVIDIA-SMI has failed; exit 9")), null);
  t.is(await openNvidiaMeter(createCommand("speechless", "exec sleep 5"), 100), null);
  t.deepEqual(parseWatts("250.50\n[N/A]\n\n71\n"), [250.5, 71]);
  rmSync(folder, { recursive: true });
});

test("the utilisation model lies between idle and busy, and rises with work", async (t) => {
  t.is(computeAssumedWatts(2, 0), 2 * assumedWatts.idle);
  t.is(computeAssumedWatts(2, 1), 2 * assumedWatts.busy);
  t.is(computeAssumedWatts(2, 7), 2 * assumedWatts.busy);
  for (let share = 0; share < 1; share += 0.1)
    t.true(computeAssumedWatts(2, share) < computeAssumedWatts(2, share + 0.1));
  const meter = openUtilisationMeter(wallClock, 1);
  meter.begin();
  await wait(50);
  const { joules, seconds } = meter.end();
  t.true(seconds >= 0.045);
  meter.begin();
  t.deepEqual(meter.end({ processorSeconds: 2, seconds: 2 }), { joules: 2 * assumedWatts.busy, seconds: 2 });
  t.true(joules / seconds >= assumedWatts.idle && joules / seconds <= assumedWatts.busy);
});

test("a meter names itself, what it covers and how far it may be off, whatever the machine has", async (t) => {
  for (const provider of ["cpu", "cuda"]) {
    const meter = await openEnergyMeter({ threads: 1, provider });
    t.true(meter.covers.length > 10);
    t.true(meter.uncertainty.lowFactor <= 1 && meter.uncertainty.highFactor >= 1);
    meter.close();
  }
});
