import type { Case } from './case.ts';
import { showCredential } from './credential.ts';
import { seconds } from './duration.ts';
import { findOwner, type Owner } from './owner.ts';
import { makePlan, type Plan, proposed } from './plan.ts';
import { protectionOf } from './protection.ts';
import { type Question, type Recipient, secondsBetween } from './question.ts';
import type { Settings } from './settings.ts';
import type { UserFacts } from './user.ts';

/** What the workflow does with a user it has read. */
export type Assessment = { outcome: string; case: Case };

/** Plans the retirement of a user's unused credentials and says whom to ask next, or why nothing is asked. */
export function assessForRetirement(
  case_: Case,
  user: UserFacts,
  { at, settings }: { at: string; settings: Settings },
): Assessment {
  const owner = findOwner(user.tags, settings);
  const { thresholdDays } = case_;
  const plan = makePlan(user, { thresholdDays, at, deleteScope: settings.deleteScope, owner });
  const assessed: Case = { ...case_, user, plan, remarks: planRemarks(plan) };
  const protection = protectionOf(user, settings);
  if (protection !== undefined)
    return {
      outcome: 'protected',
      case: { ...assessed, remarks: [`The settings protect this user: ${protection}.`] },
    };
  if (proposed(plan).length === 0) return { outcome: withoutProposal(plan), case: assessed };
  const question = nextQuestion(case_.question, owner, { at, settings });
  if (question === undefined) return { outcome: 'unanswered', case: assessed };
  return { outcome: 'ask', case: { ...assessed, question } };
}

/** Why a plan proposes nothing: something unknown weighs most, then something used. */
function withoutProposal({ items }: Plan): 'unknown' | 'in-use' | 'nothing-active' {
  const verdicts = items.map(({ verdict }) => verdict.is);
  if (verdicts.includes('unknown')) return 'unknown';
  return verdicts.includes('in-use') || verdicts.includes('new') ? 'in-use' : 'nothing-active';
}

/** What people should know about a plan besides its items. */
export function planRemarks(plan: Plan): string[] {
  const unknown = plan.items.flatMap(({ credential, verdict }) =>
    verdict.is === 'unknown' ? [`${showCredential(credential.id)} is left alone: ${verdict.reason}.`] : [],
  );
  const owner =
    plan.owner.source === 'tag' ? [] : plan.owner.problems.slice(0, 2).map((one) => `Owner: ${one}.`);
  const whole =
    plan.userDeletionBlockers.length === 0
      ? []
      : [`Not proposing to delete the whole user: ${plan.userDeletionBlockers.slice(0, 3).join(', ')}.`];
  return [...unknown, ...owner, ...whole];
}

/**
 * The next message about "needed or not": first question, reminders, then the security contacts in the owner's
 * place. Undefined when all their time is over. Depends only on the clock and on when the question was first put,
 * so a repeated assessment asks the same.
 */
export function nextQuestion(
  before: Question | undefined,
  owner: Owner,
  { at, settings }: { at: string; settings: Settings },
): Question | undefined {
  const since = before?.since ?? at;
  const ends = [...settings.reminders].sort((a, b) => seconds(a) - seconds(b)).map(seconds);
  const answerEnd = seconds(settings.answerWithin);
  const escalates = owner.source !== 'security';
  const boundaries = [...ends, answerEnd, ...(escalates ? [answerEnd + seconds(settings.escalateFor)] : [])];
  const elapsed = (Date.parse(at) - Date.parse(since)) / 1000;
  const passed = boundaries.filter((end) => end <= elapsed).length;
  const boundary = boundaries[passed];
  if (boundary === undefined) return undefined;
  const escalated = boundary > answerEnd;
  const end = (offset: number) => new Date(Date.parse(since) + offset * 1000).toISOString();
  return {
    number: (before?.number ?? 0) + 1,
    kind: 'stakeholder',
    message: escalated ? 'escalated' : passed === 0 ? 'asked' : 'reminded',
    recipients: escalated ? securityContacts(settings) : ownersOf(owner),
    since,
    until: end(escalated ? boundary : answerEnd),
    timeoutSeconds: secondsBetween(at, end(boundary)),
  };
}

/** The stakeholders of a plan as recipients, each with the reason why. */
export function ownersOf(owner: Owner): Recipient[] {
  const reason =
    owner.source === 'tag'
      ? `you are named in the tag ${owner.tag} of this user`
      : owner.source === 'fallback'
        ? `you are the fallback contact for users without a usable owner (${owner.problems[0] ?? 'no owner tag'})`
        : `you are a security contact, and this user has no usable owner (${owner.problems[0] ?? 'no owner tag'})`;
  const role = owner.source === 'security' ? 'security-contact' : 'stakeholder';
  return owner.addresses.map((address) => ({ address, role, reason }));
}

/** The security contacts as recipients. */
export function securityContacts(settings: Settings): Recipient[] {
  return settings.securityContacts.map((address) => ({
    address,
    role: 'security-contact',
    reason: 'you are a security contact, and the owner has not answered',
  }));
}
