import { describe, expect, it } from 'vitest';
import { play } from '../support/journey.ts';
import { after, alice, click, KEY, withKeyOnly } from '../support/story.ts';

const OWNER = 'alice@example.com';
const SECURITY = 'security@example.com';
const OFF_AND_ON = [`UpdateAccessKey ${KEY} Inactive`, `UpdateAccessKey ${KEY} Active`];
const PASSED = 'SecurityHub RESOLVED PASSED';
const FAILED = 'SecurityHub NEW FAILED';
const USED = 'RESOLVED used';

/** Alice has only the key; the owner said that it is not needed, so it is disabled two days after the click. */
const KEY_ONLY = { users: [alice(withKeyOnly)] };
const RETIRED = [click(), after('P2D').answer('retire')];

describe('a disabled key that is wanted back', () => {
  it.each([
    [
      'in the first hour',
      [after('P2DT40M').answer('restore'), after('P2DT1H').useKey()],
      '2026-11-04T09:40',
      ['NOTIFIED restored', PASSED, USED],
    ],
    [
      'at the last minute of the observation',
      [after('P15DT23H59M').answer('restore'), after('P16DT1H').useKey()],
      '2026-11-18T08:59',
      [PASSED, 'NOTIFIED restored', USED],
    ],
    [
      'when asked about deletion',
      [after('P18D').answer('restore'), after('P19D').useKey()],
      '2026-11-20T09:00',
      [PASSED, 'NOTIFIED confirm-deletion', 'NOTIFIED restored', FAILED, PASSED, USED],
    ],
    [
      'a day after deletion was confirmed early',
      [after('P3D').answer('confirm'), after('P4D').answer('restore'), after('P5D').useKey()],
      '2026-11-06T09:00',
      [PASSED, 'NOTIFIED restored', FAILED, PASSED, USED],
    ],
  ])('%s, is active again at once', async (_when, steps, at, course) => {
    const journey = await play(KEY_ONLY, ...RETIRED, ...steps);

    expect(journey.course('alice')).toEqual([
      'NOTIFIED opened',
      'NOTIFIED asked',
      'NOTIFIED disabled',
      ...course,
    ]);
    const restored = journey.finding('alice')[journey.course('alice').indexOf('NOTIFIED restored') + 1];
    expect(restored?.at).toBe(`${at}:00.000Z`);
    expect(restored?.note).toMatch(
      /^Given back, with the link sent to alice@example\.com.*AKIA…0001 restored/,
    );
    expect(restored?.note).toMatch(/Must be used by 2026-1[12]/);
    expect(journey.acts('alice')).toEqual(OFF_AND_ON);
    expect(journey.user('alice')).toMatchObject({ accessKeys: [{ id: KEY, status: 'Active' }] });
    const asked = journey.mailsTo(OWNER).filter(({ links }) => links.length > 0);
    const minutesAfter = Date.parse(asked.at(-1)?.at ?? '') / 60_000 - Date.parse(`${at}:00.000Z`) / 60_000;
    expect(minutesAfter).toBeGreaterThanOrEqual(0);
    expect(minutesAfter).toBeLessThanOrEqual(1);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });

  it('between two questions waits for the next one, which takes it at once', async () => {
    const journey = await play(
      KEY_ONLY,
      ...RETIRED,
      after('P2DT5H').fail('iam:GetUser', 'Throttling', { message: 'Rate exceeded' }),
      after('P2DT6H5S').answer('restore'),
      after('P2DT6H6S').heal(),
      after('P3D').useKey(),
    );

    expect(journey.report.stepResults).toContainEqual(
      expect.objectContaining({
        at: '2026-11-04T15:00:05.000Z',
        status: 200,
        got: expect.stringMatching(/back/),
      }),
    );
    expect(journey.course('alice')).toEqual([
      'NOTIFIED opened',
      'NOTIFIED asked',
      'NOTIFIED disabled',
      'NOTIFIED restored',
      PASSED,
      USED,
    ]);
    expect(journey.acts('alice')).toEqual(OFF_AND_ON);
  });

  it('right before deletion is restored, and nothing is deleted', async () => {
    const journey = await play(
      KEY_ONLY,
      ...RETIRED,
      after('P17D').fail('iam:GetUser', 'Throttling', { message: 'Rate exceeded' }),
      after('P18D').answer('confirm'),
      after('P18DT5S').answer('restore'),
      after('P18DT6S').heal(),
      after('P19D').useKey(),
    );

    expect(journey.states('alice')).toContain('DeleteCredentials');
    expect(journey.course('alice').slice(4)).toEqual([
      'NOTIFIED confirm-deletion',
      'NOTIFIED restored',
      FAILED,
      PASSED,
      USED,
    ]);
    expect(journey.acts('alice')).toEqual(OFF_AND_ON);
    expect((await journey.run.items())[0]).not.toHaveProperty('restoreKit');
  });

  it('by the analyst is restored by the custom action, and the owner is told', async () => {
    const journey = await play(
      KEY_ONLY,
      ...RETIRED,
      after('P4D').click({ action: 'stop' }),
      after('P5D').useKey(),
    );

    expect(journey.course('alice').slice(3)).toEqual([PASSED, 'NOTIFIED restored', FAILED, PASSED, USED]);
    expect(journey.finding('alice')[5]?.note).toMatch(/^Given back, by an analyst with the custom action/);
    expect(journey.acts('alice')).toEqual(OFF_AND_ON);
    expect(journey.mailsTo(OWNER).map(({ at }) => at.slice(0, 10))).toContain('2026-11-06');
    expect(journey.mailsTo(SECURITY)).toEqual([]);
  });

  it('and then not used makes the finding NEW again; it stays as it is', async () => {
    const journey = await play(KEY_ONLY, ...RETIRED, after('P4D').answer('restore'));

    expect(journey.course('alice').slice(3)).toEqual([PASSED, 'NOTIFIED restored', FAILED, 'NEW not-used']);
    expect(journey.end('alice').note).toMatch(
      /^Not used by 2026-11-20.*reports: AKIA…0001\. .*AKIA…0001: on \(given back\)\. [Ss]elect the finding again/,
    );
    expect(journey.acts('alice')).toEqual(OFF_AND_ON);
    expect(journey.user('alice')).toMatchObject({ accessKeys: [{ status: 'Active' }] });
  });

  it('and that somebody else has turned on before is left alone, and told so', async () => {
    const turnedOn = after('P5D').setKeyStatus('Active');
    const journey = await play(KEY_ONLY, ...RETIRED, turnedOn, after('P5D').answer('restore'));

    expect(journey.course('alice')).toContain('NEW nothing-to-restore');
    expect(journey.end('alice').note).toMatch(/AKIA…0001 left alone \(it was on already\).*AKIA…0001: on\./);
    expect(journey.acts('alice')).toEqual(OFF_AND_ON.slice(0, 1));
  });

  it.each([5, 9])(
    'while it is turned off is given back where IAM shows that after %i reads',
    async (readLag) => {
      const wanted = after('P2D').answer('restore', { afterCalls: 12 });
      const journey = await play({ ...KEY_ONLY, iam: { readLag } }, ...RETIRED, wanted);

      expect(journey.user('alice')).toMatchObject({ accessKeys: [{ status: 'Active' }] });
    },
  );

  it('beside a kept password must be used as the password must', async () => {
    const journey = await play(
      click(),
      after('P2D').answer('retire', { credentials: { password: 'keep', [KEY]: 'retire' } }),
      after('P4D').answer('restore'),
      after('P5D').useKey(),
      after('P6D').signIn(),
    );

    expect(journey.course('alice').slice(2)).toEqual([
      'NOTIFIED disabled',
      'NOTIFIED restored',
      PASSED,
      USED,
    ]);
    expect(journey.finding('alice')[4]?.note).toMatch(
      /password kept; AKIA…0001 restored\. Must be used by 2026-11-20/,
    );
    expect(journey.end('alice').note).toMatch(/^Used, as far as IAM reports: password, AKIA…0001\./);
    expect(journey.acts('alice')).toEqual(OFF_AND_ON);
  });
});

it('a click on "Stop or restore" that the table refuses keeps what the case said; the next one gives back', async () => {
  const journey = await play(
    KEY_ONLY,
    ...RETIRED,
    after('P3D').fail('dynamodb:*', 'AccessDeniedException', { times: 40 }),
    after('P3D').click({ action: 'stop' }),
    after('P3DT1H').heal(),
    after('P4D').click({ action: 'stop' }),
    after('P5D').useKey(),
  );

  const notes = journey.finding('alice').map(({ note }) => note ?? '');
  const disabled = notes.find((note) => note.startsWith('Disabled')) ?? '-';
  const kept = notes.find((note) => note.startsWith('The click could not')) ?? '';
  expect(kept).toMatch(/AccessDenied.* Click again when that is mended\. Until then the note said: /);
  expect(kept).toContain(disabled.slice(0, 150));
  expect(kept).toMatch(/ Case alice-AIDA\w+-1\.$/);
  expect(journey.acts('alice')).toEqual(OFF_AND_ON);
  expect(journey.end('alice').fields).toMatchObject({ UnusedCredentialsStep: 'used' });
});
