import type { Chronicle, IamEvent } from '../chronicle.ts';
import { actOf, brokenBy, type Placed, productChanges } from '../history.ts';
import type { Violation } from '../violation.ts';

/** What the model reads of an item. */
interface Kit {
  scope?: string;
  user?: { credentials?: { id?: string }[] };
}

/** 7. Deleted implies that the restore kit was written first, and that it names what is deleted. */
export function kitBeforeDeletion(chronicle: Chronicle): Violation[] {
  return productChanges(chronicle)
    .filter((change) => actOf(change) === 'delete')
    .filter((change) => !kitsBefore(chronicle, change).some((kit) => covers(kit, change)))
    .map((change) =>
      brokenBy(
        7,
        chronicle,
        change,
        `no restore kit has ${change.credential ?? 'what is taken from the user'}`,
      ),
    );
}

function kitsBefore({ events }: Chronicle, { index, session }: Placed<IamEvent>): Kit[] {
  return events
    .slice(0, index)
    .flatMap((event) =>
      event.is === 'item' && String(event.item['caseId']).endsWith(session) ? [event.item['restoreKit']] : [],
    )
    .filter((kit): kit is Kit => typeof kit === 'object' && kit !== null);
}

function covers({ scope, user }: Kit, { credential, names }: IamEvent): boolean {
  if (credential !== undefined) return user?.credentials?.some(({ id }) => id === credential) === true;
  const text = JSON.stringify(user ?? {});
  return scope === 'user' && names.every((name) => text.includes(JSON.stringify(name)));
}
