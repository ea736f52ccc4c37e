import type { Draw } from './draw.ts';

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** How long people wait before they do something: mostly a day or so, at times a moment. Seconds. */
export function drawWait(draw: Draw, atMost: number): number {
  const wait = draw.weighted<() => number>([
    [1, () => draw.int(1, 5) * 10],
    [3, () => draw.int(6, 59) * MINUTE],
    [4, () => draw.int(1, 12) * HOUR],
    [5, () => draw.int(1, 5) * DAY],
    [2, () => draw.int(0, Math.floor(atMost / HOUR)) * HOUR],
  ])();
  return Math.min(wait, atMost);
}

/** A little before or after something, or at the very same time. Seconds, at times below zero. */
export function drawNear(draw: Draw): number {
  const sign = draw.percent(50) ? 1 : -1;
  return draw.weighted<() => number>([
    [3, () => 0],
    [3, () => sign * draw.int(1, 6) * 10],
    [3, () => sign * draw.int(1, 20) * MINUTE],
    [3, () => sign * draw.int(1, 10) * HOUR],
    [2, () => sign * draw.int(1, 4) * DAY],
  ])();
}
