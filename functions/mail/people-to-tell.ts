import { speaksForUser } from '../domain/answering/speaks-for-user.ts';
import { isAllowed } from '../domain/asking/allowed-recipients.ts';
import { ownersNow } from '../domain/asking/recipients.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { hasBounced, mailedBy } from '../domain/message/mailed.ts';
import { endsCase, STEPS, type Step } from '../domain/note/note.ts';
import { type Answer, passesOn } from '../domain/question/answer.ts';
import { isRefused } from '../domain/question/quarantine.ts';
import type { Recipient } from '../domain/question/question.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { offByUs } from '../domain/standing/standing.ts';
import type { Notice } from '../texts/mail-texts.ts';

/** One notice to one person; `mark` says in the record that it went out. */
export interface PersonToTell {
  recipient: Recipient;
  notice: Notice;
  mark: string;
}

/**
 * Who has to be told of a step, each address once, without those who were told already. How a case ends is told to
 * everybody whom it asked, and to who owns the user by now where it leaves anything off; a failure, and any end about a
 * user that AWS has quarantined, to the security contacts too.
 * What an answer has led to is told to the others who were asked and to a security contact who has given it, unless
 * they get the next question themselves; a refused wish to who has made it, also where the case ends with it. Who has
 * passed the question on is out of it, and so is to whom no mail comes.
 */
export function peopleToTell(
  record: CaseRecord,
  { step, answer }: { step: Step; answer: Answer | undefined },
  settings: Settings,
): PersonToTell[] {
  const told = new Set(record.told);
  return audience(record, { step, answer }, settings)
    .filter(({ recipient, mark }) => !told.has(mark) && isAllowed(recipient, settings))
    .filter(({ recipient }) => !hasBounced(record, recipient.address))
    .filter((one, index, all) => all.findIndex(({ mark }) => mark === one.mark) === index);
}

function audience(
  record: CaseRecord,
  { step, answer }: { step: Step; answer: Answer | undefined },
  settings: Settings,
): PersonToTell[] {
  const { tells } = STEPS[step];
  if (endsCase(step)) {
    const asked = [...peopleAsked(record), ...newOwners(record, settings)];
    const isForContacts = tells === 'asked-and-contacts' || record.quarantine !== undefined;
    const people = isForContacts ? [...contacts(settings), ...asked] : asked;
    const ended = people.map(
      (recipient): PersonToTell => ({ recipient, notice: step, mark: `${step}:${recipient.address}` }),
    );
    return [...refusedByEnd(record), ...ended];
  }
  if (tells === 'refused') return justRefused(record);
  if (tells !== 'others-asked' || answer === undefined) return [];
  return [...whoAnswered(record, answer), ...othersAsked(record, answer)];
}

/** Those whose wishes were refused by what has ended the case: it was opened for nothing else. */
function refusedByEnd(record: CaseRecord): PersonToTell[] {
  const { refused = [], restoredAt } = record;
  return restoredAt !== undefined && refused.at(-1)?.at === restoredAt ? justRefused(record) : [];
}

/** Those whose wishes were refused last, all at the same time. */
function justRefused({ answers, refused = [] }: CaseRecord): PersonToTell[] {
  const last = refused.filter(({ at }) => at === refused.at(-1)?.at);
  return answers
    .filter((one) => isRefused({ refused: last }, one))
    .map(({ by: address, role, answerId }) => ({
      recipient: { address, role, reason: '' },
      notice: 'wish-refused',
      mark: `wish-refused:${answerId}:${address}`,
    }));
}

/**
 * The security contact who has answered, where no mail of the next question says what follows. An owner who has is asked
 * next, or owns the user no more; an analyst reads it in the finding.
 */
function whoAnswered({ question }: CaseRecord, { answerId, by: address, role }: Answer): PersonToTell[] {
  const isNext = question?.recipients.some((one) => one.address === address) === true;
  if (role !== 'security-contact' || isNext) return [];
  return [{ recipient: { address, role, reason: '' }, notice: 'done', mark: `done:${answerId}:${address}` }];
}

/** The others who were asked, but for a former owner: how the user stands now is the owner's to know. */
function othersAsked(record: CaseRecord, answer: Answer): PersonToTell[] {
  const { question } = record;
  const isNext = question !== undefined && question.message !== 'silent';
  const known = new Set([answer.by, ...(isNext ? question.recipients.map(({ address }) => address) : [])]);
  return peopleAsked(record)
    .filter((one) => !known.has(one.address) && speaksForUser(record, one))
    .map((recipient) => ({
      recipient,
      notice: 'handled',
      mark: `handled:${answer.answerId}:${recipient.address}`,
    }));
}

/**
 * Everybody to whom this case has mailed a link and who has not passed it on since, in their latest role; and who asked
 * by the link of an ended case to have something back, and was not refused.
 */
function peopleAsked(record: CaseRecord): Recipient[] {
  const { answers } = record;
  const wished = answers
    .filter((one) => one.ofCases !== undefined && one.role !== 'analyst' && !isRefused(record, one))
    .map(({ by, role, at }) => [by, { role, at }] as const);
  const asked = [
    ...wished,
    ...mailedBy(record).map(({ address, role, at }) => [address, { role, at }] as const),
  ];
  return [...new Map(asked)]
    .filter(([address, { at }]) => {
      const last = answers.findLast(({ by }) => by === address);
      // Not as texts: an event's time has no milliseconds, a state's has.
      return last === undefined || !passesOn(last) || Date.parse(last.at) < Date.parse(at);
    })
    .map(([address, { role }]) => ({ address, role, reason: '' }));
}

/** Who owns the user by the latest read, where what the case has turned off stays off: a former owner was asked about it. */
function newOwners(record: CaseRecord, settings: Settings): Recipient[] {
  if (offByUs(record).length === 0) return [];
  return ownersNow(record, settings)
    .filter(({ role }) => role === 'stakeholder')
    .map((one) => ({ ...one, reason: '' }));
}

function contacts({ securityContacts }: Settings): Recipient[] {
  return securityContacts.map((address) => ({ address, role: 'security-contact', reason: '' }));
}
