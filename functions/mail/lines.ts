import type { CaseRecord } from '../domain/case/case-record.ts';
import type { OtherCredential, UserFacts } from '../domain/credential/user.ts';
import type { PlanItem } from '../domain/plan/plan.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { showDay } from '../domain/time/time.ts';
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
      : texts.lastUsed(showDay(lastUsedAt, timeZone), where(lastUsedService, lastUsedRegion, texts));
  const created = createdAt === undefined ? [] : [texts.created(showDay(createdAt, timeZone))];
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

/** Credentials that are alive beside those that a mail is about (by id), one line each. */
export function otherLines(
  { plan, user }: CaseRecord,
  subject: string[],
  texts: MailTexts,
  timeZone: string,
): string[] {
  const left = (plan?.items ?? []).filter(
    ({ credential, proposal, verdict }) =>
      proposal === 'leave' && verdict.is !== 'off' && !subject.includes(credential.id),
  );
  return [
    ...left.map((item) =>
      texts.withState(evidenceLine(item, texts, timeZone, { age: false }), oneLine(stateOf(item, texts))),
    ),
    ...(user === undefined ? [] : otherLive(user, texts)),
  ];
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

/** What a case has done to each credential so far: its outcomes, and what is disabled and not settled yet. */
export function doneLines(
  { outcomes, disabled }: Pick<CaseRecord, 'outcomes' | 'disabled'>,
  texts: MailTexts,
): string[] {
  const settled = new Set(outcomes.map(({ credentialId }) => credentialId));
  return [
    ...disabled
      .filter(({ credentialId }) => !settled.has(credentialId))
      .map(({ credentialId }) => texts.stillDisabled(texts.credentialName(credentialId))),
    ...outcomes.map(({ credentialId, result, reason }) =>
      // Why something failed is an error message for the team; it stands in the note.
      oneLine(
        texts.outcome(texts.credentialName(credentialId), result, result === 'dropped' ? reason : undefined),
        300,
      ),
    ),
  ];
}
