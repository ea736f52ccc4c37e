const WEEKDAYS = 'Sun|Mon|Tue|Wed|Thu|Fri|Sat';

/** A day as notes, English and Japanese texts give it, as the source of a regular expression. */
export const SHOWN_DAY = `(?:\\d{4}-\\d\\d-\\d\\d|(?:${WEEKDAYS}) \\d{1,2} [A-Z][a-z]{2} \\d{4}|\\d{4}年\\d{1,2}月\\d{1,2}日\\([日月火水木金土]\\))`;

/** A point in time as any of them gives it. */
export const SHOWN_TIME = `${SHOWN_DAY},? \\d\\d:\\d\\d [A-Za-z]+(?:[+-]\\d+(?::\\d\\d)?)?`;

const PARTS =
  /^(?:\w{3} )?(\d{1,4})(?:-| |年)(\w+)(?:-| |月)(\d{1,4})(?:日\(.\))?,? (\d\d:\d\d) ([A-Z]+)(?:([+-])(\d{1,2})(?::(\d\d))?)?$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** How many hours the clocks are ahead that bear these letters; summer and winter have their own. */
const AHEAD: Record<string, number> = {
  UTC: 0,
  GMT: 0,
  CET: 1,
  CEST: 2,
  JST: 9,
  EST: -5,
  EDT: -4,
  PST: -8,
  PDT: -7,
};

/** When a time as people read it begins (epoch ms); a minute long. Undefined for zones that have no number. */
export function minuteOf(shown: string): number | undefined {
  const [, one = '', two = '', three = '', time, zone = '', sign, hours = '0', minutes = '0'] =
    PARTS.exec(shown) ?? [];
  const ahead = AHEAD[zone];
  if (time === undefined || ahead === undefined) return undefined;
  const [year, day] = one.length === 4 ? [one, three] : [three, one];
  const month = MONTHS.includes(two) ? MONTHS.indexOf(two) + 1 : two;
  const date = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
  const off = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return Date.parse(`${date}T${time}:00Z`) - (ahead * 60 + off) * 60_000;
}
