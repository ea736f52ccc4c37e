import { isAnnounced, type Kit, mayBeOwnDeletion } from './announced.ts';
import type { Chronicle, IamEvent, SeenCredential, SeenUser } from './chronicle.ts';
import type { Claim, Says } from './claims/claim.ts';
import { type Act, actOf, changesUntil, type Placed, userIdIn } from './history.ts';
import { isNameOf } from './mask.ts';
import { PASSWORD } from './see-users.ts';

/** What is so of one credential at one moment. */
export interface Standing {
  id: string;
  exists: boolean;
  isOn: boolean;
  reportedUse: number | undefined;
  /** Who changed it last, and how; undefined where nobody has, as far as the chronicle goes. */
  last: { isProduct: boolean; act: Act } | undefined;
  /** What the product has done to it last, where it stands as that has left it, also once others have changed it and changed it back. */
  leftAs: Act | undefined;
  /** Whether the product has disabled it in this case. */
  wasDisabled: boolean;
  /** Whether the product has disabled it in another case. */
  wasDisabledEarlier: boolean;
  /** Whether the last change of it is the product's, in this case. */
  isLastOfCase: boolean;
  /**
   * Whether the case had announced its deletion before somebody else deleted it or its user, or did in that minute, and
   * cannot know whose it was: an own deletion whose reply is lost looks the same.
   */
  wasBeingDeleted: boolean;
  /** Whether the item of the case says that it sets out to turn it off, or on again. */
  isSetOut(to: 'off' | 'on'): boolean;
}

/** What is so of a user and of each credential that it has or had, just after the event at `index`. */
export function standingsAt(
  chronicle: Chronicle,
  index: number,
  caseId: string,
): { user: SeenUser | undefined; userDeletedByUs: boolean; credentials: Standing[] } {
  const { events } = chronicle;
  const userId = userIdIn(caseId);
  const user = events[index]?.users.find((one) => one.userId === userId);
  const changes = changesUntil(chronicle, index, userId);
  const first = events[0]?.users.find((one) => one.userId === userId);
  const ids = [
    PASSWORD,
    ...(first?.credentials ?? []).map(({ id }) => id),
    ...(user?.credentials ?? []).map(({ id }) => id),
    ...changes.flatMap(({ credential }) => (credential === undefined ? [] : [credential])),
  ];
  const gone = changes.findLast(({ action }) => action === 'DeleteUser');
  const isWhole = ({ scope }: Kit): boolean => scope === 'user';
  return {
    user,
    userDeletedByUs:
      gone !== undefined && (gone.isProduct || isAnnounced(chronicle, gone.at, { caseId, isOf: isWhole })),
    credentials: [...new Set(ids)].map((id) => {
      const isOf = (kit: Kit): boolean => JSON.stringify(kit).includes(JSON.stringify(id));
      const announced = (at: number): boolean =>
        isAnnounced(chronicle, at, { caseId, isOf }) && mayBeOwnDeletion(chronicle, index, caseId);
      const isSetOut = (to: 'off' | 'on'): boolean => setsOut(itemAt(chronicle, index, caseId), id, to);
      return standingOf(id, { user, changes, caseId, announced, isSetOut });
    }),
  };
}

interface Seen {
  user: SeenUser | undefined;
  changes: Placed<IamEvent>[];
  caseId: string;
  /** Whether its deletion was announced in the item by about this time, and may have been the case's own. */
  announced(at: number): boolean;
  isSetOut: Standing['isSetOut'];
}

function standingOf(id: string, { user, changes, caseId, announced, isSetOut }: Seen): Standing {
  const now = user?.credentials.find((one) => one.id === id);
  const own = changes.filter(({ credential }) => credential === id);
  const last = own.at(-1);
  // Whoever deletes the user after that has not deleted this.
  const isGone = last !== undefined && actOf(last) === 'delete';
  const gone = isGone ? last : changes.findLast(({ action }) => action === 'DeleteUser');
  return {
    id,
    exists: now !== undefined,
    isOn: now?.isOn === true,
    reportedUse: now?.reportedUse ?? (id === PASSWORD ? user?.passwordUse : undefined),
    last: last && { isProduct: last.isProduct, act: actOf(last) },
    leftAs: leftAs(id, own, now),
    wasDisabled: own.some((one) => isOfCase(one, caseId) && actOf(one) === 'disable'),
    wasDisabledEarlier: own.some(
      (one) => one.isProduct && !isOfCase(one, caseId) && actOf(one) === 'disable',
    ),
    isLastOfCase: last !== undefined && isOfCase(last, caseId),
    isSetOut,
    wasBeingDeleted: gone?.isProduct === false && actOf(gone) === 'delete' && announced(gone.at),
  };
}

