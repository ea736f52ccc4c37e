import type { Step } from './journey.ts';

/** The click that opens the cases. */
export const click: Step = { at: 'PT0S', do: 'click' };

/** Whose words count where no owner can be asked. */
export const BY_CONTACT = { as: 'security-contact' } as const;

/** Whoever sees that something went wrong tries again: a minute later, and on the next day. */
const TRIES = (day: number): string[] => [`P${day}D`, `P${day}DT1M`, `P${day + 1}DT2H`];

/** An answer about alice on a day, with what the person enters. */
export function answers(day: number, answer: string, more: object = {}): Step[] {
  return TRIES(day).map((at) => ({ at, do: 'answer', answer, user: 'alice', ...more, mayDoNothing: true }));
}

/** One answer for several users on a day. */
export function answersFor(users: readonly string[], day: number, answer: string): Step[] {
  return TRIES(day).map((at) => ({ at, do: 'answerSeveral', users, answer, mayDoNothing: true }));
}

/** Something that alice or a program does on a day, and again in the evening where it was not possible. */
export function does(day: number, what: string, more: object = {}): Step[] {
  return [`P${day}D`, `P${day}DT12H`].map((at) => ({
    at,
    do: what,
    user: 'alice',
    ...more,
    mayDoNothing: true,
  }));
}

/** Once, at a time. */
export function once(at: string, what: string, more: object = {}): Step {
  return { at, do: what, ...more, mayDoNothing: true };
}
