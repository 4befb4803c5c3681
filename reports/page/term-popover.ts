/** Puts the explanation of a term below the word that opened it; the browser opens and closes it. */
export function mountTerms(): void {
  let opener: HTMLElement | null = null;
  document.addEventListener(
    "click",
    ({ target }) => {
      if (target instanceof HTMLElement && target.matches(".term")) opener = target;
    },
    { capture: true },
  );
  for (const explanation of document.querySelectorAll<HTMLElement>(".explanation")) {
    explanation.addEventListener("toggle", () => {
      if (opener !== null && explanation.matches(":popover-open")) placeBelow(explanation, opener);
    });
  }
}

function placeBelow(explanation: HTMLElement, opener: HTMLElement): void {
  const word = opener.getBoundingClientRect();
  const margin = 8;
  const left = Math.min(word.left, document.documentElement.clientWidth - explanation.offsetWidth - margin);
  const below = word.bottom + margin;
  const fitsBelow = below + explanation.offsetHeight < window.innerHeight;
  const top = fitsBelow ? below : word.top - explanation.offsetHeight - margin;
  explanation.style.left = `${Math.max(margin, left) + window.scrollX}px`;
  explanation.style.top = `${Math.max(margin, top) + window.scrollY}px`;
}
