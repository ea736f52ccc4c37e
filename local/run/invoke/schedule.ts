/** A schedule expression that the local run does not implement. */
export class UnknownSchedule extends Error {
  override name = 'UnknownSchedule';
}

const UNITS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const DAY = 86_400_000;

/**
 * The first time (epoch ms) after `after` at which an EventBridge schedule fires: `rate(<n> minutes|hours|days)`,
 * counted from `since`, or a daily `cron(<minute> <hour> * * ? *)` in UTC. Throws UnknownSchedule for the rest.
 */
export function nextFiring(expression: string, since: number, after: number): number {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate !== null) {
    const period = Number(rate[1]) * (UNITS[rate[2] ?? ''] ?? DAY);
    return since + (Math.floor((after - since) / period) + 1) * period;
  }
  const daily = /^cron\((\d{1,2}) (\d{1,2}) (?:\* \* \?|\? \* \*) \*\)$/.exec(expression);
  if (daily === null) throw new UnknownSchedule(`the schedule ${expression} is not known here`);
  const offset = Number(daily[2]) * 3_600_000 + Number(daily[1]) * 60_000;
  const today = Math.floor(after / DAY) * DAY + offset;
  return today > after ? today : today + DAY;
}
