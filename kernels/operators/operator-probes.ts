import { listConvolutionProbes } from "./convolution-probes.ts";
import { listNetworkProbes } from "./network-probes.ts";
import type { OperatorProbe } from "./operator-probe.ts";
import { listPassProbes } from "./pass-probes.ts";

/** Probes of every class but views, from sizes where the call rules to sizes that few caches hold. */
export const operatorProbes: readonly OperatorProbe[] = [
  ...listConvolutionProbes(),
  ...listNetworkProbes(),
  ...listPassProbes(),
];
