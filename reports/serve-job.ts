import { answerOrders } from "../scenarios/serve/answer-orders.ts";
import { renderers } from "./renderers.ts";

// The process in which `serve` makes one run: the place where orders and reports meet.
answerOrders(renderers);
