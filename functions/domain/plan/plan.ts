import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type Credential, credentialSchema, showCredential } from '../credential/credential.ts';
import { otherLiveCredentials, type UserFacts } from '../credential/user.ts';
import { judge, verdictSchema } from '../credential/verdict.ts';
import type { Settings } from '../settings/settings.ts';
import { showTime } from '../time/time.ts';
import { type Owner, ownerSchema } from './owner.ts';
import { protectedParts } from './protection.ts';
import { staysSchema, whyItStays } from './stays.ts';

/** One credential with its evidence and what the case proposes for it. */
export const planItemSchema = z.object({
  credential: credentialSchema,
  verdict: verdictSchema,
  proposal: z.enum(['retire', 'leave']),
  /** Why it is left although it may be unused. */
  stays: staysSchema.optional(),
});
export type PlanItem = z.infer<typeof planItemSchema>;

/** What a case proposes; an answer names the plan it answers by `planId` (design D8). */
export const planSchema = z.object({
  planId: z.string(),
  thresholdDays: z.number(),
  items: z.array(planItemSchema),
  /** `user`: the whole IAM user is proposed for deletion after the observation. */
  scope: z.enum(['credentials', 'user']),
  /** Why the whole user is not proposed although the setting asks for it. */
  userDeletionBlockers: z.array(z.string()),
  owner: ownerSchema,
});
export type Plan = z.infer<typeof planSchema>;

interface Options extends Pick<Settings, 'deleteScope' | 'noNewPasswordsIn' | 'protected'> {
  thresholdDays: number;
  at: string;
  owner: Owner;
  /** AWS has quarantined the user: answers to a plan from before are no answers to this one. */
  isQuarantined?: boolean;
}

/** The plan for a user at a point in time: every unused credential that could be given back is proposed, nothing else is. */
export function makePlan(user: UserFacts, options: Options): Plan {
  const { thresholdDays, at, deleteScope, owner, isQuarantined = false } = options;
  const items = user.credentials.map((credential): PlanItem => {
    const verdict = judge(credential, thresholdDays, at);
    const stays = whyItStays(credential.kind, user.account, options);
    if (stays !== undefined) return { credential, verdict, proposal: 'leave', stays };
    return { credential, verdict, proposal: verdict.is === 'unused' ? 'retire' : 'leave' };
  });
  const userDeletionBlockers = deleteScope === 'user' ? blockers(user, items, options) : [];
  const scope = deleteScope === 'user' && userDeletionBlockers.length === 0 ? 'user' : 'credentials';
  const plan = { thresholdDays, items, scope, userDeletionBlockers, owner } as const;
  return { planId: planId(user, plan, isQuarantined), ...plan };
}

function blockers(user: UserFacts, items: PlanItem[], settings: Pick<Settings, 'protected'>): string[] {
  const alive = items
    .filter(({ verdict, stays }) => ['in-use', 'new', 'unknown'].includes(verdict.is) || stays !== undefined)
    .map(
      ({ credential, verdict }) =>
        `${showCredential(credential.id)} (${verdict.is === 'unused' ? 'stays' : verdict.is})`,
    );
  return [...alive, ...otherLiveCredentials(user), ...protectedParts(user, settings)];
}

function planId(user: UserFacts, plan: Omit<Plan, 'planId'>, isQuarantined: boolean): string {
  const evidence = plan.items.map(({ credential, proposal }) => [
    credential.id,
    credential.status,
    credential.createdAt ?? null,
    credential.lastUsedAt ?? null,
    proposal,
  ]);
  const state = isQuarantined ? ['quarantined'] : [];
  const text = JSON.stringify([
    user.account,
    user.userId,
    plan.scope,
    plan.owner.addresses,
    evidence,
    ...state,
  ]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** The items that the plan proposes to retire. */
export function proposed(plan: Plan): PlanItem[] {
  return plan.items.filter(({ proposal }) => proposal === 'retire');
}

/** Why a credential of an answered plan may not be touched any more; undefined if nothing about it changed. */
export function changeSince(planned: Credential, now: Credential | undefined): string | undefined {
  if (now === undefined) return 'it no longer exists';
  if (now.problem !== undefined) return now.problem;
  if (now.lastUsedAt !== planned.lastUsedAt) return `it was used on ${usedOn(now)}`;
  if (now.createdAt !== planned.createdAt) return 'it was created anew';
  if (now.status !== planned.status) return `its status is now ${now.status}`;
  return undefined;
}

function usedOn({ lastUsedAt }: Credential): string {
  return lastUsedAt === undefined ? 'an unknown date' : showTime(lastUsedAt, 'UTC');
}

/** The plan within what may be deleted by the settings of now: never more than was answered, and no whole user once they say so. */
export function withinScope(plan: Plan, { deleteScope }: Pick<Settings, 'deleteScope'>): Plan {
  if (plan.scope !== 'user' || deleteScope === 'user') return plan;
  const reason = 'the settings, which have only credentials deleted now';
  return { ...plan, scope: 'credentials', userDeletionBlockers: [reason] };
}
