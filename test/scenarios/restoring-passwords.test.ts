import { describe, expect, it } from 'vitest';
import { play } from '../support/journey.ts';
import { ACCOUNT, after, alice, click, KEY } from '../support/story.ts';

const SECRET = /^unused-credentials\/alice-AIDA\w+-1$/;
const PASSED = 'SecurityHub RESOLVED PASSED';

const RETIRED = [click(), after('P2D').answer('retire')];
const RESTORED = [...RETIRED, after('P4D').answer('restore')];

/** Alice has only the password, in an account where it must be long and she may change it. */
const WITH_POLICY = {
  id: ACCOUNT,
  passwordPolicy: {
    minimumPasswordLength: 40,
    requireSymbols: true,
    requireNumbers: true,
    allowUsersToChangePassword: true,
  },
  users: [alice({ accessKeys: [] })],
};

describe('a disabled password that is wanted back', () => {
  it('comes back as a new one, which must be changed; its secret is gone after the sign-in', async () => {
    const journey = await play({ accounts: [WITH_POLICY] }, ...RESTORED, after('P5D').signIn());

    expect(journey.course('alice').slice(2)).toEqual([
      'NOTIFIED disabled',
      PASSED,
      'NOTIFIED restored',
      'RESOLVED used',
    ]);
    expect(journey.finding('alice')[5]?.note).toMatch(
      /password restored.*Secrets Manager under the name of the case/,
    );
    expect(journey.finding('alice')[5]?.note).not.toMatch(/iam:ChangePassword/);
    expect(
      journey.report.iam.map(({ action, by }) => `${action} ${by.includes('Unused') ? '' : by}`.trim()),
    ).toEqual(['DeleteLoginProfile', 'CreateLoginProfile', 'ChangePassword alice']);
    expect(journey.user('alice')).toMatchObject({ password: { resetRequired: false } });
    expect(journey.report.secrets).toEqual([]);
    expect((await journey.run.items())[0]).not.toHaveProperty('passwordSecret');
  });

  it('lies in the secret named after the case until it is used', async () => {
    const { report, mailsTo, user } = await play({ accounts: [WITH_POLICY], until: 'P5D' }, ...RESTORED);

    expect(report.secrets).toMatchObject([{ name: expect.stringMatching(SECRET) }]);
    expect(user('alice')).toMatchObject({ password: { resetRequired: true } });
    expect(mailsTo('alice@example.com').at(-1)?.text).toMatch(/unused-credentials\/alice-AIDA\w+-1/);
  });

  it('with a warning where the user may not change it; its secret is gone when the time is over', async () => {
    const journey = await play(
      {
        accounts: [
          {
            id: ACCOUNT,
            passwordPolicy: { allowUsersToChangePassword: false },
            users: [alice({ accessKeys: [], mayChangePassword: false })],
          },
        ],
      },
      ...RESTORED,
      after('P5D').signIn({ expect: { got: 'the user may not change it' } }),
    );

    expect(journey.course('alice').slice(3)).toEqual([PASSED, 'NOTIFIED restored', 'NEW not-used']);
    expect(journey.finding('alice')[5]?.note).toMatch(/iam:ChangePassword/);
    expect(journey.report.stepResults).toContainEqual(
      expect.objectContaining({ do: 'signIn', got: expect.stringMatching(/may not change/) }),
    );
    expect(journey.end('alice').note).toMatch(
      /^Not used by 2026-11-20.*reports: password\. .*password: on \(given back\)/,
    );
    expect(journey.report.secrets).toEqual([]);
    expect(journey.mailsTo('alice@example.com').at(-1)?.text).toContain(
      'The new password is stored no more.',
    );
  });

  it('together with the key: both are restored and both must be used', async () => {
    const journey = await play(
      ...RESTORED,
      after('P5D').signIn(),
      after('P5D').useKey(),
      after('P5DT1H').answer('check'),
    );

    expect(journey.course('alice').slice(3)).toEqual([
      PASSED,
      'NOTIFIED restored',
      'SecurityHub NEW FAILED',
      'NOTIFIED used',
      PASSED,
    ]);
    expect(journey.acts('alice')).toEqual([
      'DeleteLoginProfile',
      `UpdateAccessKey ${KEY} Inactive`,
      'CreateLoginProfile true',
      `UpdateAccessKey ${KEY} Active`,
    ]);
    expect(journey.finding('alice')[7]?.note).toMatch(/^Used, as far as IAM reports: password, AKIA…0001\./);
    expect(journey.report.secrets).toEqual([]);
  });
});

describe('what someone else has done before it is wanted back', () => {
  it('a password set by someone else is left alone and reported; the key is restored', async () => {
    const journey = await play(
      ...RETIRED,
      after('P2DT1H').createLoginProfile({ resetRequired: true }),
      after('P2DT2H').answer('restore'),
      after('P3D').useKey(),
    );

    expect(journey.course('alice').slice(3)).toEqual(['NOTIFIED restored', PASSED, 'RESOLVED used']);
    expect(journey.finding('alice')[4]?.note).toMatch(
      /password left alone \(someone else.*AKIA…0001 restored/,
    );
    expect(journey.acts('alice')).not.toContain('CreateLoginProfile true');
    expect(journey.user('alice')).toMatchObject({ password: { createdAt: '2026-11-04T10:00:00.000Z' } });
    expect(journey.report.secrets).toEqual([]);
  });

  it('where nothing is left to restore, the finding is NEW and says why', async () => {
    const journey = await play(
      { users: [alice({ accessKeys: [] })] },
      ...RETIRED,
      after('P2DT1H').createLoginProfile(),
      after('P2DT2H').answer('restore'),
    );

    expect(journey.course('alice').slice(3)).toEqual(['NEW nothing-to-restore', PASSED]);
    expect(journey.finding('alice')[4]?.note).toMatch(
      /nothing could be given back: password left alone \(someone else/,
    );
    expect(journey.acts('alice')).toEqual(['DeleteLoginProfile']);
    expect(journey.report.secrets).toEqual([]);
  });

  it('a key deleted by someone else is reported; the password is restored', async () => {
    const journey = await play(
      ...RETIRED,
      after('P2DT1H').deleteKey(),
      after('P2DT2H').answer('restore'),
      after('P3D').signIn(),
    );

    expect(journey.course('alice').slice(3)).toEqual(['NOTIFIED restored', PASSED, 'RESOLVED used']);
    expect(journey.finding('alice')[4]?.note).toMatch(
      /password restored; AKIA…0001 left alone \(it exists no more\)/,
    );
    expect(journey.acts('alice').at(-1)).toBe('CreateLoginProfile true');
    expect(journey.user('alice')).toMatchObject({ accessKeys: [] });
  });
});
