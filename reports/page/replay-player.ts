/** What a player moves. */
export interface PlayerParts {
  readonly button: HTMLElement;
  /** Places from 0 to 1, in order. */
  readonly stops: readonly number[];
  getPlace(): number;
  show(place: number): void;
  /** Reads the present moment aloud. */
  speak(): void;
}

export interface Player {
  pause(): void;
  step(direction: "back" | "on"): void;
}

const MILLISECONDS_PER_STOP = 700;
/** A scrubber rounds places to its ticks. */
const ROUNDING = 1e-3;

/** Plays from stop to stop: smoothly, or in steps where the reader asked for less motion. */
export function createPlayer(parts: PlayerParts): Player {
  const { button, stops } = parts;
  let timer = 0;
  let isPlaying = false;

  const pause = (): void => {
    isPlaying = false;
    cancelAnimationFrame(timer);
    clearTimeout(timer);
    button.textContent = "Play";
    parts.speak();
  };
  const arrive = (place: number): void => {
    parts.show(place);
    if (place >= 1) pause();
  };
  const glide = (before: number, from: number): void => {
    timer = requestAnimationFrame((now) => {
      const place = Math.min(1, from + (now - before) / (MILLISECONDS_PER_STOP * stops.length));
      arrive(place);
      if (isPlaying) glide(now, place);
    });
  };
  const leap = (): void => {
    timer = window.setTimeout(() => {
      arrive(findStop(stops, parts.getPlace(), "on"));
      if (isPlaying) leap();
    }, MILLISECONDS_PER_STOP);
  };
  button.addEventListener("click", () => {
    if (isPlaying) {
      pause();
      return;
    }
    isPlaying = true;
    button.textContent = "Pause";
    if (parts.getPlace() >= 1) parts.show(0);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) leap();
    else glide(performance.now(), parts.getPlace());
  });
  return {
    pause: () => {
      if (isPlaying) pause();
    },
    step: (direction) => {
      if (isPlaying) pause();
      parts.show(findStop(stops, parts.getPlace(), direction));
      parts.speak();
    },
  };
}

function findStop(stops: readonly number[], place: number, direction: "back" | "on"): number {
  if (direction === "on") return stops.find((stop) => stop > place + ROUNDING) ?? 1;
  return stops.findLast((stop) => stop < place - ROUNDING) ?? 0;
}
