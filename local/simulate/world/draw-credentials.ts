import type { Draw } from '../draw/draw.ts';
import type { StoryUser } from './cast.ts';

type Password = NonNullable<StoryUser['password']>;
type AccessKey = NonNullable<StoryUser['accessKeys']>[number];

/** How long ago a credential was used last: mostly too long, never, lately, or around a threshold. */
function drawLastUse(draw: Draw): { lastUsed?: string } {
  return draw.weighted<{ lastUsed?: string }>([
    [10, { lastUsed: 'P120D' }],
    [4, { lastUsed: 'P310D' }],
    [4, {}],
    [1, { lastUsed: 'P90D' }],
    [1, { lastUsed: 'P89DT23H' }],
    [2, { lastUsed: 'P60D' }],
    [1, { lastUsed: 'P5D' }],
  ]);
}

const drawCreated = (draw: Draw): { createdAt?: string } =>
  draw.weighted([
    [6, {}],
    [2, { createdAt: 'P399D' }],
    [1, { createdAt: 'P60D' }],
    [1, { createdAt: 'P2D' }],
  ]);

/** A console password, perhaps one that was there. */
export function drawPassword(draw: Draw): Pick<StoryUser, 'password' | 'formerPasswordLastUsed'> {
  const password: Password = { ...drawCreated(draw), ...drawLastUse(draw) };
  return draw.weighted<Pick<StoryUser, 'password' | 'formerPasswordLastUsed'>>([
    [5, { password }],
    [1, { password: { ...password, resetRequired: true } }],
    [5, {}],
    [1, { formerPasswordLastUsed: 'P20D' }],
  ]);
}

/** None, one or two access keys with these ids. */
export function drawKeys(draw: Draw, ids: readonly string[]): AccessKey[] {
  const count = draw.weighted([
    [1, 0],
    [6, 1],
    [3, 2],
  ]);
  return ids
    .slice(0, count)
    .map((id) => ({ id, ...drawCreated(draw), ...drawLastUse(draw), ...drawStatus(draw) }));
}

const drawStatus = (draw: Draw): Partial<AccessKey> =>
  draw.weighted<Partial<AccessKey>>([
    [14, {}],
    [2, { status: 'Inactive' }],
    [1, { status: 'Expired' }],
    [1, { lastUsedService: 'ses', lastUsedRegion: 'eu-central-1' }],
  ]);
