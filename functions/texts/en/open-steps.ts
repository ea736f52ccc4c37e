import type { MailFacts, NoticeTexts } from '../mail-texts.ts';
import type { OpenStepsTexts, OpenStepTexts } from '../step-texts.ts';

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
    toOthers: ({ until }) => `The credentials stay, and must be used by ${until}.`,
  },
  disabled: {
    inHistory: 'Turned off and watched',
    toOthers: ({ until }) =>
      `The credentials are turned off, but not deleted yet; it is watched until ${until} whether anything breaks.`,
  },
  'quarantined-off': {
    inHistory: 'Quarantined by AWS; the security contacts are asked whether to give it back',
  },
  'confirm-deletion': {
    inHistory: 'Nothing broke; deletion is due',
  },
  restored: {
    inHistory: 'Given back',
    toOthers: ({ until }) => `The credentials are given back, and must be used by ${until}.`,
  },
  paused: {
    inHistory: 'Paused; nothing is turned off or deleted for now',
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
