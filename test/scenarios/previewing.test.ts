import { beforeAll, describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { after, alice, click, user, withKeyOnly } from '../support/story.ts';

describe('a preview', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await play(
      {
        users: [
          alice(),
          user('bob', {
            accessKeys: [{ lastUsed: 'P3D', lastUsedService: 'ses', lastUsedRegion: 'eu-west-1' }],
          }),
          user('carol', { tags: { Owner: 'carol@example.com', 'break-glass': 'yes' } }),
          user('dave'),
        ],
        until: 'PT3H',
      },
      after('PT1H').deleteUser({ user: 'dave' }),
      after('PT2H').click({ action: 'preview' }),
    );
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

it('a preview writes nothing on the finding of a running case', async () => {
  const journey = await play(
    { users: [alice(withKeyOnly)] },
    click(),
    after('P1D').click({ action: 'preview' }),
    after('P2D').answer('keep'),
    after('P3D').useKey(),
    // Security Hub has resolved the finding; the case still runs.
    after('P3DT20H').click({ action: 'preview' }),
  );

  expect(journey.course('alice')).toEqual([
    'NOTIFIED opened',
    'NOTIFIED asked',
    'NOTIFIED kept',
    'SecurityHub RESOLVED PASSED',
    'RESOLVED used',
  ]);
  expect(journey.end('alice').fields).not.toHaveProperty('UnusedCredentialsPlan');
});
