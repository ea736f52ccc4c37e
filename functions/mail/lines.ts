import type { CaseRecord } from '../domain/case/case-record.ts';
import type { OtherCredential, UserFacts } from '../domain/credential/user.ts';
import { judge } from '../domain/credential/verdict.ts';
import type { Plan, PlanItem } from '../domain/plan/plan.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { thatAre, whatIsSo } from '../domain/standing/standing.ts';
import type { MailTexts } from '../texts/mail-texts.ts';
import { oneLine } from '../texts/visible.ts';

/** An account as people know it: its id, and its name where the settings give one. */
export function showAccount(account: string, { accountNames }: Pick<Settings, 'accountNames'>): string {
  const name = accountNames[account];
  return name === undefined ? account : `${account} (${oneLine(name, 64)})`;
}

/** One line of evidence: what it is, when and for what it was last used and, with `age`, how long ago that is. */
export function evidenceLine(
  { credential, verdict }: PlanItem,
  texts: MailTexts,
  timeZone: string,
  { age }: { age: boolean },
): string {
  const { createdAt, lastUsedAt, lastUsedService, lastUsedRegion } = credential;
  const used =
    lastUsedAt === undefined
      ? texts.neverUsed
      : texts.lastUsed(texts.times.day(lastUsedAt, timeZone), where(lastUsedService, lastUsedRegion, texts));
  const created = createdAt === undefined ? [] : [texts.created(texts.times.day(createdAt, timeZone))];
  const days = age && 'days' in verdict ? [texts.daysAgo[ageFrom(verdict)](verdict.days)] : [];
  return texts.evidence(texts.credentialName(credential.id), [used, ...created, ...days]);
}

// The days count from the last use or, without one that counts, from the creation (functions/domain/credential/credential.ts).
function ageFrom(verdict: Extract<PlanItem['verdict'], { days: number }>): 'use' | 'creation' {
  return verdict.is === 'new' || (verdict.is === 'unused' && verdict.neverUsed) ? 'creation' : 'use';
}

function where(service: string | undefined, region: string | undefined, texts: MailTexts): string[] {
  const known = (text: string | undefined) => text !== undefined && text !== '' && text !== 'N/A';
  return [
    ...(known(service) ? [texts.service(oneLine(service ?? '', 64))] : []),
    ...(known(region) ? [oneLine(region ?? '', 64)] : []),
  ];
}

/** Credentials that are alive beside those that a mail is about (by id), one line each, as the last read shows them. */
export function otherLines(
  case_: CaseRecord,
  subject: string[],
  texts: MailTexts,
  timeZone: string,
): string[] {
  const { plan, user } = case_;
  const alive = thatAre(whatIsSo(case_), 'on', 'unknown');
  const left = (plan?.items ?? []).filter(
    ({ credential: { id }, proposal }) =>
      proposal === 'leave' && !subject.includes(id) && (user === undefined || alive.includes(id)),
  );
  const now = plan === undefined || user === undefined ? left : left.map((item) => asRead(item, plan, user));
  return [
    ...now.map((item) =>
      texts.withState(evidenceLine(item, texts, timeZone, { age: false }), oneLine(stateOf(item, texts))),
    ),
    ...(user === undefined ? [] : otherLive(user, texts)),
  ];
}

/** What was off, or in use, when the plan was made need not be so by now. */
function asRead(item: PlanItem, { thresholdDays }: Plan, { credentials, readAt }: UserFacts): PlanItem {
  const credential = credentials.find(({ id }) => id === item.credential.id);
  return credential === undefined
    ? item
    : { ...item, credential, verdict: judge(credential, thresholdDays, readAt) };
}

function stateOf({ verdict, stays }: PlanItem, texts: MailTexts): string {
  return stays !== undefined && verdict.is === 'unused' ? texts.stays[stays] : texts.verdict(verdict);
}

// The same credentials as in `otherLiveCredentials` (functions/domain/credential/user.ts), in the mail's language.
function otherLive(user: UserFacts, { others }: MailTexts): string[] {
  const alive = (all: OtherCredential[], name: (id: string, service?: string) => string) =>
    all.filter(({ status }) => status !== 'Inactive').map(({ id, service }) => oneLine(name(id, service)));
  return [
    ...alive(user.sshPublicKeys, others.sshPublicKey),
    ...alive(user.signingCertificates, others.signingCertificate),
    ...alive(user.serviceSpecificCredentials, others.serviceCredential),
    ...user.unreadable.map(({ what }) => oneLine(others.unreadable(what))),
  ];
}

/**
 * How each credential stands by the last read, one line each, with what became of it besides: used, or left alone and
 * why. `isWanted`: only those.
 */
export function standingLines(
  case_: CaseRecord,
  texts: MailTexts,
  isWanted: (id: string, case_: CaseRecord) => boolean = () => true,
): string[] {
  return whatIsSo(case_)
    .credentials.filter(({ credentialId }) => isWanted(credentialId, case_))
    .map((standing) => {
      const { credentialId } = standing;
      const outcome = case_.outcomes.findLast((one) => one.credentialId === credentialId);
      // Why something failed is an error message for the team; it stands in the note.
      const reason = outcome?.result === 'failed' ? undefined : outcome?.reason;
      const more = outcome === undefined ? '' : texts.besides(outcome.result, reason);
      return oneLine(texts.standing(texts.credentialName(credentialId), standing) + more, 300);
    });
}
