import { type Clock, clockAt } from '../../domain/time/time.ts';
import type { Times } from '../times.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const dayOf = ({ weekday, day, month, year }: Clock) =>
  `${WEEKDAYS[weekday]} ${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;

/** Times in English: `Thu 3 Dec 2026, 17:00 JST`. */
export const timesEn: Times = {
  time: (iso, timeZone) => {
    const clock = clockAt(iso, timeZone);
    return `${dayOf(clock)}, ${clock.hour}:${clock.minute} ${clock.zone}`;
  },
  day: (iso, timeZone) => dayOf(clockAt(iso, timeZone)),
};
