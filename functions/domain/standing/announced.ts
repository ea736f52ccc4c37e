import type { CaseRecord } from '../case/case-record.ts';
import type { Disabled } from '../case/outcome.ts';
import { KINDS } from '../credential/kinds.ts';

/** How many attempts have set out to disable this in the entry of the state at this time (ISO), or later; of many, two. */
export function attemptsIn({ disabledAt, triedIn = [] }: Disabled, enteredAt: string): number {
  return [disabledAt, ...triedIn].filter((one) => one >= enteredAt).length;
}

/** The case that sets out to disable this. The announcement of another attempt stands; that there is one more is kept. */
export function withAnnounced(current: CaseRecord, one: Disabled): CaseRecord {
  const { disabled } = current;
  const before = announcementOf(current, one.credentialId);
  if (before === undefined) return { ...current, disabled: [...disabled, one] };
  const again = { ...before, triedIn: [...(before.triedIn ?? []), one.disabledAt].slice(-2) };
  return { ...current, disabled: disabled.map((other) => (other === before ? again : other)) };
}

/** What the case has announced of a credential. */
export function announcementOf({ disabled }: Pick<CaseRecord, 'disabled'>, id: string): Disabled | undefined {
  return disabled.find(({ credentialId }) => credentialId === id);
}

/** The case without an announcement: what was not disabled is not this case's to restore. */
export function withoutAnnounced(current: CaseRecord, announced: Disabled): CaseRecord {
  return { ...current, disabled: current.disabled.filter((one) => one !== announced) };
}

/** Whether it may have been deleted by the case although one attempt finds it gone: by another one, which has left its mark before. */
export function mayBeDeletedByCase({ kind, triedIn }: Disabled): boolean {
  return KINDS[kind].isDeletedByDisabling && triedIn !== undefined;
}
