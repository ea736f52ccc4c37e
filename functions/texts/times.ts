/** How a language writes a point in time (ISO) for people, in the configured time zone. */
export interface Times {
  /** With its weekday, the minute and the name of the zone. */
  time(iso: string, timeZone: string): string;
  /** The day alone, with its weekday. */
  day(iso: string, timeZone: string): string;
}
