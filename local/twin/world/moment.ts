const DURATION = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;
const SECONDS = [604_800, 86_400, 3_600, 60, 1];

/** The length of an ISO 8601 duration of weeks, days, hours, minutes and seconds, in ms; undefined for anything else. */
export function durationMs(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (match === null) return undefined;
  const seconds = SECONDS.reduce((sum, unit, index) => sum + unit * Number(match[index + 1] ?? 0), 0);
  return seconds * 1000;
}

/** Whether the text is a point in time as world specs write it: an ISO 8601 date, date-time or duration. */
export function isMoment(text: string): boolean {
  return durationMs(text) !== undefined || (DATE.test(text) && !Number.isNaN(Date.parse(text)));
}

/** The epoch ms of a moment; a duration is that long before the start. The text must satisfy `isMoment`. */
export function momentMs(text: string, start: number): number {
  const before = durationMs(text);
  return before === undefined ? Date.parse(text) : start - before;
}
