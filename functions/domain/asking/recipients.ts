import type { CaseRecord } from '../case/case-record.ts';
import { ownerOfCase } from '../case/owner-of-case.ts';
import { contactsInQuarantine } from '../incident/ask-contacts.ts';
import type { Owner } from '../plan/owner.ts';
import type { Recipient } from '../question/question.ts';
import type { Settings } from '../settings/settings.ts';

/**
 * Whom to write to about a case that has its plan: the owner as the latest read of the user names it, and of a user
 * that AWS has quarantined the security contacts alone.
 */
export function ownersNow(case_: CaseRecord, settings: Settings): Recipient[] {
  const { plan, user, namedOwner } = case_;
  if (plan === undefined) return [];
  if (case_.quarantine !== undefined) return contactsInQuarantine(settings);
  if (user === undefined) return ownersOf(namedOwner ?? plan.owner);
  return ownersOf(ownerOfCase(case_, user, { settings }).owner);
}

/** Owners and others besides them: each address once, as an owner first. */
export function withOthers(owners: readonly Recipient[], others: readonly Recipient[]): Recipient[] {
  const known = new Set(owners.map(({ address }) => address));
  return [...owners, ...others.filter(({ address }) => !known.has(address))];
}

/** The case whose question goes on and asks who owns the user now, where it asked its owners. */
export function withOwnersAsked(case_: CaseRecord, settings: Settings): CaseRecord {
  const { question } = case_;
  const others = question?.recipients.filter(({ role }) => role !== 'stakeholder') ?? [];
  if (question === undefined || others.length === question.recipients.length) return case_;
  return { ...case_, question: { ...question, recipients: withOthers(ownersNow(case_, settings), others) } };
}

/** The stakeholders of a plan as recipients, each with the reason why. */
export function ownersOf(owner: Owner): Recipient[] {
  const reason = reasonOf(owner);
  const role = owner.source === 'security' ? 'security-contact' : 'stakeholder';
  return owner.addresses.map((address) => ({ address, role, reason }));
}

function reasonOf({ source, tag, account, problems: [problem = 'no owner tag'] }: Owner): string {
  const instead = `this user has no usable owner (${problem})`;
  const reasons: Record<Owner['source'], string> = {
    tag: `you are named in the tag ${tag} of this user`,
    account: `you are the contact of account ${account}, and ${instead}`,
    fallback: `you are the fallback contact for users without a usable owner (${problem})`,
    named: `somebody who was asked before has named you for this user (${problem})`,
    security: `you are a security contact, and ${instead}`,
  };
  return reasons[source];
}

/** The security contacts as recipients. */
export function securityContacts(settings: Settings): Recipient[] {
  return settings.securityContacts.map((address) => ({
    address,
    role: 'security-contact',
    reason: 'you are a security contact, and the owner has not answered',
  }));
}
