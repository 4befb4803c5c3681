/** Rest of the pointer on a word that asks for its meaning, so that crossing a line of text opens nothing, ms. */
const REST_MS = 180;

/**
 * Explains a term where it stands: while it has the keyboard's focus, while the mouse rests on it or on its explanation,
 * and after a click until something else is clicked.
 */
export function mountTerms(): void {
  let opener: HTMLElement | null = null;
  let isKept = false;
  let timer = 0;
  const show = (term: HTMLElement) => {
    const explanation = getExplanation(term);
    if (explanation === null || explanation.matches(":popover-open")) return;
    opener = term;
    isKept = false;
    explanation.showPopover();
    placeBelow(explanation, term);
  };
  const hide = () => {
    if (opener === null || isKept) return;
    getExplanation(opener)?.hidePopover();
    opener = null;
  };
  const wait = (act: () => void) => {
    clearTimeout(timer);
    timer = window.setTimeout(act, REST_MS);
  };

  document.addEventListener("focusin", ({ target }) => {
    if (isTerm(target) && target.matches(":focus-visible")) show(target);
  });
  document.addEventListener("focusout", ({ target }) => {
    if (target === opener) hide();
  });
  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType !== "mouse") return;
    if (isTerm(target)) {
      wait(() => {
        show(target);
      });
    } else if (isOver(target, opener)) clearTimeout(timer);
    else wait(hide);
  });
  // A click on a word that is explained already keeps the explanation; else the browser opens it.
  document.addEventListener("click", (event) => {
    const { target } = event;
    if (!isTerm(target)) return;
    clearTimeout(timer);
    if (target === opener && !isKept && getExplanation(target)?.matches(":popover-open") === true)
      event.preventDefault();
    opener = target;
    isKept = true;
  });
  for (const explanation of document.querySelectorAll<HTMLElement>(".explanation")) {
    explanation.addEventListener("toggle", () => {
      if (opener !== null && explanation.matches(":popover-open")) placeBelow(explanation, opener);
    });
  }
}

function isTerm(target: EventTarget | null): target is HTMLElement {
  return target instanceof HTMLElement && target.matches(".term");
}

function isOver(target: EventTarget | null, opener: HTMLElement | null): boolean {
  return opener !== null && target instanceof Node && getExplanation(opener)?.contains(target) === true;
}

function getExplanation(term: HTMLElement): HTMLElement | null {
  return document.getElementById(term.getAttribute("popovertarget") ?? "");
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
