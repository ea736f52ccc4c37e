import { ownTag, type UserFacts } from '../credential/user.ts';
import { adminOf } from './admin.ts';
import type { AskedBesides, Evidence, Services } from './evidence.ts';
import { originOf } from './origin.ts';

/** AWS's own numbers lag by hours, so a day old is as good as new. Milliseconds. */
const FRESH = 24 * 3_600_000;

/** Services that are kept; whoever is asked reads no more. */
const SERVICES_KEPT = 20;

/** Whether IAM is to be asked (again) before somebody reads the evidence: it is missing in part, or a day old. */
export function isEvidenceDue(before: Evidence | undefined, at: string): boolean {
  if (before === undefined || before.services.is !== 'known' || !before.admin.isWhole) return true;
  return Date.parse(at) - Date.parse(before.services.readAt) >= FRESH;
}

/** The evidence after a read. What was known of the services is kept where this read does not know it. */
export function evidenceOf(
  user: UserFacts,
  { services, groupPolicies }: AskedBesides,
  before?: Evidence,
): Evidence {
  const keepsBefore = services.is !== 'known' && before?.services.is === 'known';
  return {
    services: keepsBefore ? before.services : services,
    admin: adminOf(user, groupPolicies),
    descriptions: descriptionsOf(user),
    ...originOf(user.tags),
  };
}

function descriptionsOf({ credentials, tags }: UserFacts): Record<string, string> {
  return Object.fromEntries(
    credentials.flatMap(({ id }) => {
      const text = ownTag(tags, id)?.value.trim() ?? '';
      return text === '' ? [] : [[id, text]];
    }),
  );
}

/** The services used, the latest first, as many as are kept. */
export function latestServices(
  used: Extract<Services, { is: 'known' }>['used'],
  readAt: string,
): Extract<Services, { is: 'known' }> {
  const sorted = [...used].sort((a, b) =>
    a.at === b.at ? (a.name < b.name ? -1 : 1) : a.at < b.at ? 1 : -1,
  );
  return {
    is: 'known',
    readAt,
    used: sorted.slice(0, SERVICES_KEPT),
    more: Math.max(0, sorted.length - SERVICES_KEPT),
  };
}
