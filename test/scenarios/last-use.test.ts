import { beforeAll, describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { click, user } from '../support/story.ts';

describe('what counts as unused for 90 days', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await play(
      {
        users: [
          user('young', { createdAt: 'P400D', accessKeys: [{ createdAt: 'P20D' }] }),
          user('old', { accessKeys: [{ createdAt: 'P120D' }] }),
          // A click is taken up after two seconds.
          user('exact', { accessKeys: [{ lastUsed: 'P89DT23H59M58S' }] }),
          user('almost', { accessKeys: [{ lastUsed: 'P89DT23H59M57S' }] }),
          user('renewed', { password: { createdAt: 'P5D', lastUsed: 'P200D' }, accessKeys: [] }),
          user('never', { password: { createdAt: 'P100D' }, accessKeys: [] }),
          user('half', { accessKeys: [{ lastUsed: 'P120D' }, { lastUsed: 'P2D' }] }),
        ],
        until: 'PT1H',
      },
      click(),
    );
  });

  it.each([
    ['a key that was never used and is 120 days old', 'old', /AKIA….*never used, 120 days old/],
    ['a last use exactly 90 days ago', 'exact', /AKIA….*last used 2026-08-04/],
    ['a password that was never used and is 100 days old', 'never', /password \(never used, 100 days old/],
  ])('%s does', (_, user, evidence) => {
    expect(journey.course(user)).toEqual(['NOTIFIED opened', 'NOTIFIED asked']);
    expect(journey.end(user).note).toMatch(evidence);
    expect(journey.mailsTo(`${user}@example.com`)).toHaveLength(1);
  });

  it.each([
    ['a key that was never used and is 20 days old', 'young', /AKIA….*never used, 20 days old/],
    ['a last use one second later', 'almost', /AKIA….*last used 2026-08-04/],
    ['a password made anew after an old sign-in', 'renewed', /password \(never used, 5 days old/],
  ])('%s does not', (_, user, evidence) => {
    expect(journey.course(user)).toEqual(['NOTIFIED opened', 'NOTIFIED in-use']);
    expect(journey.end(user).note).toMatch(evidence);
    expect(journey.mailsTo(`${user}@example.com`)).toEqual([]);
  });

  it('of two keys only the unused one is asked about', () => {
    expect(journey.course('half')).toEqual(['NOTIFIED opened', 'NOTIFIED asked']);
    const [unused, used] = journey.user('half')?.accessKeys.map(({ id }) => `…${id.slice(-4)}`) ?? [];
    expect(journey.end('half').note).toContain(unused);
    expect(journey.end('half').note).not.toContain(used);
  });
});
