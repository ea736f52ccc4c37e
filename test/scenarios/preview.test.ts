import { beforeAll, describe, expect, it } from 'vitest';
import { type Journey, useLocalRun } from '../support/journey.ts';

const local = useLocalRun();

describe('a preview', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await local.play('preview');
  });

  it('writes the plan into note and fields', () => {
    const { note, fields } = journey.end('alice');

    expect(note).toMatch(/^Preview, .*nothing was changed and nobody was asked/);
    expect(note).toMatch(/alice@example\.com.*password.*AKIA….*s3/);
    expect(fields?.['UnusedCredentialsPlan']).toMatch(/alice@example\.com.*password.*AKIA…/);
  });

  it.each([
    ['bob', /in-use.*ses, eu-west-1/],
    ['carol', /protected.*tag break-glass/],
    ['dave', /no longer exists/],
  ])('says of %s why a case would end at once', (user, reason) => {
    expect(journey.end(user).note).toMatch(reason);
  });

  it.each(['alice', 'bob', 'carol', 'dave'])('leaves the status of %s as it is', (user) => {
    expect(journey.course(user)).toEqual(['NEW -']);
  });

  it('asks nobody, opens no case and changes nothing', async () => {
    expect(journey.report.messages).toEqual([]);
    expect(journey.report.executions).toEqual([]);
    expect(await journey.run.items()).toEqual([]);
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.user('alice')?.accessKeys[0]?.status).toBe('Active');
  });
});

it('writes nothing on the finding of a running case', async () => {
  const journey = await local.play('preview-running');

  expect(journey.course('alice')).toEqual([
    'NOTIFIED opened',
    'NOTIFIED asked',
    'NOTIFIED kept',
    'SecurityHub RESOLVED PASSED',
    'RESOLVED used',
  ]);
  expect(journey.end('alice').fields).not.toHaveProperty('UnusedCredentialsPlan');
});
