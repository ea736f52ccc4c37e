import { type Clock, clockAt } from '../../domain/time/time.ts';
import type { Times } from '../times.ts';

const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土'];

const dayOf = ({ weekday, day, month, year }: Clock) =>
  `${year}年${Number(month)}月${Number(day)}日(${WEEKDAYS[weekday]})`;

/** Times in Japanese: `2026年12月3日(木) 17:00 JST`. */
export const timesJa: Times = {
  time: (iso, timeZone) => {
    const clock = clockAt(iso, timeZone);
    return `${dayOf(clock)} ${clock.hour}:${clock.minute} ${clock.zone}`;
  },
  day: (iso, timeZone) => dayOf(clockAt(iso, timeZone)),
};
