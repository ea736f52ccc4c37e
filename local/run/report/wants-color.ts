/** Whether to write in colour: on a terminal, unless NO_COLOR is set (no-color.org). */
export function wantsColor(): boolean {
  return process.stdout.isTTY === true && !process.env['NO_COLOR'];
}
