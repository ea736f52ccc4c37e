import type { PageFacts, PageTexts } from '../page-texts.ts';

const all = ({ wholeUser }: PageFacts) => (wholeUser ? 'the whole IAM user' : 'what is turned off');

/** The answers on the form, in English: what to choose, and what it means. */
export const optionsEn: PageTexts['options'] = {
  retire: ({ isSeveral, observationDays, stage }) => ({
    label:
      stage === 'use'
        ? 'It is not needed after all'
        : isSeveral
          ? 'Not all of it is needed any more'
          : 'It is not needed any more',
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
  rarely: ({ stage }) => ({
    label: 'It runs only now and then',
    hint:
      stage === 'impact'
        ? 'It stays turned off and is watched longer, so that its next run can show whether it is missed.'
        : 'Nothing is turned off, and there is more time until it must be used.',
  }),
  'name-other': ({ link }) => ({
    label:
      link.role === 'stakeholder' ? 'I am not the right person, but I know who is' : 'Ask another person',
    hint: 'Nothing is turned off. The person whom you name is asked instead.',
  }),
  'hand-over': () => ({
    label: 'I am not the right person',
    hint: 'Nothing is turned off. The security contact takes it from here.',
  }),
  'ask-again': () => ({
    label: 'Send the mail again',
    hint: 'Whoever is asked gets a new mail with a new link. The old links go on working.',
  }),
  extend: ({ stage }) => ({
    label: stage === 'impact' ? 'Watch it longer' : 'Give more time',
    hint:
      stage === 'stakeholder'
        ? 'The owner can answer until the day that you choose, and gets a mail about it.'
        : 'Until the day that you choose. Whoever is asked gets a mail about it.',
  }),
};
