import type { Chronicle, IamEvent } from '../chronicle.ts';
import {
  actOf,
  brokenBy,
  lookBefore,
  type Placed,
  productChanges,
  userBefore,
  type Word,
  wordsOf,
} from '../history.ts';
import { isNamedIn } from '../mask.ts';
import type { Violation } from '../violation.ts';

/** 1. Nothing is disabled or deleted without a recorded human answer that names this plan. */
export function answeredFirst(chronicle: Chronicle): Violation[] {
  const words = wordsOf(chronicle).filter(({ mayCount, by }) => mayCount && by !== undefined);
  return productChanges(chronicle).flatMap((change) => {
    const act = actOf(change);
    if (act !== 'disable' && act !== 'delete') return [];
    const said = words.filter(({ caseId, index }) => caseId.endsWith(change.session) && index < change.index);
    const reason = missing(chronicle, change, said, act);
    return reason === undefined ? [] : [brokenBy(1, chronicle, change, reason)];
  });
}

function missing(
  chronicle: Chronicle,
  change: Placed<IamEvent>,
  said: Word[],
  act: 'disable' | 'delete',
): string | undefined {
  const last = said.findLast(({ kind }) => ['confirm', 'leave-disabled', 'restore'].includes(kind));
  const isConfirmed = last?.kind === 'confirm' && isTyped(last, change, chronicle);
  // Turned off by an earlier case: the word of who was shown it, and asked about that alone, is enough.
  if (
    act === 'delete' &&
    isConfirmed &&
    wasOffBefore(chronicle, change) &&
    isShown(last, change.credential, chronicle)
  )
    return undefined;
  const retires = said.filter((word) => word.kind === 'retire' && isTyped(word, change, chronicle));
  const { credential } = change;
  if (retires.length === 0) return `nobody answered that ${credential ?? 'anything'} can go`;
  if (credential !== undefined && !retires.some((word) => namesIt(word, credential, chronicle)))
    return `no answer names ${credential}`;
  if (act === 'disable') return whyNotDisable(chronicle, change, said, retires);
  return isConfirmed || !mustBeConfirmed(chronicle, change) ? undefined : 'nobody confirmed the deletion';
}

/** Whether the settings of now ask for a confirmation, or those of when people were asked first: they were told so. */
function mustBeConfirmed({ settings, events }: Chronicle, { at, session }: Placed<IamEvent>): boolean {
  const isAt = (time: number) =>
    settings.deletionNeedsConfirmation.findLast(({ from }) => from <= time)?.is !== false;
  const asked = events.find(
    (event) => event.is === 'state' && event.state === 'AwaitStakeholder' && event.caseId.endsWith(session),
  );
  return isAt(at) || (asked !== undefined && isAt(asked.at));
}

function whyNotDisable(
  chronicle: Chronicle,
  change: Placed<IamEvent>,
  said: Word[],
  retires: Word[],
): string | undefined {
  if (isTakenBack(said)) return 'the answer was taken back';
  const isOfOthers = retires.every((word) => isOfFormerOwner(chronicle, word, change));
  return isOfOthers ? 'who answered owns the user no more' : undefined;
}

/** Whether the product has turned it off in an earlier case. */
function wasOffBefore(chronicle: Chronicle, { index, credential, session }: Placed<IamEvent>): boolean {
  const own = productChanges(chronicle).filter((one) => one.credential === credential && one.index < index);
  const last = own.at(-1);
  return (
    credential !== undefined && last !== undefined && actOf(last) === 'disable' && last.session !== session
  );
}

/** Whether the tags named the person who answered, and name another one as the user was last read before the act. */
function isOfFormerOwner(
  chronicle: Chronicle,
  { by = '', index }: Word,
  { index: acted, at, userId }: Placed<IamEvent>,
): boolean {
  if (chronicle.settings.securityContacts.includes(by)) return false;
  const looked = lookBefore(chronicle, { index: acted, at, call: 'iam:GetUser' });
  const isNamed = (place: number) => {
    const tags = Object.values(userBefore(chronicle, place, userId)?.tags ?? {});
    return tags.some((value) => value.includes(by));
  };
  return isNamed(index) && !isNamed(looked);
}

/** Whether the last answer to the question of what is needed, as people were told, is not to retire. */
function isTakenBack(said: Word[]): boolean {
  const last = said.findLast(
    ({ kind, isRecorded }) => isRecorded && ['retire', 'keep', 'exempt', 'stop'].includes(kind),
  );
  return last !== undefined && last.kind !== 'retire';
}

/** The user's name as anybody could know it then; of several users, how many they are. */
function isTyped({ form, index, isCounted }: Word, { userId }: IamEvent, { events }: Chronicle): boolean {
  if (isCounted !== undefined) return isCounted;
  const names = events
    .slice(0, index + 1)
    .flatMap(({ users }) => users.filter((user) => user.userId === userId).map((user) => user.userName));
  return names.includes(form[isForAll(form) ? 'userNameForAll' : 'userName'] ?? '');
}

/** Whether the answer retires this credential, and the person was shown it before. */
function namesIt(word: Word, credential: string, chronicle: Chronicle): boolean {
  const decision = isForAll(word.form) ? 'retire' : (word.form[`credential.${credential}`] ?? 'retire');
  return decision === 'retire' && isShown(word, credential, chronicle);
}

/** Whether none of several credentials is needed, whatever was chosen for some before. */
function isForAll(form: Word['form']): boolean {
  return form['answer'] === 'none';
}

function isShown({ key, index }: Word, credential: string | undefined, { events }: Chronicle): boolean {
  if (credential === undefined) return false;
  return events
    .slice(0, index)
    .some(
      (event) =>
        (event.is === 'page' &&
          (event.method === 'GET' || event.method === 'OPEN') &&
          event.key === key &&
          isNamedIn(event.html, credential)) ||
        (event.is === 'mail' &&
          event.links.some((link) => link.includes(key)) &&
          isNamedIn(event.text, credential)),
    );
}
