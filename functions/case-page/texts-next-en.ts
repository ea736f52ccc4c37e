import type { AnswerKind } from '../domain/answer.ts';
import type { PageFacts } from './facts.ts';

type Next = { next: string; undo: string };

const LATER: Record<PageFacts['ending'], string> = {
  'stay-off': 'then it stays off and nothing is deleted',
  asked: 'then we ask once more before anything is deleted',
  deleted: 'then it is deleted for good',
};

/** What happens after each answer and how to take it back, in English. */
export const nextEn: Record<AnswerKind, (facts: PageFacts) => Next> = {
  retire: (facts) => ({
    next: `IAM is read once more; what is still unused is turned off within minutes and watched for ${facts.observationDays} days, ${LATER[facts.ending]}.${facts.isSeveral ? ` What you keep must be used within ${facts.useWithinDays} days.` : ''} You get a mail.`,
    undo: 'As soon as it is turned off, open this link again and choose “I need this back”, at any time until the deletion.',
  }),
  keep: ({ useWithinDays, team }) => ({
    next: `Nothing is turned off. Please sign in with the password, or use the access key, within ${useWithinDays} days; you get a mail with the date. We look every few days.`,
    undo: `Nothing was changed, so there is nothing to undo. If it is not needed after all, tell ${team}.`,
  }),
  exempt: () => ({
    next: 'Nothing is turned off. The finding is suppressed until the day you gave, then it opens again by itself.',
    undo: 'Set the finding’s workflow status back to NEW in Security Hub and start a new case.',
  }),
  stop: () => ({
    next: 'The case ends and the finding stays open. Nothing is changed any more.',
    undo: 'Select the finding in Security Hub and start a new case.',
  }),
  restore: ({ record, useWithinDays, team }) => ({
    next: `Everything this case turned off is given back within minutes; you get a mail. ${
      record.disabled.some(({ kind }) => kind === 'password') ? `${team} hands over a new password. ` : ''
    }Please use it within ${useWithinDays} days.`,
    undo: `Once it is given back, it is kept. If it is not needed after all, tell ${team}.`,
  }),
  confirm: ({ stage, until, wholeUser }) =>
    stage === 'impact'
      ? {
          next: `It stays off. After ${until} ${wholeUser ? 'the whole IAM user' : 'it'} is deleted without asking again.`,
          undo: 'Until then, open this link again and choose “I need this back”.',
        }
      : {
          next: `IAM is read once more, then ${wholeUser ? 'the whole IAM user' : 'what is turned off'} is deleted within minutes.`,
          undo: 'Only before the deletion begins: open this link again at once and choose “I need this back”. What is deleted cannot come back.',
        },
  'leave-disabled': ({ stage, team }) => ({
    next:
      stage === 'impact'
        ? 'It stays off. When the watch ends, the case ends and nothing is deleted.'
        : 'It stays off, nothing is deleted, and the case ends within minutes.',
    undo:
      stage === 'impact'
        ? 'Until then, open this link again and choose “I need this back”.'
        : `After that, ${team} can turn it on again.`,
  }),
  check: () => ({
    next: 'IAM is read within minutes. If the use is not reported yet, we go on looking until the date.',
    undo: 'There is nothing to undo.',
  }),
};
