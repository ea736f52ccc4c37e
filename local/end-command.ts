/**
 * Ends the process of a command with this exit code once its output is written, with all threads and connections of
 * its local run: one that does not end by itself would keep a command that has said everything.
 */
export function endCommand(exitCode: number): void {
  process.stdout.write('', () => process.exit(exitCode));
}
