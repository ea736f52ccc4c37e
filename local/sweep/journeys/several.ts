import { alice, type Journey, journeyOf } from './journey.ts';
import { answers, answersFor, click } from './steps.ts';

const bob = {
  userName: 'bob',
  tags: { Owner: 'bob@example.com' },
  accessKeys: [{ id: 'AKIAEXAMPLEBOB000001', lastUsed: 'P120D' }],
};

/** Users with a key each, so many for each owner. */
function usersOf({ owners, each }: { owners: number; each: number }): Owned[] {
  return Array.from({ length: owners }, (_, owner) =>
    Array.from({ length: each }, (_none, index) => {
      const number = String(owner * each + index + 1).padStart(2, '0');
      const tags = { Owner: `owner-${owner + 1}@example.com` };
      return { userName: `user-${number}`, tags, accessKeys: [{ lastUsed: 'P120D' }] };
    }),
  ).flat();
}

interface Owned {
  userName: string;
  tags: { Owner: string };
}

/** The names of each owner's users. */
function byOwner(users: readonly Owned[]): string[][] {
  const owners = [...new Set(users.map(({ tags }) => tags.Owner))];
  return owners.map((owner) =>
    users.filter(({ tags }) => tags.Owner === owner).map(({ userName }) => userName),
  );
}

const forty = usersOf({ owners: 8, each: 5 });
const twenty = usersOf({ owners: 1, each: 20 });

/** The journeys of several users, by their names. */
export const SEVERAL: Readonly<Record<string, Journey>> = {
  'two-owners': journeyOf(
    'one user deleted, the other one stopped by an analyst',
    { users: [alice(), bob] },
    [
      click,
      ...answers(2, 'retire'),
      { at: 'P3D', do: 'click', action: 'stop', findings: ['bob'], mayDoNothing: true },
      ...answers(20, 'confirm'),
    ],
  ),
  forty: journeyOf('forty users of eight owners disabled, and left disabled', { users: forty }, [
    click,
    ...byOwner(forty).flatMap((users) => answersFor(users, 2, 'retire')),
  ]),
  twenty: journeyOf('the twenty users of one owner disabled and deleted', { users: twenty }, [
    click,
    ...byOwner(twenty).flatMap((users) => answersFor(users, 2, 'retire')),
    ...byOwner(twenty).flatMap((users) => answersFor(users, 20, 'confirm')),
  ]),
};
