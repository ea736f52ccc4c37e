import type { Chronicle, IamEvent } from '../chronicle.ts';
import { actOf, brokenBy, type Placed, productChanges, type Word, wordsOf } from '../history.ts';
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
  const retires = said.filter((word) => word.kind === 'retire' && isTyped(word, change, chronicle));
  const { credential } = change;
  if (retires.length === 0) return `nobody answered that ${credential ?? 'anything'} can go`;
  if (credential !== undefined && !retires.some((word) => namesIt(word, credential, chronicle)))
    return `no answer names ${credential}`;
  if (act === 'disable') return isTakenBack(said) ? 'the answer was taken back' : undefined;
  if (!chronicle.settings.deletionNeedsConfirmation) return undefined;
  const last = said.findLast(({ kind }) => ['confirm', 'leave-disabled', 'restore'].includes(kind));
  return last?.kind === 'confirm' && isTyped(last, change, chronicle)
    ? undefined
    : 'nobody confirmed the deletion';
}

/** Whether the last answer to the question of what is needed, as people were told, is not to retire. */
function isTakenBack(said: Word[]): boolean {
  const last = said.findLast(
    ({ kind, isRecorded }) => isRecorded && ['retire', 'keep', 'exempt', 'stop'].includes(kind),
  );
  return last !== undefined && last.kind !== 'retire';
}

/** The user's name as anybody could know it then. */
function isTyped({ form, index }: Word, { userId }: IamEvent, { events }: Chronicle): boolean {
  const names = events
    .slice(0, index + 1)
    .flatMap(({ users }) => users.filter((user) => user.userId === userId).map((user) => user.userName));
  return names.includes(form['userName'] ?? '');
}

/** Whether the answer retires this credential, and the person was shown it before. */
function namesIt({ form, key, index }: Word, credential: string, { events }: Chronicle): boolean {
  const decision = form[`credential.${credential}`] ?? 'retire';
  const shown = events
    .slice(0, index)
    .some(
      (event) =>
        (event.is === 'page' &&
          event.method === 'GET' &&
          event.key === key &&
          isNamedIn(event.html, credential)) ||
        (event.is === 'mail' &&
          event.links.some((link) => link.includes(key)) &&
          isNamedIn(event.text, credential)),
    );
  return decision === 'retire' && shown;
}
