import * as z from "zod";
import {
  computeServerQueue,
  computeSingleServer,
  computeWaitQuantile,
  computeWaitTail,
} from "../../../sim/theory/queue.ts";
import { createEvaluator } from "../evaluator.ts";
import { ignoredField, nonNegativeField, positiveField, stepsField } from "../fields.ts";

export const queueServers = createEvaluator(
  "A queue before several servers (M/M/c)",
  z
    .strictObject({ servers: stepsField, lambda: nonNegativeField, mu: positiveField })
    .refine(({ servers, lambda, mu }) => lambda < servers * mu, {
      path: ["lambda"],
      error: "fewer arrivals than all servers serve, below servers * mu",
    }),
  ({ servers, lambda, mu }) => {
    const queue = { servers, arrivalsPerSecond: lambda, servedPerSecond: mu };
    const state = computeServerQueue(queue);
    return {
      utilisation: state.utilisation,
      P_wait_ErlangC: state.waitChance,
      P_block_ErlangB: state.blockChance,
      Wq: state.meanWaitSeconds,
      W: state.meanStaySeconds,
      Lq: state.meanWaiting,
      L: state.meanPresent,
      P_Wq_gt_1: computeWaitTail(queue, state.waitChance, 1),
      p95_Wq: computeWaitQuantile(queue, state.waitChance, 0.05),
    };
  },
);

export const queueSingleServer = createEvaluator(
  "A queue before one server with any law of service (M/G/1)",
  z
    .strictObject({
      lambda: nonNegativeField,
      mean_service: positiveField,
      service_scv: nonNegativeField,
      law_hint: ignoredField,
    })
    .refine(({ lambda, mean_service }) => lambda * mean_service < 1, {
      path: ["lambda"],
      error: "a load below 1, lambda < 1 / mean_service",
    }),
  ({ lambda, mean_service, service_scv }) => {
    const state = computeSingleServer({
      arrivalsPerSecond: lambda,
      meanServiceSeconds: mean_service,
      serviceVariation: service_scv,
    });
    return {
      rho: state.utilisation,
      Wq_FCFS: state.meanWaitSeconds,
      W_FCFS: state.meanStaySeconds,
      L_FCFS: state.meanPresent,
      W_processor_sharing: state.sharedStaySeconds,
      busy_period_mean: state.sharedStaySeconds,
    };
  },
);
