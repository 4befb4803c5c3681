/** Told by a figure's frame whenever it has been drawn again. */
export const DRAWN = "figure-drawn";
