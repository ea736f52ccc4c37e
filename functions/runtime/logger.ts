/** What a log line may carry: ids and names of steps; never tokens, keys of links, passwords or whole events. */
export type LogFields = Record<string, string | number | boolean | undefined>;

/** Writes one JSON line to the function's log. */
export function log(level: 'info' | 'warn' | 'error', message: string, fields: LogFields = {}): void {
  console.log(JSON.stringify({ level, message, ...fields }));
}
