import { describe, expect, it } from 'vitest';
import { failureOf } from '../support/failure-of.ts';
import { type Journey, play } from '../support/journey.ts';
import { ACCOUNT, after, alice, click, exemptUntil, KEY, type StoryStep } from '../support/story.ts';

const RESTORED = [click(), after('P2D').answer('retire'), after('P4D').answer('restore')];
const NO_KEY = { users: [alice({ accessKeys: [] })] };
const READERS = { passwordReaders: [`arn:aws:iam::${ACCOUNT}:role/ServiceDesk`] };

/** Gives the password back, and dies before it can prove that. */
const DYING = [
  click(),
  after('P2D').answer('retire'),
  after('P3D').fail('iam:GetUser', 'InternalFailure', { after: 1, status: 500 }),
  after('P4D').answer('restore'),
  after('P4DT1H').stopExecution(),
  after('P4DT2H').heal(),
];

const stored = ({ report }: Journey) => report.secrets.length;

describe('a new password that waits in its secret', () => {
  it.each<[string, StoryStep, string]>([
    ['its user is deleted', after('P5D').deleteUser(), 'RESOLVED gone'],
    ['its user is created anew', after('P5D').recreateUser(), 'NEW recreated'],
    ['somebody takes it away', after('P5D').deleteLoginProfile(), 'RESOLVED used'],
    ['a wish to stop is forged', after('P5D').sendTaskSuccess({ outcome: 'stop' }), 'NEW failed'],
    ['an answer to retire is forged', after('P5D').sendTaskSuccess({ outcome: 'retire' }), 'NEW failed'],
    ['the execution is stopped', after('P5D').stopExecution(), 'NEW failed'],
  ])('is gone once the case is: %s', async (_, step, end) => {
    const journey = await play(NO_KEY, ...RESTORED, step);

    expect(journey.course('alice')).toContain('NOTIFIED restored');
    expect(journey.course('alice').findLast((one) => !one.startsWith('SecurityHub'))).toBe(end);
    expect(stored(journey)).toBe(0);
  });

  it('that cannot be deleted ends no case as failed: the sweep deletes it once it can', async () => {
    const journey = await play(
      NO_KEY,
      ...RESTORED,
      after('P5D').signIn(),
      after('P5D').fail('secretsmanager:DeleteSecret', 'AccessDeniedException'),
      after('P5DT1H').answer('check'),
      after('P8D').heal(),
    );

    expect(journey.course('alice')).toContain('RESOLVED used');
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
    expect(stored(journey)).toBe(0);
  });

  it('is gone once the user is exempt', async () => {
    const contact = { as: 'security-contact' } as const;
    const journey = await play(
      NO_KEY,
      click(),
      after('P1D').answer('hand-over'),
      after('P2D').answer('retire', contact),
      after('P4D').answer('restore', contact),
      after('P5D').answer('exempt', exemptUntil('2026-12-31')),
    );

    expect(journey.course('alice')).toContain('NOTIFIED restored');
    expect(journey.course('alice')).toContain('SUPPRESSED exempt');
    expect(stored(journey)).toBe(0);
  });

  it('stays while the case goes on, whatever is clicked or answered', async () => {
    const journey = await play(
      { ...NO_KEY, until: 'P6D' },
      ...RESTORED,
      after('P5D').click({ action: 'stop', mayDoNothing: true }),
      after('P5DT1H').answer('retire', { force: true, mayDoNothing: true }),
    );

    expect(journey.course('alice').at(-1)).toMatch(/restored|SecurityHub/);
    expect(stored(journey)).toBe(1);
  });

  it('is told as deleted where the case fails because IAM cannot be read any more, and is', async () => {
    const journey = await play(NO_KEY, ...RESTORED, after('P5D').fail('iam:GetUser', 'AccessDenied'));

    expect(journey.course('alice')).toContain('NOTIFIED restored');
    expect(journey.course('alice').findLast((one) => !one.startsWith('SecurityHub'))).toBe('NEW failed');
    expect(failureOf(journey)).toMatch(/Its new password is deleted from Secrets Manager with the case/);
    expect(stored(journey)).toBe(0);
  });
});

describe('a new password of a case that dies before it has told of it', () => {
  it('is handed over by the case that goes on, and is not taken for somebody else’s', async () => {
    const journey = await play({ ...NO_KEY, until: 'P6D' }, ...DYING);

    expect(journey.acts('alice')).toEqual(['DeleteLoginProfile', 'CreateLoginProfile true']);
    expect(journey.course('alice')).toContain('NOTIFIED restored');
    expect(
      journey
        .finding('alice')
        .map(({ note }) => note ?? '')
        .join(),
    ).not.toMatch(/someone else/);
    expect(journey.report.secrets.map(({ name }) => name)).toEqual([expect.stringMatching(/-1$/)]);
    const told = journey.mailsTo('alice@example.com').map(({ text }) => text);
    expect(told.at(-1)).toContain(journey.report.secrets[0]?.name ?? 'no secret');
  });

  it('is deleted once its time is over', async () => {
    const journey = await play(NO_KEY, ...DYING);

    expect(journey.course('alice').at(-1)).toBe('NEW not-used');
    expect(stored(journey)).toBe(0);
  });
});

describe('a new password whose readers cannot be set', () => {
  it('is not left in a secret that others may read; the key is given back', async () => {
    const journey = await play(
      { settings: READERS, until: 'P5D' },
      ...RESTORED,
      after('P1D').fail('secretsmanager:PutResourcePolicy', 'AccessDenied'),
    );

    expect(journey.finding('alice').map(({ note }) => note)).toContainEqual(
      expect.stringMatching(/^Failed: password \(.*PutResourcePolicy.*Given back.*AKIA…0001 restored/),
    );
    expect(journey.acts('alice')).toEqual([
      'DeleteLoginProfile',
      `UpdateAccessKey ${KEY} Inactive`,
      `UpdateAccessKey ${KEY} Active`,
    ]);
    expect(stored(journey)).toBe(0);
  });
});
