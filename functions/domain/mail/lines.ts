import type { Case } from '../case.ts';
import type { PlanItem } from '../plan.ts';
import type { Settings } from '../settings.ts';
import { showDay } from '../time.ts';
import { otherLiveCredentials } from '../user.ts';
import type { MailTexts } from './texts-en.ts';
import { oneLine } from './visible.ts';

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
  return `${texts.nameOf(credential.id)}: ${[used, ...created, ...days].join(', ')}`;
}

// The days count from the last use or, without one that counts, from the creation (functions/domain/credential.ts).
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
  { plan, user }: Case,
  subject: string[],
  texts: MailTexts,
  timeZone: string,
): string[] {
  const left = (plan?.items ?? []).filter(
    ({ credential, proposal, verdict }) =>
      proposal === 'leave' && verdict.is !== 'off' && !subject.includes(credential.id),
  );
  return [
    ...left.map((item) => {
      const state = oneLine(texts.verdict(item.verdict));
      return `${evidenceLine(item, texts, timeZone, { age: false })} (${state})`;
    }),
    ...(user === undefined ? [] : otherLiveCredentials(user).map((line) => oneLine(line))),
  ];
}
