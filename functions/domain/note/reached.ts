import { isMailed, mailedBy } from '../message/mailed.ts';
import type { NoteContext } from './step-row.ts';

/** Whose mail has bounced in the case, as a sentence; empty where none has. */
export function bouncedWords({ bounced = [] }: Pick<NoteContext['case'], 'bounced'>): string {
  const addresses = [...new Set(bounced.map(({ address }) => address))];
  return addresses.length === 0 ? '' : `Mail to ${addresses.join(', ')} bounced.`;
}

/** An owner whom no mail has reached has not stayed silent. */
export function whyContactsAreAsked({ case: case_ }: NoteContext): string {
  const isReached = isMailed(case_, case_.plan?.owner.addresses ?? []);
  return isReached ? 'No answer from the owner' : 'The owner could not be reached by mail';
}

/** Why nobody has answered: who was asked has not, or nobody could be. */
export function whyUnanswered({ case: case_ }: NoteContext): string {
  if (mailedBy(case_).length > 0) return 'Nobody answered, so nothing was changed.';
  const bounced = bouncedWords(case_);
  return bounced === ''
    ? 'No mail could be sent, so nobody was asked and nothing was changed.'
    : `${bounced} Nobody could be reached, so nothing was changed.`;
}

/** The same of the security contacts of a quarantined user. */
export function whyContactsSaidNothing({ case: case_ }: NoteContext): string {
  const { question } = case_;
  if (question?.unreachable !== undefined)
    return `${bouncedWords(case_)} No security contact could be reached.`;
  return question?.sent === true
    ? 'No security contact answered.'
    : 'No mail could be sent, so no security contact was asked.';
}
