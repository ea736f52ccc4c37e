/** A step of a journey. */
export type Step = { at: string; do: string } & Record<string, unknown>;

/** A scenario in which every fault is tried. Its people try again and may find nothing to do, as a fault may shift everything. */
export interface Journey {
  /** Where it ends when nothing goes wrong. */
  title: string;
  accounts: { id: string; users: { userName: string }[] }[];
  settings?: object;
  ses?: object;
  iam?: object;
  then: Step[];
}

/** What a journey has besides its title and its steps; alice with a password and a key, if it names no users. */
export interface World extends Omit<Journey, 'title' | 'accounts' | 'then'> {
  users?: { userName: string }[];
}

/** The key of the user of most journeys. */
export const KEY = 'AKIAEXAMPLEALICE0001';

/** The user of most journeys, with what differs. */
export function alice(differs: object = {}): { userName: string } {
  const usual = {
    userName: 'alice',
    tags: { Owner: 'alice@example.com' },
    password: { createdAt: 'P900D', lastUsed: 'P200D' },
    accessKeys: [{ id: KEY, lastUsed: 'P120D' }],
  };
  return { ...usual, ...differs };
}

/** A journey of these users in one account. */
export function journeyOf(title: string, { users = [alice()], ...world }: World, then: Step[]): Journey {
  return { title, accounts: [{ id: '111122223333', users }], ...world, then };
}
