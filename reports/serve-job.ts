import { answerOrders } from "../scenarios/serve/answer-orders.ts";

// The process in which `serve` makes one run: the place where orders and reports meet.
answerOrders(async () => (await import("./renderers.ts")).renderers);
