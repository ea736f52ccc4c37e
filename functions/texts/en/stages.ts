import { isUpToContacts } from '../../domain/question/quarantine.ts';
import { TRY_AGAIN_MINUTES } from '../../domain/settings/longest-history.ts';
import { canAskBack } from '../../domain/wish/have-back.ts';
import { nameIn } from '../credential-texts.ts';
import type { PageFacts, PageTexts } from '../page-texts.ts';
import { credentialsEn } from './credentials.ts';

/** That nothing of a quarantined user is given back on an owner's word; empty where this person decides. */
export const whoDecides = ({ record, link }: Pick<PageFacts, 'record' | 'link'>) =>
  isUpToContacts(record, link) ? '; the security contacts decide' : '';

const whileWatched = ({ until, comesBack, record, link }: PageFacts) => {
  const isNew = comesBack.has('password');
  if (isUpToContacts(record, link))
    return `Until ${until} you can ask for what this case turned off${whoDecides({ record, link })}. Nothing${isNew ? ' more' : ''} is deleted before that.`;
  return isNew
    ? `Until ${until} you can have back what this case turned off; a password comes back as a new one. Nothing more is deleted before that.`
    : `Until ${until} you can have back what this case turned off; nothing is deleted before that.`;
};

/** Where a case stands, in English. */
export const stagesEn: PageTexts['stages'] = {
  starting: () => [
    'The case is being prepared',
    'Nothing has been changed. Please look again in a few minutes.',
  ],
  stakeholder: ({ until }) => [
    'Waiting for an answer',
    `Until ${until}. Nothing has been changed, and without an answer nothing will be.`,
  ],
  impact: (facts) => ['Watching whether anything breaks', whileWatched(facts)],
  deletion: ({ until }) => [
    'May it be deleted?',
    `Waiting for an answer until ${until}. Without one nothing is deleted, and what is turned off stays so.`,
  ],
  use: ({ until, record }) => [
    'Waiting for its use',
    `Each to be used by ${until}: ${(record.mustUse?.credentialIds ?? []).map(nameIn(credentialsEn)).join(', ')}. We look every few days; without a use, nothing is turned off, but the finding is opened again.`,
  ],
  paused: ({ record, link, isPaused, earliest }) =>
    record.question?.window !== undefined && !isPaused && earliest !== undefined
      ? [
          record.question.window.resumeAt === 'delete' ? 'To be deleted' : 'To be turned off',
          `On ${earliest} at the earliest; nothing is changed before that. ${record.disabled.length > 0 ? 'You can ask for what this case turned off until then.' : 'If it is needed after all, say so until then.'}`,
        ]
      : isPaused
        ? [
            'Paused for now',
            `Nothing is turned off or deleted while the security team has paused all cases. ${record.disabled.length > 0 ? `You can ask for what this case turned off meanwhile${whoDecides({ record, link })}. ` : ''}It goes on by itself afterwards.`,
          ]
        : ['The pause is over', 'This case goes on by itself within a few hours.'],
  taken: ({ isPaused }) => [
    'An answer is recorded',
    isPaused
      ? 'The next step follows; where it turns off or deletes, it waits until the pause is over.'
      : 'The next step is under way; it takes a few minutes.',
  ],
  'held-up': ({ heldUp, record }) => [
    'Held up on our side',
    `Something has not worked since ${heldUp?.since}. We try again every ${TRY_AGAIN_MINUTES} minutes until ${heldUp?.until}, and what was decided stays so. ${heldUp?.isGivingBack ? 'What is wanted back is given back once it works.' : canAskBack(record) ? 'What turns out to be off can be asked back meanwhile.' : ''}`,
  ],
  restoring: () => [
    'Being given back',
    'It takes a few minutes. A mail says what came back and by when to use it.',
  ],
  deleting: () => ['Being deleted', 'The deletion has begun and cannot be stopped any more.'],
  closed: ({ record, time }) => [
    'The case is closed',
    record.closedAt === undefined ? '' : `Since ${time(record.closedAt)}.`,
  ],
};
