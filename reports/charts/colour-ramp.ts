import { interpolateCividis } from "d3";

/** A colour by the place between the least and the most, even to eyes without full colour vision. */
export interface ColourRamp {
  readonly fill: (value: number) => string;
  /** Ink that can be read on the fill. */
  readonly ink: (value: number) => string;
}

/** Of log values where all are positive and more than a hundredfold apart. */
export function makeColourRamp(values: readonly number[]): ColourRamp {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const isLog = least > 0 && most > 100 * least;
  const place = (value: number) =>
    most === least ? 0.5 : isLog ? Math.log(value / least) / Math.log(most / least) : (value - least) / (most - least);
  return {
    fill: (value) => interpolateCividis(place(value)),
    ink: (value) => (place(value) > 0.55 ? "#111" : "#fff"),
  };
}