/** The product's last act on it, unless it is otherwise now: between two reads nobody can tell what came and went. */
function leftAs(id: string, own: Placed<IamEvent>[], now: SeenCredential | undefined): Act | undefined {
  const acted = own.findLast(({ isProduct }) => isProduct);
  const left = acted?.users
    .find(({ userId }) => userId === acted.userId)
    ?.credentials.find((one) => one.id === id);
  const isSame = left?.isOn === now?.isOn && left?.createdAt === now?.createdAt;
  return acted !== undefined && isSame ? actOf(acted) : undefined;
}

/** The item of a case as it stood at a place. */
function itemAt({ events }: Chronicle, index: number, caseId: string): object {
  const written = events
    .slice(0, index + 1)
    .findLast((event) => event.is === 'item' && event.item['caseId'] === caseId);
  return written?.is === 'item' ? written.item : {};
}

interface SetsOut {
  disabled?: { credentialId: string }[];
  observeUntil?: string;
  turningOn?: { credentialId: string }[];
  passwordSecret?: object;
  restoredAt?: string;
}

/** Before it does either, the product writes that down, of a new password that there may be one; and then that it is done. */
function setsOut(item: SetsOut, id: string, to: 'off' | 'on'): boolean {
  const isIn = (list: SetsOut['disabled'] = []) => list.some(({ credentialId }) => credentialId === id);
  if (to === 'off') return isIn(item.disabled) && item.observeUntil === undefined;
  const isBegun = id === PASSWORD ? item.passwordSecret !== undefined : isIn(item.turningOn);
  return isBegun && item.restoredAt === undefined;
}

/** Whether the product has made a change in this case; without one, in any. */
function isOfCase({ isProduct, session }: IamEvent, caseId: string): boolean {
  return isProduct && (caseId === '' || caseId.endsWith(session));
}

/** Whether a claim is so. A claim about what the chronicle does not know of is not. */
export function isSo({ credential, says }: Claim, standings: ReturnType<typeof standingsAt>): boolean {
  const { user, userDeletedByUs, credentials } = standings;
  if (credential === 'user') return isSoOfUser(says, user !== undefined, userDeletedByUs);
  if (credential === 'all')
    return credentials
      .filter(({ wasDisabled }) => isAbout(says, wasDisabled))
      .every((one) => IS_SO[says](one));
  const named = credentials.filter(({ id }) => isNameOf(credential, id));
  return named.length > 0 && named.some((one) => IS_SO[says](one));
}

/** "Nothing was changed" speaks of all credentials; everything else that names none, of what the case has disabled. */
function isAbout(says: Says, wasDisabled: boolean): boolean {
  return says === 'untouched' || wasDisabled;
}

function isSoOfUser(says: Says, exists: boolean, isDeletedByUs: boolean): boolean {
  if (says === 'gone') return !exists;
  return says === 'deleted-by-us' ? !exists && isDeletedByUs : says === 'unknown' || exists;
}

const isOff = ({ isOn }: Standing): boolean => !isOn;
const isOffByUs = ({ isOn, exists, id, leftAs: act }: Standing): boolean =>
  !isOn && (exists || id === PASSWORD) && act === 'disable';

const IS_SO: Record<Says, (standing: Standing) => boolean> = {
  on: ({ isOn }) => isOn,
  off: isOff,
  'off-by-us': isOffByUs,
  'off-by-someone': (one) => one.exists && isOff(one) && one.last?.isProduct !== true,
  restored: ({ isOn, leftAs: act }) => isOn && act === 'restore',
  // That somebody has deleted it meanwhile the next try finds out.
  'turning-off': (one) => one.isSetOut('off') && (!one.exists || one.isOn || isOffByUs(one)),
  'turning-on': (one) =>
    one.isSetOut('on') && (!one.exists || isOffByUs(one) || (one.isOn && one.leftAs === 'restore')),
  'deleted-by-us': ({ exists, id, leftAs: act, wasBeingDeleted }) =>
    !exists && (wasBeingDeleted || act === 'delete' || (act !== undefined && id === PASSWORD)),
  gone: ({ exists }) => !exists,
  // What could be read is not the model's to know.
  unknown: () => true,
  'can-be-given-back': isOffByUs,
  'cannot-be-given-back': () => true,
  'disabled-before': ({ wasDisabled }) => wasDisabled,
  'disabled-earlier': ({ wasDisabledEarlier }) => wasDisabledEarlier,
  used: ({ reportedUse }) => reportedUse !== undefined,
  // An earlier case may have turned it off.
  untouched: ({ wasDisabled, isLastOfCase }) => !wasDisabled && !isLastOfCase,
  'not-left-off': (one) => !isOffByUs(one),
};
