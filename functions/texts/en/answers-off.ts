import { isUpToContacts } from '../../domain/question/quarantine.ts';
import type { PageFacts, PageTexts } from '../page-texts.ts';
import { soon } from './soon.ts';

const all = ({ wholeUser }: PageFacts) => (wholeUser ? 'the whole IAM user' : 'what is turned off');

const howItComesBack = ({ comesBack }: PageFacts) => {
  if (!comesBack.has('password')) return 'It works again within minutes, as it was.';
  return comesBack.size > 1
    ? 'Access keys work again within minutes. A password comes back as a new one, which the security team hands over.'
    : 'You get a new password, which the security team hands over.';
};

/** The answers about what is turned off, in English. */
export const offEn: Pick<PageTexts['answers'], 'restore' | 'confirm' | 'leave-disabled'> = {
  restore: {
    label: 'I need this back',
    inMails: 'I need this back',
    option: (facts) => ({
      label: 'I need this back',
      hint: isUpToContacts(facts.record, facts.link)
        ? 'The security contacts are asked, and decide.'
        : howItComesBack(facts),
    }),
    next: ({ record, useWithinDays, team, link, comesBack }) =>
      isUpToContacts(record, link)
        ? {
            next: 'The security contacts are asked within minutes whether to give it back; you get a mail when that is settled. Until then it stays off.',
            undo: `If it is not needed after all, tell ${team}.`,
          }
        : {
            next: `Everything this case turned off is given back within minutes; you get a mail. ${
              comesBack.has('password') ? `${team} hands over a new password. ` : ''
            }Please use it within ${useWithinDays} days.`,
            undo: `Once it is given back, it is kept. If it is not needed after all, tell ${team}.`,
          },
  },
  confirm: {
    label: 'May be deleted',
    inMails: 'may be deleted',
    option: (facts) =>
      facts.stage === 'deletion'
        ? { label: 'Delete it for good', hint: `This deletes ${all(facts)} and cannot be undone.` }
        : {
            label: 'Nothing broke, it may be deleted',
            hint: `After ${facts.until} ${all(facts)} is deleted without asking again. Until then you can still have it back.`,
          },
    next: ({ stage, until, wholeUser, isPaused, earliest }) =>
      stage === 'impact'
        ? {
            next: `It stays off. After ${until} ${wholeUser ? 'the whole IAM user' : 'it'} is deleted without asking again.`,
            undo: 'Until then, open this link again and choose “I need this back”.',
          }
        : {
            next: isPaused
              ? `All cases are paused. Once that is over, IAM is read again, then ${wholeUser ? 'the whole IAM user' : 'what is turned off'} is deleted.`
              : `IAM is read once more, then ${wholeUser ? 'the whole IAM user' : 'what is turned off'} is deleted ${soon({ earliest })}.`,
            undo: 'Only before the deletion begins: open this link again at once and choose “I need this back”. What is deleted cannot come back.',
          },
  },
  'leave-disabled': {
    label: 'Leave it turned off',
    inMails: 'leave it turned off',
    option: ({ stage }) => ({
      label: 'Leave it turned off',
      hint:
        stage === 'deletion'
          ? 'Nothing is deleted; the case ends.'
          : 'Nothing is deleted; it stays off when the watch ends.',
    }),
    next: ({ stage, team }) => ({
      next:
        stage === 'impact'
          ? 'It stays off. When the watch ends, the case ends and nothing is deleted.'
          : 'It stays off, nothing is deleted, and the case ends within minutes.',
      undo:
        stage === 'impact'
          ? 'Until then, open this link again and choose “I need this back”.'
          : `After that, ${team} can turn it on again.`,
    }),
  },
};
