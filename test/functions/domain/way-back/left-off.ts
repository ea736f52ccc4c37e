import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import type { Answer } from '../../../../functions/domain/question/answer.ts';
import {
  AT,
  aKey,
  anAnswer,
  aRecord,
  aUser,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
} from '../../../support/builders.ts';

/** A third key of alice. */
export const THIRD_KEY = 'AKIATHIRDEXAMPLE0003';
/** Somebody who is not her owner. */
export const CAROL = 'carol@example.com';
/** An access key as a case has turned it off. */
export const keyOf = (credentialId: string) => ({
  ...{ credentialId, kind: 'access-key' as const, disabledAt: AT, lastUsedAt: daysAgo(200) },
});
/** What an ended case has left off. */
export const offOf = (caseId: string, ...ids: string[]) => ({
  ...{ caseId, openedAt: daysAgo(30), closedAt: daysAgo(10), disabled: ids.map(keyOf) },
});
/** Alice, whose keys are all off. */
export const isOff = (...ids: string[]) =>
  aUser({ credentials: ids.map((id) => aKey({ id, status: 'Inactive' })) });
/** The same with three. */
export const user = isOff(OLD_KEY, OTHER_KEY, THIRD_KEY);
/** What two ended cases have left off. */
export const off = [offOf('alice-0', OLD_KEY), offOf('alice-1', THIRD_KEY)];
/** Her item, with what differs. */
export const item = (differs: Partial<CaseRecord> = {}) => aRecord({ off, user, ...differs });
/** A wish to have back what these cases have left off. */
export const wish = (answerId: string, ofCases: string[] | undefined, differs: Partial<Answer> = {}) =>
  anAnswer({ kind: 'restore', answerId, delivered: false, ...(ofCases && { ofCases }), ...differs });
/** The ids of credentials. */
export const idsOf = (disabled: readonly { credentialId: string }[]) =>
  disabled.map(({ credentialId }) => credentialId);
