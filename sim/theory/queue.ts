/** Customers who come at random to `servers` that each take an exponential time. */
export interface ServerQueue {
  readonly servers: number;
  readonly arrivalsPerSecond: number;
  readonly servedPerSecond: number;
}

/** The steady state of a queue with fewer arrivals than its servers can serve. */
export interface QueueState {
  readonly utilisation: number;
  /** Chance to find all servers busy, if everybody waits (Erlang C). */
  readonly waitChance: number;
  /** The same, if nobody waits (Erlang B). */
  readonly blockChance: number;
  readonly meanWaitSeconds: number;
  readonly meanStaySeconds: number;
  readonly meanWaiting: number;
  readonly meanPresent: number;
}

/**
 * M/M/c: B by the recursion B_c = a B_(c-1) / (c + a B_(c-1)), C = B / (1 - rho (1 - B)), Wq = C / (c mu - lambda).
 *
 * @source Kleinrock, Queueing Systems 1, 1975, section 3.5
 */
export function computeServerQueue({ servers, arrivalsPerSecond, servedPerSecond }: ServerQueue): QueueState {
  const load = arrivalsPerSecond / servedPerSecond;
  const utilisation = load / servers;
  const blockChance = computeBlockChance(servers, load);
  const waitChance = blockChance / (1 - utilisation * (1 - blockChance));
  const meanWaitSeconds = waitChance / (servers * servedPerSecond - arrivalsPerSecond);
  const meanStaySeconds = meanWaitSeconds + 1 / servedPerSecond;
  return {
    utilisation,
    waitChance,
    blockChance,
    meanWaitSeconds,
    meanStaySeconds,
    meanWaiting: arrivalsPerSecond * meanWaitSeconds,
    meanPresent: arrivalsPerSecond * meanStaySeconds,
  };
}

function computeBlockChance(servers: number, load: number): number {
  let chance = 1;
  for (let server = 1; server <= servers; server++) chance = (load * chance) / (server + load * chance);
  return chance;
}

/** Chance of a wait above `seconds`: C e^(-(c mu - lambda) t). */
export function computeWaitTail(queue: ServerQueue, waitChance: number, seconds: number): number {
  return waitChance * Math.exp(-computeSpareRate(queue) * seconds);
}

/** [s] Wait that is exceeded with chance `tail`; 0 where fewer have to wait at all. */
export function computeWaitQuantile(queue: ServerQueue, waitChance: number, tail: number): number {
  return Math.max(0, Math.log(waitChance / tail) / computeSpareRate(queue));
}

function computeSpareRate({ servers, arrivalsPerSecond, servedPerSecond }: ServerQueue): number {
  return servers * servedPerSecond - arrivalsPerSecond;
}

/** Customers who come at random to one server, whose times have any law. */
export interface SingleServer {
  readonly arrivalsPerSecond: number;
  readonly meanServiceSeconds: number;
  /** Variance of a service time over the square of its mean. */
  readonly serviceVariation: number;
}

/** The steady state of one server with a load below 1. */
export interface SingleServerState {
  readonly utilisation: number;
  readonly meanWaitSeconds: number;
  /** Waiting and service, one customer after the other. */
  readonly meanStaySeconds: number;
  readonly meanPresent: number;
  /** Waiting and service, where all customers are served at once at a part of the speed; also the mean busy period. */
  readonly sharedStaySeconds: number;
}

/** M/G/1 by Pollaczek and Khinchine: Wq = lambda E[S^2] / (2 (1 - rho)); shared, W = E[S] / (1 - rho). */
export function computeSingleServer(server: SingleServer): SingleServerState {
  const { arrivalsPerSecond, meanServiceSeconds, serviceVariation } = server;
  const utilisation = arrivalsPerSecond * meanServiceSeconds;
  const secondMoment = meanServiceSeconds ** 2 * (1 + serviceVariation);
  const meanWaitSeconds = (arrivalsPerSecond * secondMoment) / (2 * (1 - utilisation));
  const meanStaySeconds = meanWaitSeconds + meanServiceSeconds;
  return {
    utilisation,
    meanWaitSeconds,
    meanStaySeconds,
    meanPresent: arrivalsPerSecond * meanStaySeconds,
    sharedStaySeconds: meanServiceSeconds / (1 - utilisation),
  };
}
