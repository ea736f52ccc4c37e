import type { FindingStore } from '../ports.ts';
import { eventThatTellsSchema } from './schema.ts';

type Told = { findingId: string; userDefinedFields: Record<string, string> };

/**
 * A finding store that asks for nothing which has just been told: by the event of a click, or by a look-up of the
 * user's findings. Security Hub answers three look-ups a second, shared with everybody in the account and Region.
 * What is written once is not known any more, and read again.
 */
export function toldStore(store: FindingStore, byEvent: readonly Told[]): FindingStore {
  const fieldsOf = new Map<string, Told['userDefinedFields']>();
  const remember = (told: readonly Told[]): void => {
    for (const { findingId, userDefinedFields } of told) fieldsOf.set(findingId, userDefinedFields);
  };
  remember(byEvent);
  return {
    ...store,
    async ofUser(userArn, account) {
      const found = await store.ofUser(userArn, account);
      remember(found);
      return found;
    },
    update(findings, change) {
      const known = findings.map((finding) => {
        const userDefinedFields = fieldsOf.get(finding.findingId);
        return userDefinedFields === undefined ? finding : { ...finding, userDefinedFields };
      });
      for (const { findingId } of findings) fieldsOf.delete(findingId);
      return store.update(known, change);
    },
  };
}

/** What the event of a click tells of its findings, as far as it can be read. */
export function toldBy(event: unknown): Told[] {
  return eventThatTellsSchema.safeParse(event).data?.detail.findings ?? [];
}
