import { describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { after, alice, click, KEY, withKeyOnly } from '../support/story.ts';

/** Nobody confirms the deletion, so a case ends four and a half days after its click. */
const settings = { observation: 'PT36H', confirmDeletionWithin: 'P1D' };
const KEY_ONLY = { settings, users: [alice(withKeyOnly)] };
const OTHER = 'AKIAEXAMPLEALICE0002';
const TWO_KEYS = {
  settings: { ...settings, confirmDeletionWithin: 'P7D' },
  users: [
    alice({
      ...withKeyOnly,
      accessKeys: [
        { id: KEY, lastUsed: 'P120D' },
        { id: OTHER, lastUsed: 'P160D' },
      ],
    }),
  ],
};
const LEFT_OFF = [click(), after('P2D').answer('retire')];
/** How many mails somebody has got since the first case is over. */
const mailsSince = (journey: Journey, address: string) =>
  journey.mailsTo(address).filter(({ at }) => at > '2026-12-01').length;
const POLICY = 'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3';

describe('what an ended case has left off', () => {
  it('and the sweep cannot read stays on the list, and comes back when it is wanted', async () => {
    const journey = await play(
      { settings },
      ...LEFT_OFF,
      after('P10D').fail('iam:GetLoginProfile', 'AccessDenied'),
      after('P12D').heal(),
      after('P13D').answer('restore'),
      after('P14D').signIn(),
      after('P14D').useKey(),
    );

    expect(journey.acts('alice').slice(2)).toEqual([
      'CreateLoginProfile true',
      `UpdateAccessKey ${KEY} Active`,
    ]);
  });

  it('and was given back is not given back again where that execution is stopped', async () => {
    const journey = await play(
      { settings },
      ...LEFT_OFF,
      after('P34DT13H').answer('restore'),
      after('P34DT18H').stopExecution(),
    );

    expect(journey.report.executions).toHaveLength(2);
    expect(journey.acts('alice').filter((act) => act.startsWith('CreateLoginProfile'))).toHaveLength(1);
  });

  it('is waited for while no role can be assumed: one case, and no mail every minute', async () => {
    const journey = await play(
      KEY_ONLY,
      ...LEFT_OFF,
      after('P30D').fail('sts:AssumeRole', 'AccessDenied'),
      after('P30DT1H').answer('restore'),
      after('P30DT4H').heal(),
      after('P31D').useKey(),
    );

    expect(journey.report.executions.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect(journey.course('alice')).toContain('NOTIFIED held-up');
    expect(journey.acts('alice').at(-1)).toBe(`UpdateAccessKey ${KEY} Active`);
    expect(mailsSince(journey, 'alice@example.com')).toBe(2);
  });

  it('of a quarantined user stays off for its owner, and nobody is mailed again and again', async () => {
    const journey = await play(
      KEY_ONLY,
      ...LEFT_OFF,
      after('P2DT8H').attachPolicy(POLICY),
      after('P30D').fail('sts:AssumeRole', 'AccessDenied'),
      after('P30DT1H').answer('restore'),
      after('P30DT1H10M').heal(),
    );

    expect(journey.report.executions).toHaveLength(2);
    expect(journey.acts('alice')).toHaveLength(1);
    expect(mailsSince(journey, 'alice@example.com')).toBe(1);
    expect(mailsSince(journey, 'security@example.com')).toBe(2);
  });
});

describe('a deletion of what earlier cases have left off', () => {
  it('goes on with the rest where somebody has deleted a part, and the sweep has seen that', async () => {
    const journey = await play(
      TWO_KEYS,
      ...LEFT_OFF,
      after('P2DT2H').stopExecution(),
      after('P2DT4H').click(),
      after('P3D').deleteKey({ key: OTHER }),
      after('P5D').answer('confirm'),
    );

    expect(journey.course('alice').at(-1)).toMatch(/deleted$/);
    expect(journey.acts('alice').at(-1)).toBe(`DeleteAccessKey ${KEY}`);
  });

  it('of which somebody has deleted everything says so, and claims nothing for itself', async () => {
    const journey = await play(
      { settings: { ...settings, confirmDeletionWithin: 'P7D' }, users: [alice(withKeyOnly)] },
      ...LEFT_OFF,
      after('P5D').deleteKey(),
      after('P6D').answer('confirm'),
    );

    expect(journey.end('alice').note).toMatch(/Nothing that this case disabled is off any more/);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });

  it('that stopped half-way is left so on the word of a security contact', async () => {
    const journey = await play(
      TWO_KEYS,
      ...LEFT_OFF,
      after('P4D').fail('iam:DeleteAccessKey', 'ServiceFailure', {
        status: 500,
        parameters: { AccessKeyId: OTHER },
      }),
      after('P5D').answer('confirm'),
      after('P5DT1H').attachPolicy(POLICY),
      after('P5DT2H').heal(),
      after('P6D').answer('leave-disabled', { as: 'security-contact' }),
    );

    expect(journey.course('alice').at(-1)).toMatch(/left-disabled$/);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });
});
