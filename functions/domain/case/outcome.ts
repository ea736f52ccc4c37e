import * as z from 'zod';
import { credentialKindSchema } from '../credential/credential.ts';
import { KINDS } from '../credential/kinds.ts';
import type { UserFacts } from '../credential/user.ts';
import { ownerSchema } from '../plan/owner.ts';
import { planSchema } from '../plan/plan.ts';
import { quarantineSchema } from '../question/quarantine.ts';
import { isShownBy } from '../time/shown-by.ts';

/** What happened to one credential in this case, as the closing note lists it. */
export const outcomeSchema = z.object({
  credentialId: z.string(),
  result: z.enum([
    'kept',
    'used',
    'not-used',
    'disabled',
    'left-disabled',
    'deleted',
    'restored',
    'dropped',
    'failed',
  ]),
  /** Why, where it is not the plain course. */
  reason: z.string().optional(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

/** Endings of a user that is there no more: nothing can be given back to it. */
export const WITHOUT_USER: readonly string[] = ['gone', 'recreated', 'user-deleted'];

/** Replaces the outcomes of the given credentials and keeps the others. */
export function withOutcomes(outcomes: Outcome[], changed: Outcome[]): Outcome[] {
  const ids = new Set(changed.map(({ credentialId }) => credentialId));
  return [...outcomes.filter(({ credentialId }) => !ids.has(credentialId)), ...changed];
}

/** A credential that this case has disabled. */
export const disabledSchema = z.object({
  credentialId: z.string(),
  kind: credentialKindSchema,
  /** Last use as IAM reported it before disabling (ISO); a later one means it was used since. */
  lastUsedAt: z.string().optional(),
  disabledAt: z.string(),
  /**
   * Announced, and tried by more attempts than the first: when the state of each of the last two had been entered (ISO).
   * What one of them finds gone another one may have disabled.
   */
  triedIn: z.array(z.string()).optional(),
});
export type Disabled = z.infer<typeof disabledSchema>;

/** What an ended case has left off, with what is needed to give it back (design D15). */
export const leftOffSchema = z.object({
  caseId: z.string(),
  openedAt: z.string(),
  closedAt: z.string(),
  disabled: z.array(disabledSchema).min(1),
  plan: planSchema.optional(),
  namedOwner: ownerSchema.optional(),
  quarantine: quarantineSchema.optional(),
});
export type LeftOff = z.infer<typeof leftOffSchema>;

/** What a wish of after an end has brought into the running case, to be taken out again where the wish is refused. */
export const takenOnSchema = z.object({
  answerId: z.string(),
  /** What it has added to what the case holds off. */
  credentialIds: z.array(z.string()),
  /** What the case had disabled and given back by then (ISO), where it had: the wish has opened that again. */
  before: z.object({ restoredAt: z.string(), disabled: z.array(disabledSchema) }).optional(),
});
export type TakenOn = z.infer<typeof takenOnSchema>;

/** What of a user's item says what is off by us. */
interface HoldsOff {
  status: 'open' | 'closed';
  caseId: string;
  openedAt: string;
  closedAt?: string | undefined;
  off?: LeftOff[] | undefined;
  disabled: Disabled[];
  outcomes: Outcome[];
  restoreKit?: unknown;
  user?: Pick<UserFacts, 'credentials' | 'readAt'> | undefined;
  userGone: boolean;
  plan?: LeftOff['plan'];
  namedOwner?: LeftOff['namedOwner'];
  quarantine?: LeftOff['quarantine'];
}

/** What a credential has come to that is off by us no more: given back, deleted, or somebody else's doing. */
const SETTLED: readonly Outcome['result'][] = ['restored', 'used', 'not-used', 'deleted', 'dropped'];

/**
 * What ended cases have left off and is still off as far as the item knows, by case, oldest first: it can be given
 * back. A deletion that has begun, or has been told as done, takes a credential off it, and so does the latest read
 * of IAM, unless it may be late. Of an item from before there was a list, what its ended case has left off.
 */
export function leftOffOf(record: HoldsOff): LeftOff[] {
  if (record.userGone) return [];
  const { off = record.status === 'closed' ? ownOff(record) : [] } = record;
  return off.flatMap((one) => {
    const disabled = one.disabled.filter((credential) => isLeftOff(credential, record));
    return disabled.length === 0 ? [] : [{ ...one, disabled }];
  });
}

/** More cases than leave the same few credentials off one after the other; an item has room for them. */
const CASES_KEPT = 10;

/** The list of what is off with what this case leaves at its end. Of many cases those go first that later ones repeat. */
export function withOwnOff(record: HoldsOff): LeftOff[] {
  const off = leftOffOf({ ...record, off: [...(record.off ?? []), ...ownOff(record)] });
  const latest = off.slice(-CASES_KEPT);
  const repeated = new Set(credentialsOff(latest).map(({ credentialId }) => credentialId));
  return off.filter(
    (one) => latest.includes(one) || one.disabled.some(({ credentialId }) => !repeated.has(credentialId)),
  );
}

/** What is off of a list, each credential once. */
export function credentialsOff(off: readonly LeftOff[]): Disabled[] {
  return [...new Map(off.flatMap(({ disabled }) => disabled).map((one) => [one.credentialId, one])).values()];
}

function ownOff({ caseId, openedAt, closedAt, disabled, plan, namedOwner, quarantine }: HoldsOff): LeftOff[] {
  if (closedAt === undefined) return [];
  return [
    {
      ...{ caseId, openedAt, closedAt, disabled },
      ...(plan && { plan }),
      ...(namedOwner && { namedOwner }),
      ...(quarantine && { quarantine }),
    },
  ];
}

function isLeftOff(
  { credentialId, kind, disabledAt }: Disabled,
  { disabled, outcomes, restoreKit, user }: HoldsOff,
): boolean {
  const isOwn = disabled.some((one) => one.credentialId === credentialId);
  const isSettled = outcomes.some((one) => one.credentialId === credentialId && SETTLED.includes(one.result));
  if (isOwn && (isSettled || restoreKit !== undefined)) return false;
  const now = user?.credentials.find(({ id }) => id === credentialId);
  if (user === undefined || isUnknown(now) || KINDS[kind].isStillDisabled(now)) return true;
  // Turned off moments ago, it may be shown as it was; who reads the list later takes it off.
  return now !== undefined && !isShownBy(user.readAt, disabledAt);
}

/** What could not be read may still be off (design D7). */
function isUnknown(now: UserFacts['credentials'][number] | undefined): boolean {
  return now !== undefined && (now.problem !== undefined || !KNOWN.includes(now.status));
}

const KNOWN: readonly string[] = ['Active', 'Inactive', 'Expired'];
