import type { FindingStore, StoredFinding } from '../ports.ts';
import { eventThatTellsSchema } from './schema.ts';

type Told = Pick<StoredFinding, 'findingId' | 'userDefinedFields' | 'note'>;

/**
 * A finding store that asks for nothing which has just been told: by the event of a click, or by a look-up of the
 * user's findings. Security Hub answers three look-ups a second, shared with everybody in the account and Region.
 * What is written once is not known any more, and read again.
 */
export function toldStore(store: FindingStore, byEvent: readonly Told[]): FindingStore {
  const toldOf = new Map<string, Pick<Told, 'userDefinedFields' | 'note'>>();
  const remember = (told: readonly Told[]): void => {
    for (const { findingId, userDefinedFields, note } of told)
      toldOf.set(findingId, { userDefinedFields, note });
  };
  remember(byEvent);
  const withTold = (findings: Parameters<FindingStore['update']>[0]) => {
    const known = findings.map((finding) => ({ ...finding, ...toldOf.get(finding.findingId) }));
    for (const { findingId } of findings) toldOf.delete(findingId);
    return known;
  };
  return {
    ...store,
    async ofUser(userArn, account) {
      const found = await store.ofUser(userArn, account);
      remember(found);
      return found;
    },
    update: (findings, ...change) => store.update(withTold(findings), ...change),
    write: (findings, ...change) => store.write(withTold(findings), ...change),
  };
}

/** What the event of a click tells of its findings, as far as it can be read. */
export function toldBy(event: unknown): Told[] {
  return eventThatTellsSchema.safeParse(event).data?.detail.findings ?? [];
}
