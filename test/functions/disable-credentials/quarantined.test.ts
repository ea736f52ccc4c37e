import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../../functions/domain/errors/errors.ts';
import { AT, aKey, anAnswer, daysAgo, OLD_KEY, SECURITY } from '../../support/builders.ts';
import { answered, disable, ENTERED_AGAIN, worldWith } from './answered.ts';

const attachedPolicies = ['arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV2'];
const quarantine = { policy: 'AWSCompromisedKeyQuarantineV2', foundAt: AT, since: 1, asked: 0 };

describe('a user that AWS has quarantined since the answer', () => {
  it('is not touched', async () => {
    const world = worldWith();
    world.iam.change(() => ({ attachedPolicies }));

    const { outcome, record } = await disable(world);

    expect(outcome).toBe('quarantined');
    expect(world.iam.state.acts).toEqual([]);
    expect(record.disabled).toEqual([]);
    expect(record.quarantine?.policy).toBe('AWSCompromisedKeyQuarantineV2');
  });

  it('half-way is left as it is, and what is off is the security contacts’', async () => {
    const world = worldWith();
    world.calls.fail('iam.deactivateKey');
    await expect(disable(world)).rejects.toThrow();
    world.iam.change(() => ({ attachedPolicies }));

    const { outcome, record } = await disable(world, ENTERED_AGAIN);

    expect(outcome).toBe('quarantined-off');
    expect(record.disabled.map(({ credentialId }) => credentialId)).toEqual(['password']);
    expect(record.observeUntil).toBe(daysAgo(-14.02));
    expect(world.iam.user().credentials).toEqual([aKey()]);
  });
});

describe('a user that AWS has quarantined before the answer', () => {
  it('is disabled on the word of a security contact', async () => {
    const answers = [anAnswer({ role: 'security-contact', by: SECURITY })];
    const world = worldWith(answered({ quarantine, answers }));
    world.iam.change(() => ({ attachedPolicies }));

    expect((await disable(world)).outcome).toBe('disabled');
    expect(world.iam.state.acts).toEqual(['delete password of alice', `deactivate ${OLD_KEY} of alice`]);
  });

  it('is not on the owner’s', async () => {
    const world = worldWith(answered({ quarantine }));

    await expect(disable(world)).rejects.toThrow(InvalidInputError);
    expect(world.iam.state.acts).toEqual([]);
  });
});
