import { type Chronicle, eventsOf, type IamEvent } from '../chronicle.ts';
import {
  actOf,
  brokenBy,
  lookBefore,
  type Placed,
  productChanges,
  stateAt,
  userBefore,
  userIdIn,
  type Word,
  wordsOf,
} from '../history.ts';
import type { Violation } from '../violation.ts';

/** Which words of a security contact allow what. */
const ALLOWED_BY: Record<'disable' | 'restore' | 'delete', readonly string[]> = {
  disable: ['retire'],
  restore: ['restore'],
  delete: ['confirm'],
};

/**
 * 1 and 2, of a user that is quarantined by AWS at that moment: nothing of it is disabled, given back or deleted but on
 * the word of a security contact; an analyst may have it given back. Its policy is detached with the whole user only.
 */
export function onlyByContacts(chronicle: Chronicle): Violation[] {
  const contacts = new Set(chronicle.settings.securityContacts);
  const said = wordsOf(chronicle).filter(({ mayCount, by }) => mayCount && contacts.has(by ?? ''));
  const changes = productChanges(chronicle).flatMap((change) => {
    const act = actOf(change);
    if (act === 'other' || !isQuarantinedThen(chronicle, change)) return [];
    const isSaid = said.some(
      (word) => isAbout(chronicle, word, change) && ALLOWED_BY[act].includes(word.kind),
    );
    if (isSaid || (act === 'restore' && isClicked(chronicle, change))) return [];
    const rule = act === 'restore' ? 2 : 1;
    return [brokenBy(rule, chronicle, change, 'quarantined by AWS, and no security contact has said so')];
  });
  return [...changes, ...saidByOthers(chronicle, contacts)];
}

/** To exempt a user and to stop a case by the page is the security contacts' alone. */
function saidByOthers(chronicle: Chronicle, contacts: ReadonlySet<string>): Violation[] {
  return wordsOf(chronicle)
    .filter(({ kind, isRecorded }) => isRecorded && ['exempt', 'stop'].includes(kind))
    .filter(({ by }) => by !== undefined && !contacts.has(by))
    .map(({ at, caseId, index, kind }) => ({
      ...{ rule: 1, at, about: caseId, state: stateAt(chronicle, index, caseId), by: 'page POST' },
      claim: `"${kind}" counts, and no security contact has said it`,
    }));
}

/** As the last look in that moment showed it: nobody looks and acts at once, and IAM may show it late. */
function isQuarantinedThen(chronicle: Chronicle, { index, at, userId }: Placed<IamEvent>): boolean {
  const looked = lookBefore(chronicle, { index, at, call: 'iam:ListAttachedUserPolicies' });
  const user = userBefore(chronicle, looked, userId);
  return user?.isQuarantined === true && user.isQuarantineUnseen !== true;
}

/** Of this case; or by the link of one that had ended, which only asks back: the case that is opened for it takes it over. */
function isAbout(chronicle: Chronicle, { caseId, index, kind }: Word, change: Placed<IamEvent>): boolean {
  if (index >= change.index) return false;
  if (caseId.endsWith(change.session)) return true;
  return kind === 'restore' && userIdIn(caseId) === change.userId && hasEnded(chronicle, caseId, index);
}

function hasEnded({ events }: Chronicle, caseId: string, index: number): boolean {
  return events
    .slice(0, index)
    .some((event) => event.is === 'execution' && event.caseId === caseId && event.status !== 'RUNNING');
}

function isClicked(chronicle: Chronicle, { index, account, user }: Placed<IamEvent>): boolean {
  return eventsOf(chronicle, 'click').some(
    (click) =>
      click.action === 'StopOrRestore' &&
      chronicle.events.indexOf(click) < index &&
      click.userArns.some((arn) => arn.includes(`::${account}:`) && arn.endsWith(`/${user}`)),
  );
}
