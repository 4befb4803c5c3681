/** Titles of the claims by their numbers; apart from the claims, so that a help can name them and load none. */
export const claimTitles = {
  1: "Mining chips against graphics cards",
  2: "Sixteen gigawatts",
  3: "Five per cent for the miners of subnet 64",
  4: "Competition of chip makers",
  5: "Thousands of times the clouds",
  6: "Running a model for nearly nothing",
  7: "Early participants",
} as const satisfies Record<number, string>;
