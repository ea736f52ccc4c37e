import { showTime } from '../../../functions/domain/time/time.ts';
import type { Scene } from '../scene.ts';

/** A point in time (epoch ms or ISO 8601) as notes and mails show it. */
export function timeText({ desk }: Scene, at: number | string): string {
  const iso = typeof at === 'number' ? new Date(at).toISOString() : at;
  return showTime(iso, desk.session.play.simulation.settings.timeZone);
}

/** How long it is from one time to a later one, in whole days, else hours, else minutes. */
export function lengthText(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const [count, unit] =
    minutes >= 2 * 24 * 60
      ? [Math.round(minutes / 60 / 24), 'day']
      : minutes >= 120
        ? [Math.round(minutes / 60), 'hour']
        : [minutes, 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
