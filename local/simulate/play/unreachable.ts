/**
 * Transitions of the workflow that stand there for the day on which something else is wrong, and that no scenario
 * reaches: each with the reason. A play that makes one of them is a finding.
 */
const UNREACHABLE: readonly { is: RegExp; why: string }[] = [];

/** Why no scenario can make this transition; undefined where one can. */
export function notReachable(transition: string): string | undefined {
  return UNREACHABLE.find(({ is }) => is.test(transition))?.why;
}
