/** Name of the unfair chance at eps, which is part of it: P_unfair_eps0.1, P_unfair_eps1e-05. */
export function renderUnfairKey(eps: number): string {
  const text = eps !== 0 && eps < 1e-4 ? eps.toExponential().replace(/-(\d)$/, "-0$1") : String(eps);
  return `P_unfair_eps${text}`;
}
