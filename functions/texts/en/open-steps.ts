import type { MailFacts, NoticeTexts } from '../mail-texts.ts';
import type { OpenStepsTexts, OpenStepTexts } from '../step-texts.ts';

const list = (names: string[]) => names.join(', ') || 'nothing';

/** What is said in English of each step after which a case goes on. */
export const openStepsEn: OpenStepsTexts = {
  asked: {
    inHistory: 'Asked whether it is needed',
  },
  reminded: {
    inHistory: 'Reminded',
  },
  escalated: {
    inHistory: 'No answer; the security contact is asked',
  },
  quarantined: {
    inHistory: 'Quarantined by AWS; the security contacts are asked',
  },
  kept: {
    inHistory: 'Kept; it must be used',
    toOthers: ({ until, named }) => `Kept, and to be used by ${until}: ${list(named.toBeUsed)}.`,
  },
  disabled: {
    inHistory: 'Turned off and watched',
    toOthers: ({ until, named }) =>
      `Turned off: ${list(named.off)}. It is watched until ${until} whether anything breaks.`,
  },
  'quarantined-off': {
    inHistory: 'Quarantined by AWS; the security contacts are asked whether to give it back',
  },
  'confirm-deletion': {
    inHistory: 'Nothing broke; deletion is due',
  },
  restored: {
    inHistory: 'Given back',
    toOthers: ({ until, named }) =>
      `Given back or kept, and to be used by ${until}: ${list(named.toBeUsed)}.`,
  },
  'wish-refused': {
    inHistory: 'Asked back by somebody who owns the user no more; refused',
  },
  paused: {
    inHistory: 'Paused; nothing is turned off or deleted for now',
  },
  scheduled: {
    inHistory: 'Given a day for the next step; nothing is changed before it',
  },
  'held-up': {
    inHistory: 'Held up by a failure; it is tried again',
  },
};

const following: Record<string, OpenStepTexts | undefined> = openStepsEn;
const of = ({ user, account }: MailFacts) => `IAM user ${user} in AWS account ${account}`;

/** The English mail to those who were asked where somebody else has answered. */
export const handledEn = (facts: MailFacts): NoticeTexts => ({
  headline: 'Answered by someone else',
  intro: `You were asked about unused credentials of ${of(facts)}. Somebody else has answered. ${following[facts.step]?.toOthers?.(facts) ?? ''}`,
  next: 'You need not answer any more. The link in your earlier mail still shows where the case stands and what you can do.',
});

/** The English mail to a security contact who has answered, where the next mail goes to others. */
export const doneEn = (facts: MailFacts): NoticeTexts => ({
  headline: 'What your answer has led to',
  intro: `You answered about unused credentials of ${of(facts)}. ${following[facts.step]?.toOthers?.(facts) ?? ''}`,
  next: 'There is nothing to do for you now.',
});

/** The English mail to who wanted something back and owns the user no more. */
export const wishRefusedEn = (facts: MailFacts): NoticeTexts => ({
  headline: 'Not given back: somebody else owns this user now',
  intro: `You asked for turned off credentials of ${of(facts)} with the link of an ended case. By its tags somebody else owns this user now, so nothing was given back on your word.`,
  next: `If you need the access, ask ${facts.team}: they, or the owner, can have it given back.`,
});
