import type { AnswerKind } from '../domain/answer.ts';
import type { PageFacts } from './facts.ts';

type Option = { label: string; hint: string };

const all = ({ wholeUser }: PageFacts) => (wholeUser ? 'the whole IAM user' : 'what is turned off');

/** The answers on the form, in English: what to choose, and what it means. */
export const optionsEn: Record<AnswerKind, (facts: PageFacts) => Option> = {
  retire: ({ isSeveral, observationDays }) => ({
    label: isSeveral ? 'Not all of it is needed any more' : 'It is not needed any more',
    hint: `${isSeveral ? 'Choose for each below. ' : ''}It is turned off, not deleted: for ${observationDays} days you can have it back.`,
  }),
  keep: ({ isSeveral, useWithinDays }) => ({
    label: isSeveral ? 'All of it is still needed' : 'It is still needed',
    hint: `Nothing is turned off. It must be used within ${useWithinDays} days, because AWS looks at the last use only.`,
  }),
  exempt: () => ({
    label: 'It is exempt until a date',
    hint: 'Nothing is turned off. The finding is suppressed until then and opens again by itself. Needs a reason.',
  }),
  stop: ({ stage }) => ({
    label: 'Stop this case',
    hint:
      stage === 'use'
        ? 'Nobody looks for its use any more; the finding stays open.'
        : 'Nothing is turned off; the finding stays open.',
  }),
  restore: ({ record }) => ({
    label: 'I need this back',
    hint: record.disabled.some(({ kind }) => kind === 'password')
      ? 'Access keys work again within minutes. A password comes back as a new one, which the security team hands over.'
      : 'It works again within minutes, as it was.',
  }),
  confirm: (facts) =>
    facts.stage === 'deletion'
      ? { label: 'Delete it for good', hint: `This deletes ${all(facts)} and cannot be undone.` }
      : {
          label: 'Nothing broke, it may be deleted',
          hint: `After ${facts.until} ${all(facts)} is deleted without asking again. Until then you can still have it back.`,
        },
  'leave-disabled': ({ stage }) => ({
    label: 'Leave it turned off',
    hint:
      stage === 'deletion'
        ? 'Nothing is deleted; the case ends.'
        : 'Nothing is deleted; it stays off when the watch ends.',
  }),
  check: () => ({
    label: 'It has been used, please look now',
    hint: 'AWS reports a use some hours late. We also look every few days without a word from you.',
  }),
};
