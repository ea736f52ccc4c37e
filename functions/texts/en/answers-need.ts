import { canStillRetire } from '../../domain/wish/wishes.ts';
import { keeps } from '../kept.ts';
import type { AnswerTexts, PageFacts, PageTexts } from '../page-texts.ts';
import { soon } from './soon.ts';

// A password that is turned off is gone: what comes back is a new one.
const turnedOff = ({ kinds, observationDays: days }: PageFacts) => {
  if (!kinds.has('password'))
    return `turned off, not deleted. You can have it back for ${days} days from then.`;
  return kinds.size > 1
    ? `turned off. You can have it back for ${days} days from then; a password comes back as a new one.`
    : `turned off. You can have a new password for ${days} days from then.`;
};

const notNeeded = ({ stage, isSeveral, record }: PageFacts) => {
  if (record.quarantine !== undefined) return 'Turn it off';
  if (isSeveral) return 'Some of it is needed';
  return stage === 'use' ? 'It is not needed after all' : 'It is not needed any more';
};

const LATER: Record<PageFacts['ending'], string> = {
  'stay-disabled': 'then it stays off and nothing is deleted',
  asked: 'then nothing is deleted before somebody confirms it',
  deleted: 'then it is deleted for good',
};

// What was to be turned off before and is kept now is not turned off by this case any more.
const keepUndo = ({ record, team }: PageFacts) =>
  `Nothing was changed, so there is nothing to undo. If it is not needed after all, ${canStillRetire(record) ? 'open this link again in a few minutes and say so' : `tell ${team}`}.`;

const RETIRE: AnswerTexts = {
  label: 'Not needed any more',
  inMails: 'not needed any more',
  option: (facts) => ({
    label: notNeeded(facts),
    hint: facts.isSeveral
      ? `Choose for each. What you keep must be used within ${facts.useWithinDays} days.`
      : `It is ${turnedOff(facts)}`,
  }),
  next: (facts, answer) => ({
    next: `${facts.isPaused ? 'All cases are paused. Once that is over, IAM is read again; what is still unused is turned off' : `IAM is read once more; what is still unused is turned off ${soon(facts)}`} and watched for ${facts.observationDays} days, ${LATER[facts.ending]}.${keeps(answer) ? ` What you keep must be used within ${facts.useWithinDays} days.` : ''} You get a mail.`,
    undo: `${facts.earliest === undefined || facts.isPaused ? '' : 'Until then, open this link again to say that it is needed. '}As soon as it is turned off, open this link again and choose “I need this back”, at any time until the deletion.`,
  }),
};

/** The answers to whether it is needed, in English. */
export const needEn: Pick<PageTexts['answers'], 'retire' | 'none' | 'keep' | 'rarely' | 'exempt'> = {
  retire: RETIRE,
  none: {
    ...RETIRE,
    option: (facts) => ({ label: 'None of it is needed', hint: `All of it is ${turnedOff(facts)}` }),
  },
  keep: {
    label: 'Still needed',
    inMails: 'still needed',
    option: ({ isSeveral, useWithinDays }) => ({
      label: isSeveral ? 'I still need all of it' : 'I still need it',
      hint: `Nothing is turned off. It must be used within ${useWithinDays} days, because AWS looks at the last use only.`,
    }),
    next: (facts) => ({
      next: `Nothing is turned off. Each credential that is kept must be used within ${facts.useWithinDays} days; ${facts.link.role === 'stakeholder' ? 'you get' : 'the owner gets'} a mail that says how and by when. We look every few days.`,
      undo: keepUndo(facts),
    }),
  },
  exempt: {
    label: 'Exempt',
    inMails: 'exempt',
    option: () => ({
      label: 'It is exempt until a date',
      hint: 'Nothing is turned off. The finding is suppressed until then and opens again by itself. Needs a reason.',
    }),
    next: () => ({
      next: 'Nothing is turned off. The finding is suppressed until the day you gave, then it opens again by itself.',
      undo: 'Nothing was turned off, so there is nothing to undo. The exemption ends on that day and not before.',
    }),
  },
  rarely: {
    label: 'It runs only now and then',
    inMails: 'it runs only now and then',
    option: ({ stage }) => ({
      label: 'It runs only now and then',
      hint:
        stage === 'impact'
          ? 'It stays turned off and is watched longer, so that its next run can show whether it is missed.'
          : 'Nothing is turned off, and there is more time until it must be used.',
    }),
    next: (facts) =>
      facts.stage === 'impact'
        ? {
            next: 'It stays off and is watched longer. You get a mail with the new date.',
            undo: 'Open this link again and choose “I need this back”, at any time until the deletion.',
          }
        : {
            next: 'Nothing is turned off. You get a mail with the date by which it must be used. A yearly use is too rare for the control: ask the security contact for an exemption if it has to stay.',
            undo: keepUndo(facts),
          },
  },
};
