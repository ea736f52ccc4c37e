/** What was changed so long ago is shown by now: IAM lags by seconds, a function lives for minutes. */
const SHOWN_AFTER_MS = 3_600_000;

/** Whether a read of IAM at this time surely shows what was done at another (ISO). */
export function isShownBy(at: string, doneAt: string): boolean {
  return Date.parse(at) - Date.parse(doneAt) >= SHOWN_AFTER_MS;
}
