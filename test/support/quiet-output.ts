/*
 * Vitest keeps what goes through `console` to failed tests. Metrics and the audit log go to standard output itself
 * (functions/runtime/metrics.ts); here they would stand between the lines of the report.
 */
const QUIET = Symbol.for('unused-credentials.quiet');
const { stdout } = process;

// Files of one worker share the process.
if (!(QUIET in stdout)) {
  const write = stdout.write.bind(stdout);
  const quiet = (...[chunk, ...rest]: Parameters<typeof write>): boolean =>
    /^\{.*"_aws":\{.*\}\n$/.test(String(chunk)) ? true : write(chunk, ...rest);
  Object.assign(stdout, { write: quiet, [QUIET]: true });
}

export {};
