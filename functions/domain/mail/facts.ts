import type { Case } from '../case.ts';
import { PASSWORD_ID } from '../credential.ts';
import { proposed } from '../plan.ts';
import type { Question } from '../question.ts';
import type { Settings } from '../settings.ts';
import { showTime } from '../time.ts';
import type { MailOrder } from './compose.ts';
import { evidenceLine, otherLines, showAccount } from './lines.ts';
import type { MailTexts } from './texts-en.ts';
import { oneLine } from './visible.ts';

/** Everything a mail's sentences speak of: texts of one line each, times in the configured time zone. */
export interface MailFacts {
  user: string;
  account: string;
  team: string;
  caseId: string;
  url: string;
  /** Why this person gets the mail. */
  reason: string;
  /** Whether the recipient is asked as the security contact. */
  isSecurityContact: boolean;
  since: string;
  until: string;
  /** The credentials that the mail is about, with their evidence. */
  credentials: string[];
  others: string[];
  /** Credentials that were kept by the same answer, and by when they must be used. */
  kept: { names: string[]; until: string } | undefined;
  owners: string;
  /** Whether access keys, or the password, are among the credentials. */
  hasKeys: boolean;
  hasPassword: boolean;
  wholeUser: boolean;
  /** What follows a quiet observation. */
  ending: 'asked' | 'deleted' | 'stay-off';
  /** The secret with a new password; undefined where there is none. */
  secretName: string | undefined;
  remarks: string[];
}

/** Gathers the facts of a mail; every text of others is made safe to show. */
export function mailFacts(order: MailOrder, texts: MailTexts): MailFacts {
  const { question, case: case_, recipient, settings } = order;
  const { timeZone } = settings;
  const ids = subjectOf(question, case_);
  const mustUse = case_.mustUse;
  const alsoKept = mustUse?.credentialIds.filter((id) => !ids.includes(id)) ?? [];
  const until = question.kind === 'use' ? (mustUse?.until ?? question.until) : question.until;
  return {
    user: oneLine(case_.userName, 64),
    account: showAccount(case_.account, settings),
    team: oneLine(settings.teamName),
    caseId: case_.caseId,
    url: order.link,
    reason: oneLine(recipient.reason).replace(/\.$/, ''),
    isSecurityContact: recipient.role === 'security-contact',
    since: showTime(question.since, timeZone),
    until: showTime(until, timeZone),
    credentials: ids.map((id) => credentialLine(id, question, case_, texts, timeZone)),
    others: otherLines(case_, ids, texts, timeZone),
    kept:
      mustUse === undefined || alsoKept.length === 0
        ? undefined
        : { names: alsoKept.map(texts.nameOf), until: showTime(mustUse.until, timeZone) },
    owners: oneLine((case_.plan?.owner.addresses ?? []).join(', ')),
    hasKeys: ids.some((id) => id !== PASSWORD_ID),
    hasPassword: ids.includes(PASSWORD_ID),
    wholeUser: case_.plan?.scope === 'user',
    ending: endingOf(settings),
    secretName: case_.hasNewPassword ? `unused-credentials/${case_.caseId}` : undefined,
    remarks: case_.remarks.map((remark) => oneLine(remark, 300)),
  };
}

/** The credentials a question is about: proposed, disabled or given back by this case, or to be used. */
function subjectOf({ kind, message }: Question, { plan, disabled, mustUse, outcomes }: Case): string[] {
  const restored = outcomes.filter(({ result }) => result === 'restored').map((one) => one.credentialId);
  if (message === 'restored' && restored.length > 0) return restored;
  if (kind === 'use') return mustUse?.credentialIds ?? [];
  if (kind !== 'stakeholder') return disabled.map(({ credentialId }) => credentialId);
  return plan === undefined ? [] : proposed(plan).map(({ credential }) => credential.id);
}

function credentialLine(
  id: string,
  { kind }: Question,
  { plan, disabled }: Case,
  texts: MailTexts,
  timeZone: string,
): string {
  const item = plan?.items.find(({ credential }) => credential.id === id);
  const off = disabled.find(({ credentialId }) => credentialId === id);
  if (item === undefined) return withDisabling(texts.nameOf(id));
  // The plan was made just before this question only; later its count of days would be out of date.
  const age = kind === 'stakeholder';
  return withDisabling(evidenceLine(item, texts, timeZone, { age }));

  function withDisabling(line: string): string {
    if (off === undefined || kind === 'use') return line;
    return texts.turnedOff(line, showTime(off.disabledAt, timeZone));
  }
}

function endingOf({ afterObservation, deletionNeedsConfirmation }: Settings): MailFacts['ending'] {
  if (afterObservation === 'keep-disabled') return 'stay-off';
  return deletionNeedsConfirmation ? 'asked' : 'deleted';
}
