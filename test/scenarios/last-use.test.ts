import { beforeAll, describe, expect, it } from 'vitest';
import { type Journey, useLocalRun } from '../support/journey.ts';

const local = useLocalRun();

describe('what counts as unused for 90 days', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await local.play('last-use');
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
