import type { Decision } from '../cases/on-case.ts';
import { firstImpactQuestion } from '../domain/asking/off-question.ts';
import { mustUseOf } from '../domain/assess/use.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { type Outcome, withOutcomes } from '../domain/case/outcome.ts';
import { type Credential, showCredential } from '../domain/credential/credential.ts';
import { KINDS } from '../domain/credential/kinds.ts';
import type { UserFacts } from '../domain/credential/user.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';
import { changeSince } from '../domain/plan/plan.ts';
import type { Answer } from '../domain/question/answer.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { after } from '../domain/time/duration.ts';
import { type Done, disabledOf, isOffByUs } from './disable-each.ts';
import { offByThese } from './may-be-off.ts';

/** Throws TransientServiceError while IAM shows as on what was disabled, or does not show it: its reads may be late. */
export function throwIfStillOn(done: Done[], user: UserFacts): void {
  for (const { credential, failure } of done) {
    const problem = user.credentials.find(({ id }) => id === credential.id)?.problem;
    if (failure === undefined && problem !== undefined)
      throw new TransientServiceError(
        `IAM does not show whether ${showCredential(credential.id)} is off: ${problem}`,
      );
  }
  const stillOn = done.find(({ credential, failure }) => failure === undefined && isOn(credential, user));
  if (stillOn !== undefined)
    throw new TransientServiceError(
      `IAM still shows ${showCredential(stillOn.credential.id)} as active after disabling it.`,
    );
}

/** The case once its answer is carried out, as far as it could be, and what is asked or observed next. */
export function reportDisabled(
  current: CaseRecord,
  user: UserFacts,
  context: { done: Done[]; dropped: Outcome[]; answer: Answer; at: string; settings: Settings },
): Decision {
  const { done, dropped, answer, at, settings } = context;
  refuseForgetting(current, user, { done, at });
  const off = done.filter(isOffByUs);
  const disabled = off.map(({ credential, disabledAt }) => disabledOf(credential, disabledAt));
  const mustUse = mustUseOf(answer, settings);
  const changed = [...dropped, ...done.flatMap(notDone), ...keptOf(mustUse)];
  const outcomes = withOutcomes(current.outcomes, changed);
  // Where everything was kept before and is not needed after all, nothing has to be used any more.
  const { mustUse: _before, ...rest } = current;
  const kept = mustUse !== undefined && { mustUse };
  const next: CaseRecord = { ...rest, ...kept, user, disabled, outcomes, remarks: [] };
  if (disabled.length === 0) return { outcome: mustUse === undefined ? 'changed' : 'kept', case: next };
  const question = firstImpactQuestion(next, at, settings);
  return { outcome: 'disabled', case: { ...next, observeUntil: after(at, settings.observation), question } };
}

// Another invocation beside this one may have disabled it, or is about to: a further try finds that out.
function refuseForgetting(
  { disabled }: CaseRecord,
  user: UserFacts,
  { done, at }: { done: Done[]; at: string },
): void {
  const own = new Set(done.filter(isOffByUs).map(({ credential }) => credential.id));
  const others = disabled.filter(({ credentialId }) => !own.has(credentialId));
  const [forgotten] = offByThese({ disabled: others }, [user], at);
  if (forgotten !== undefined)
    throw new TransientServiceError(
      `${showCredential(forgotten.credentialId)} was disabled by another invocation; the case is read again.`,
    );
}

function isOn({ id, kind }: Credential, user: UserFacts): boolean {
  return KINDS[kind].isOn(user.credentials.find((one) => one.id === id));
}

function notDone({ credential, failure, isGone }: Done): Outcome[] {
  const credentialId = credential.id;
  if (failure !== undefined) return [{ credentialId, result: 'failed', reason: failure }];
  return isGone === true
    ? [{ credentialId, result: 'dropped', reason: changeSince(credential, undefined) }]
    : [];
}

function keptOf(mustUse: CaseRecord['mustUse']): Outcome[] {
  return (mustUse?.credentialIds ?? []).map((credentialId) => ({ credentialId, result: 'kept' }));
}
