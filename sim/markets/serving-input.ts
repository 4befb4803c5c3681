/** What customers want to buy, and how software changes what a machine serves. */
export interface DemandInput {
  /** Price at the start, told as what an hour of a chip of the start device earns, USD. */
  readonly startUsdPerChipHour: number;
  /** Tokens a second wanted at that price; "capacity": as many as network and clouds can sell. */
  readonly startTokensPerSecond: number | "capacity";
  /** Of demand to price, 0 or more: demand goes as price^-elasticity. */
  readonly elasticity: number;
  /** Growth of demand at one price in the first year, as a factor, and the years in which that rate halves. */
  readonly growthPerYear: number;
  readonly growthHalvingYears: number;
  /** Price over that of the start above which customers do without. */
  readonly ceilingFactor: number;
  /** Part of a machine's full rate that can be sold, over hours of much and of little demand, 0 to 1. */
  readonly load: number;
  /** Tokens of one quality from the same chips a year later, as a factor, and the years in which that rate halves. */
  readonly softwarePerYear: number;
  readonly softwareHalvingYears: number;
}

/** A centralised cloud: it serves customers beside the network, and buys the same machines. */
export interface CloudInput {
  readonly name: string;
  /** Chips of the start device, or as many as do the same work, that it owns at the start. */
  readonly startChips: number;
  /** Part of them that serves customers, 0 to 1; the rest trains, or serves the owner. */
  readonly servingShare: number;
  /** Growth of its chips in the years before the start, as a factor a year: how old they are. */
  readonly startGrowthPerYear: number;
  readonly electricityUsdPerKwh: number;
  readonly pue: number;
  /** Return asked of a machine, 1/year, continuously compounded. */
  readonly capitalCostPerYear: number;
  /** What it spends on machines in a month at most, over what serving earned in that month, unless it has saved more. */
  readonly spendingShare: number;
  /** Believed fall of what a machine of one rate earns, log per year, and the weight of the last year in that belief. */
  readonly payFallPerYear: number;
  readonly trendWeight: number;
}

/** What chips for serving can become, beside what is cited for nodes. */
export interface ServingChipInput {
  /** Years in which the energy of a token over its floor shrinks by e, in the logarithm. */
  readonly learningYears: number;
  /** Years from one process node to the next after the last on record. */
  readonly nodeYears: number;
  /** Energy of logic on a node over that on the node before it, finer than 3 nm. */
  readonly energyPerNode: number;
  /** Price of a wafer on a node over that on the node before it, finer than 2 nm. */
  readonly waferPricePerNode: number;
  /** Memory of a chip of the start device, GB. */
  readonly memoryGigabytes: number;
  /** Years in which the memory that a rate of tokens needs halves, as its bandwidth doubles. */
  readonly memoryHalvingYears: number;
  /** Part of the die in which a defect is not repaired by spare units, 0 to 1. */
  readonly criticalShare: number;
}

/** special: a chip made for the work; general: one that does other work too. */
export const chipDesignKinds = ["special", "general"] as const;
export type ChipDesignKind = (typeof chipDesignKinds)[number];

/** Energy of a token, its reading of the prompt included, as counted and as measured on one node. */
export interface ServingEnergies {
  /** Least energy on a node of 3 nm or coarser: of logic, and of memory, which later nodes leave as it is. */
  readonly floorAt: (nanometres: number) => { readonly logicJoules: number; readonly memoryJoules: number };
  readonly referenceNanometres: number;
  /** [J] on that node, of a general chip as measured, and of one made for it. */
  readonly joules: Readonly<Record<ChipDesignKind, number>>;
}
