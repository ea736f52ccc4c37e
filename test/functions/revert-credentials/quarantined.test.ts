import { describe, expect, it } from 'vitest';
import { AT, aKey, anAnswer, daysAgo, OLD_KEY, SECURITY } from '../../support/builders.ts';
import { DISABLED, revertIn, wantedBack } from './disabled-user.ts';

const attachedPolicies = ['arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3'];
const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 3, asked: 3 };

describe('of a user that AWS has quarantined', () => {
  it.each([
    ['known before', { record: { quarantine } }],
    ['seen just now', { user: { attachedPolicies } }],
  ])('an owner’s wish gives nothing back (%s): the security contacts are asked', async (_, has) => {
    const world = wantedBack(has);

    const { outcome, record } = await revertIn(world);

    expect(outcome).toBe('quarantined-off');
    expect(world.iam.state.acts).toEqual([]);
    expect(record).not.toHaveProperty('restoredAt');
    expect(record.quarantine?.policy).toBe('AWSCompromisedKeyQuarantineV3');
  });

  it.each([
    ['shows it as off in the same entry: it may be late', 'Inactive', 0, /may not show yet/],
    ['shows it as off in a later one: an incident does not wait', 'Inactive', 16, /^quarantined-off$/],
    ['shows it as on: it was', 'Active', 1, /^restored$/],
  ])(
    'a key that an attempt of before may have turned on, where the read %s',
    async (_, status, minutes, outcome) => {
      const since = daysAgo(minutes / 1440);
      const world = wantedBack({
        record: { disabled: DISABLED.slice(1), turningOn: [{ credentialId: OLD_KEY, since }] },
        user: { attachedPolicies, credentials: [aKey({ status })] },
      });

      const result = await revertIn(world).catch(({ message }: Error) => ({ outcome: message }));

      expect(result.outcome).toMatch(outcome);
      expect(world.iam.state.acts).toEqual([]);
    },
  );

  it('a use gives nothing back either', async () => {
    const used = aKey({ status: 'Inactive', lastUsedAt: daysAgo(0.5) });
    const world = wantedBack({
      record: { quarantine, answers: [anAnswer()] },
      user: { attachedPolicies, credentials: [used] },
    });

    expect((await revertIn(world)).outcome).toBe('quarantined-off');
    expect(world.iam.state.acts).toEqual([]);
  });

  it.each([
    ['security-contact', SECURITY],
    ['analyst', 'StopOrRestore'],
  ] as const)('everything is given back on the word of the %s', async (role, by) => {
    const wishes = [anAnswer({ kind: 'restore' }), anAnswer({ kind: 'restore', role, by })];
    const world = wantedBack({ record: { quarantine, answers: wishes }, user: { attachedPolicies } });

    expect((await revertIn(world)).outcome).toBe('restored');
  });

  it('that is seen only now, what a contact has given back is recorded as an incident: the note says so', async () => {
    const wish = anAnswer({ kind: 'restore', role: 'security-contact', by: SECURITY });
    const world = wantedBack({ record: { answers: [wish] }, user: { attachedPolicies } });

    const { outcome, record } = await revertIn(world);

    expect(outcome).toBe('restored');
    expect(record).toMatchObject({ quarantine: { policy: 'AWSCompromisedKeyQuarantineV3' } });
  });
});
