import { endingBySettings } from '../asking/after-observation.ts';
import { askedInstead } from '../asking/bounced.ts';
import { deletionQuestion } from '../asking/off-question.ts';
import { askedAnew, nextQuestion } from '../asking/owner-question.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { ownerOfCase } from '../case/owner-of-case.ts';
import { isStillAsked } from '../case/time-to-answer.ts';
import { showCredential } from '../credential/credential.ts';
import type { UserFacts } from '../credential/user.ts';
import { askContacts } from '../incident/ask-contacts.ts';
import { withQuarantine } from '../incident/quarantined.ts';
import { reachable } from '../message/mailed.ts';
import { sayWhatStays } from '../plan/evidence.ts';
import { makePlan, type Plan, proposed } from '../plan/plan.ts';
import { protectionOf } from '../plan/protection.ts';
import type { Answer } from '../question/answer.ts';
import { latestQuestionEnd } from '../question/longest-wait.ts';
import { isWidened } from '../question/widened.ts';
import type { Settings } from '../settings/settings.ts';
import { withOffJoined } from '../way-back/join-off.ts';
import type { Assessment } from './assessment.ts';

/**
 * Plans the retirement of a user's unused credentials and says whom to ask next, or why nothing is asked. About a user
 * that AWS has quarantined only the security contacts are asked, at once (design D16).
 */
export function assessForRetirement(
  case_: CaseRecord,
  user: UserFacts,
  { at, settings, request }: { at: string; settings: Settings; request?: Answer | undefined },
): Assessment {
  const { owner, isNew, isReachable } = whomToAsk(case_, user, { settings, request });
  const { thresholdDays } = case_;
  const { quarantine } = withQuarantine(case_, user, at);
  const isQuarantined = quarantine !== undefined;
  const plan = makePlan(user, { ...settings, thresholdDays, at, owner, isQuarantined });
  const { namedOwner: before, ...rest } = case_;
  const namedOwner = isNew || owner === before ? owner : undefined;
  const remarks = planRemarks(plan);
  const assessed = {
    ...{ ...rest, user, plan, remarks },
    ...(namedOwner && { namedOwner }),
    ...(quarantine && { quarantine }),
  };
  const protection = protectionOf(user, settings);
  if (protection !== undefined)
    return {
      outcome: 'protected',
      case: { ...assessed, remarks: [`The settings protect this user: ${protection}.`] },
    };
  if (proposed(plan).length === 0) return withNothingToAsk(assessed, user, { at, settings });
  if (isQuarantined) return askContacts(assessed, { at, settings });
  if (!isReachable) return { outcome: 'unanswered', case: assessed };
  return askNext({ before: case_, assessed }, { owner, isNew }, { at, settings, request });
}

/** Puts the next question to those to whom mail comes, or goes on with the same; nobody has answered where there is none. */
function askNext(
  { before, assessed }: { before: CaseRecord; assessed: CaseRecord },
  { owner, isNew }: ReturnType<typeof ownerOfCase>,
  { at, settings, request }: { at: string; settings: Settings; request: Answer | undefined },
): Assessment {
  const last = latestQuestionEnd('stakeholder', before.openedAt, settings);
  const asked = isNew ? askedAnew(before.question, at) : before.question;
  const isUndisturbed =
    request === undefined && !isNew && !isWidened(before) && isStillAsked(before, at, settings);
  const question = nextQuestion(asked, owner, { at, settings, request, last, isUndisturbed });
  const recipients = reachable(before, question?.recipients ?? []);
  if (question === undefined || recipients.length === 0) return { outcome: 'unanswered', case: assessed };
  const outcome = question.number === asked?.number ? 'asking' : question.message;
  const promised = before.promised ?? endingBySettings(settings);
  return { outcome, case: { ...assessed, promised, question: { ...question, recipients } } };
}

/** The owner, or the security contacts where mail to the owner bounces; `isReachable`: mail comes to somebody of them. */
function whomToAsk(
  case_: CaseRecord,
  user: UserFacts,
  asking: { settings: Settings; request: Answer | undefined },
): ReturnType<typeof ownerOfCase> & { isReachable: boolean } {
  const known = ownerOfCase(case_, user, asking);
  const instead = askedInstead(case_, known.owner, asking.settings);
  if (instead === undefined) return { ...known, isReachable: true };
  return instead === 'nobody'
    ? { ...known, isReachable: false }
    : { owner: instead.owner, isNew: true, isReachable: true };
}

/**
 * A case with nothing active that is unused: it ends, unless earlier ones have left something off; whether that may be
 * deleted is asked then (design D15). An answer to one of them authorises nothing.
 */
function withNothingToAsk(
  assessed: CaseRecord & { plan: Plan },
  user: UserFacts,
  { at, settings }: { at: string; settings: Settings },
): Assessment {
  const outcome = withoutProposal(assessed.plan);
  const isFirst = assessed.question === undefined && settings.afterObservation === 'delete';
  const isAskable = isFirst && (outcome === 'nothing-active' || outcome === 'in-use');
  const joined = isAskable ? withOffJoined(assessed, user) : assessed;
  if (joined.disabled.length === 0) return { outcome, case: assessed };
  return { outcome: 'confirm', case: { ...joined, question: deletionQuestion(joined, { at, settings }) } };
}

/** Why a plan proposes nothing: something unknown weighs most, then something unused that stays, then something used. */
function withoutProposal({ items }: Plan): 'unknown' | 'protected' | 'in-use' | 'nothing-active' {
  const verdicts = items.map(({ verdict }) => verdict.is);
  if (verdicts.includes('unknown')) return 'unknown';
  if (verdicts.includes('unused')) return 'protected';
  return verdicts.includes('in-use') || verdicts.includes('new') ? 'in-use' : 'nothing-active';
}

/** What people should know about a plan besides its items. */
export function planRemarks(plan: Plan): string[] {
  const unknown = plan.items.flatMap(({ credential, verdict }) =>
    verdict.is === 'unknown' ? [`${showCredential(credential.id)} is left alone: ${verdict.reason}.`] : [],
  );
  const whole =
    plan.userDeletionBlockers.length === 0
      ? []
      : [`Not proposing to delete the whole user: ${plan.userDeletionBlockers.slice(0, 3).join(', ')}.`];
  return [...unknown, ...sayWhatStays(plan), ...sayWhoInstead(plan), ...whole];
}

/** Why somebody else than a tag's owner is asked, and who. */
function sayWhoInstead({ owner: { source, problems, account } }: Plan): string[] {
  if (source === 'tag') return [];
  const instead = source === 'account' ? [`Owner: the contact of account ${account} is asked instead.`] : [];
  return [...problems.slice(0, 2).map((one) => `Owner: ${one}.`), ...instead];
}
