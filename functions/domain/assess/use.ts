import { ownersNow } from '../asking/recipients.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { type Outcome, withOutcomes } from '../case/outcome.ts';
import { KINDS } from '../credential/kinds.ts';
import { whosePassword } from '../credential/new-password.ts';
import type { UserFacts } from '../credential/user.ts';
import { judge } from '../credential/verdict.ts';
import { withQuarantine } from '../incident/quarantined.ts';
import type { Answer } from '../question/answer.ts';
import { latestQuestionEnd } from '../question/longest-wait.ts';
import { numberAfter, type Question } from '../question/question.ts';
import type { Settings } from '../settings/settings.ts';
import { after, seconds, secondsBetween } from '../time/duration.ts';
import { isShownBy } from '../time/shown-by.ts';
import { earlier } from '../time/time.ts';
import { hasGivenBack } from '../wish/given-back.ts';
import type { Assessment } from './assessment.ts';

type MustUse = NonNullable<CaseRecord['mustUse']>;

/**
 * What is told of a case that waits for use: of what it has given back, that it is given back, also where somebody else
 * is told of it later or there is more time; nobody has said that it was to be kept.
 */
export function stepInUse(case_: CaseRecord): 'kept' | 'restored' {
  return case_.disabled.some(({ credentialId }) => hasGivenBack(case_, credentialId)) ? 'restored' : 'kept';
}

/** The case that waits for the use of what an answer keeps, or of what is given back; as it is, where nothing is kept. */
export function awaitingUse(
  case_: CaseRecord,
  { answer, at, settings }: { answer: Answer | undefined; at: string; settings: Settings },
): CaseRecord {
  const mustUse = latestOf(case_.mustUse, answer && mustUseOf(answer, settings));
  if (mustUse === undefined) return case_;
  const next: CaseRecord = { ...case_, mustUse };
  return { ...next, question: useQuestion(next, { at, settings, message: stepInUse(next) }) };
}

/** The time to use it that runs already, which may have been extended; that of the answer where this is a later word. */
function latestOf(running: MustUse | undefined, said: MustUse | undefined): MustUse | undefined {
  if (running === undefined || said === undefined) return running ?? said;
  return Date.parse(said.from) > Date.parse(running.from) ? said : running;
}

/** Which credentials an answer keeps, and by when they must be used: the time counts from the answer, and is longer for what runs only now and then. */
export function mustUseOf(answer: Answer, settings: Settings): MustUse | undefined {
  const credentialIds = Object.entries(answer.decisions).flatMap(([id, decision]) =>
    decision === 'keep' ? [id] : [],
  );
  if (credentialIds.length === 0) return undefined;
  return { credentialIds, from: answer.at, until: answer.until ?? after(answer.at, settings.useWithin) };
}

/** The wait for use: with a message the first time, silent while it goes on, in steps of `checkUseEvery`. */
export function useQuestion(
  case_: CaseRecord,
  {
    at,
    settings,
    message,
  }: { at: string; settings: Settings; message: 'kept' | 'restored' | 'still-unused' | 'silent' },
): Question {
  const { question: before } = case_;
  const until = case_.mustUse?.until ?? at;
  const left = secondsBetween(at, until);
  return {
    ...numberAfter(before, before?.kind !== 'use' ? 'new' : message === 'silent' ? 'in-silence' : 'again'),
    kind: 'use',
    message,
    recipients: ownersNow(case_, settings),
    since: case_.mustUse?.from ?? at,
    until,
    timeoutSeconds: isToRemind(case_, left, settings)
      ? Math.ceil(left / 2)
      : Math.min(left, seconds(settings.checkUseEvery)),
  };
}

/** Nobody is reminded of a date that is over before the mail is read. */
const TOO_LATE_SECONDS = 3600;

/** Whether the next look would be the last, and nobody was reminded before it. */
function isToRemind({ mustUse }: CaseRecord, left: number, { checkUseEvery }: Settings): boolean {
  return mustUse?.remindedAt === undefined && left > TOO_LATE_SECONDS && left <= seconds(checkUseEvery);
}

/** What was kept or restored and is still unused by the last read. */
export function stillUnused(case_: CaseRecord): string[] {
  const { user, mustUse } = case_;
  const ids = mustUse?.credentialIds ?? [];
  if (user === undefined) return ids;
  return ids.filter((id) => useOf(id, case_, user, user.readAt).result === 'not-used');
}

/**
 * Whether a new password that the case has given is stored no more, and IAM reports no use of it. A login profile from
 * before the case turned the password off is the old one.
 */
