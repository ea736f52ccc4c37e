import { describe, expect, it } from 'vitest';
import { play } from '../support/journey.ts';
import { ACCOUNT, after, alice, click, exemptUntil, story, user, withKeyOnly } from '../support/story.ts';

const OWNER = 'alice@example.com';
const SECURITY = 'security@example.com';

const KEY_ONLY = { users: [alice(withKeyOnly)] };
const BY_ADMIN = { by: `arn:aws:iam::${ACCOUNT}:user/admin` };
const RETIRED = [click(), after('P2D').answer('retire')];

describe('the end of a case', () => {
  it.each(
    [
      {
        end: 'that nobody answered',
        told: story(click()),
        headline: 'Nobody answered',
        people: [OWNER, SECURITY],
      },
      {
        end: 'stopped by the analyst while the owner is asked',
        told: story(
          KEY_ONLY,
          click(),
          after('P1D').click({ action: 'stop' }),
          after('P2D').answer('retire', { force: true }),
          after('P3D').click({ action: 'stop' }),
        ),
        headline: 'Stopped',
        people: [OWNER],
      },
      {
        end: 'stopped by the security contact, asked in the owner’s place',
        told: story(KEY_ONLY, click(), after('P15D').answer('stop', { as: 'security-contact' })),
        headline: 'Stopped',
        people: [OWNER, SECURITY],
      },
      {
        end: 'kept and not used',
        told: story(KEY_ONLY, click(), after('P2D').answer('keep')),
        headline: 'Not used in time',
        people: [OWNER],
      },
      {
        end: 'whose user is deleted by someone before the answer',
        told: story(KEY_ONLY, click(), after('P3D').deleteUser()),
        headline: 'No answer needed any more',
        people: [OWNER],
      },
      {
        end: 'that leaves all disabled, by the settings',
        told: story({ settings: { afterObservation: 'keep-disabled' } }, ...RETIRED),
        headline: 'Left turned off',
        people: [OWNER],
      },
      {
        end: 'whose key someone enables during the observation',
        told: story(...RETIRED, after('P5D').setKeyStatus('Active', BY_ADMIN)),
        headline: 'Ended: something was changed',
        people: [OWNER],
      },
    ].map(({ end, headline, ...row }) => [end, headline, row] as const),
  )('%s is told as "%s" to whom it asked', async (_end, headline, { told, people }) => {
    const journey = await play(told);

    const ends = journey.report.messages.filter(({ text }) => text.startsWith(headline));
    expect(ends.map(({ to }) => to)).toEqual(people);
  });

  it('by an exemption is told with its day', async () => {
    const journey = await play(KEY_ONLY, click(), after('P15D').answer('exempt', exemptUntil('2026-12-20')));

    const told = journey
      .mailsTo(OWNER)
      .filter(({ text }) => /^Exempt until \w{3} \d+ \w{3} \d{4}/.test(text));
    expect(told).toHaveLength(1);
  });

  it.each([
    [
      'whose key was used before the click',
      story(KEY_ONLY, after('PT0S').useKey({ service: 'ses' }), after('PT1H').click()),
    ],
    [
      'whose user was deleted before the click',
      story(KEY_ONLY, after('PT1H').deleteUser(), after('PT2H').click()),
    ],
    [
      'of users protected by tag, by path and by name',
      story(
        {
          users: [
            alice({ accessKeys: [], tags: { Owner: OWNER, 'break-glass': 'yes' } }),
            user('bob', { path: '/admins/', password: { lastUsed: 'P200D' }, accessKeys: undefined }),
            user('svc-backup', { tags: undefined }),
          ],
          settings: { protected: { tags: [{ key: 'break-glass' }], paths: ['/admins/'], names: ['SVC-*'] } },
        },
        click(),
      ),
    ],
  ])('%s is told to nobody, for nobody was asked', async (_end, told) => {
    const journey = await play(told);

    expect(journey.recipients()).toEqual([]);
  });
});
