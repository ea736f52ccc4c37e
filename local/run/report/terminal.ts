/** The width of a terminal where it is not known, as where a command writes into a pipe. */
const USUAL_WIDTH = 80;

/** How the terminal of this command is to be written to: in colour unless NO_COLOR is set (no-color.org), and how wide. */
export function terminal(): { color: boolean; width: number } {
  const { isTTY, columns } = process.stdout;
  return {
    color: isTTY === true && !process.env['NO_COLOR'],
    width: columns > 0 ? columns : USUAL_WIDTH,
  };
}