export function isPasswordDiscarded(case_: CaseRecord): boolean {
  const { passwordSecret, disabled, user } = case_;
  const unused = stillUnused(case_);
  const isNew = ({ credentialId, disabledAt }: CaseRecord['disabled'][number]) => {
    const now = user?.credentials.find(({ id }) => id === credentialId);
    return whosePassword(now?.createdAt, { made: { since: disabledAt }, disabledAt }) === 'ours';
  };
  return (
    passwordSecret === undefined &&
    disabled
      .filter(({ kind, credentialId: id }) => KINDS[kind].isReplaced && unused.includes(id))
      .some((one) => hasGivenBack(case_, one.credentialId) && isNew(one))
  );
}

/** Whether what was kept or restored has been used, as far as IAM reports it now. */
export function assessUse(
  case_: CaseRecord,
  user: UserFacts,
  { at, settings, request }: { at: string; settings: Settings; request?: Answer | undefined },
): Assessment {
  const incident = incidentIn(case_, user, at);
  if (incident !== undefined) return incident;
  const results = (case_.mustUse?.credentialIds ?? []).map((id) => useOf(id, case_, user, at));
  const open = results.filter(({ result }) => result === 'not-used');
  const assessed: CaseRecord = {
    ...case_,
    user,
    outcomes: withOutcomes(case_.outcomes, results),
    remarks: [],
  };
  if (open.length === 0) return { outcome: 'used', case: assessed };
  const mustUse = extended(case_, { settings, request });
  const timeLeft = Date.parse(at) < Date.parse(mustUse?.until ?? at);
  if (!timeLeft) return { outcome: 'not-used', case: assessed };
  // After the retired part of a mixed answer is done, the owner has yet to be told about the kept one.
  const isUntold = case_.question?.kind !== 'use' || case_.question.unreachable !== undefined;
  if (isUntold || request !== undefined)
    return { outcome: 'kept', case: { ...case_, user, remarks: [], ...(mustUse && { mustUse }) } };
  return { outcome: 'wait', case: lookingOn({ ...case_, user }, { at, settings }) };
}

/** The case that goes on waiting for use: with one reminder before the date, else in silence. */
function lookingOn(case_: CaseRecord, { at, settings }: { at: string; settings: Settings }): CaseRecord {
  const { mustUse } = case_;
  if (mustUse === undefined || !isToRemind(case_, secondsBetween(at, mustUse.until), settings))
    return { ...case_, question: useQuestion(case_, { at, settings, message: 'silent' }) };
  const reminded: CaseRecord = { ...case_, mustUse: { ...mustUse, remindedAt: at } };
  return { ...reminded, question: useQuestion(reminded, { at, settings, message: 'still-unused' }) };
}

/**
 * A user that AWS has quarantined while its use was waited for: whoever uses it now need not be the owner. The security
 * contacts are asked where nothing was disabled yet, else told. What they have given back themselves is waited for.
 */
function incidentIn(case_: CaseRecord, user: UserFacts, at: string): Assessment | undefined {
  const assessed: CaseRecord = { ...withQuarantine(case_, user, at), user, remarks: [] };
  const isGivenBackSo = case_.quarantine !== undefined && case_.restoredAt !== undefined;
  if (assessed.quarantine === undefined || isGivenBackSo) return undefined;
  const isUntouched = case_.disabled.length === 0 && case_.restoreKit === undefined;
  return { outcome: isUntouched ? 'quarantined' : 'quarantine-found', case: assessed };
}

function extended(
  { mustUse, openedAt }: CaseRecord,
  { settings, request }: { settings: Settings; request: Answer | undefined },
): MustUse | undefined {
  if (mustUse === undefined || request?.kind !== 'extend' || request.until === undefined) return mustUse;
  const { remindedAt: _before, ...rest } = mustUse;
  return { ...rest, until: earlier(request.until, latestQuestionEnd('use', openedAt, settings)) };
}

function useOf(credentialId: string, case_: CaseRecord, user: UserFacts, at: string): Outcome {
  const credential = user.credentials.find(({ id }) => id === credentialId);
  const verdict = credential && judge(credential, case_.thresholdDays, at);
  const isOn = verdict !== undefined && verdict.is !== 'off';
  if (!isOn && mayBeShownLate(credentialId, case_, user)) return { credentialId, result: 'not-used' };
  if (verdict === undefined) return { credentialId, result: 'dropped', reason: 'it exists no more' };
  if (verdict.is === 'off') return { credentialId, result: 'dropped', reason: 'someone has switched it off' };
  if (verdict.is === 'in-use') return { credentialId, result: 'used' };
  return verdict.is === 'unknown'
    ? { credentialId, result: 'not-used', reason: verdict.reason }
    : { credentialId, result: 'not-used' };
}

/** Given back so lately that a read may still show it as off: its proof was another read. */
function mayBeShownLate(credentialId: string, case_: CaseRecord, { readAt }: UserFacts): boolean {
  const { restoredAt } = case_;
  return restoredAt !== undefined && hasGivenBack(case_, credentialId) && !isShownBy(readAt, restoredAt);
}
