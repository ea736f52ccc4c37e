import { describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { after, alice, click, KEY, user } from '../support/story.ts';

const ASKED = ['NOTIFIED opened', 'NOTIFIED asked'];
const DISABLED = ['DeleteLoginProfile', `UpdateAccessKey ${KEY} Inactive`];

const answers = ({ report }: Journey) =>
  report.stepResults
    .filter((stepResult) => stepResult.do === 'answer')
    .map(({ status, got }) => `${status} ${got}`);
const statuses = ({ report }: Journey) =>
  report.stepResults.filter(({ status }) => status !== undefined).map(({ status }) => status);

describe('a link', () => {
  const BOB = 'AIDAEXAMPLEBOB0000001';
  const BOBS_KEY = { id: 'AKIAEXAMPLEBOB000001', lastUsed: 'P120D' };
  const GUESSED = 'A'.repeat(32);
  const POST = { user: 'alice', method: 'POST' } as const;
  const AT_BOBS = { ...POST, pathOf: 'bob' } as const;
  /** The form that turns off all that alice has. */
  const RETIRE = {
    answer: 'retire',
    userName: 'alice',
    'credential.password': 'retire',
    [`credential.${KEY}`]: 'retire',
  };

  it('of another case, cut short, guessed, or used by another method opens nothing', async () => {
    const journey = await play(
      { users: [alice(), user('bob', { userId: BOB, accessKeys: [BOBS_KEY] })], until: 'P2D' },
      click(),
      // Alice's key at bob's message, and no key at all.
      after('PT12H').http({ ...AT_BOBS, form: { answer: 'retire', userName: 'bob' } }),
      after('P1D').http({ ...AT_BOBS, query: {}, form: RETIRE }),
      // A guessed key, one cut short, a message that never was, a path that leads elsewhere.
      after('P1DT1M').http({ ...POST, query: { key: GUESSED }, form: RETIRE }),
      after('P1DT2M').http({ ...POST, query: { key: 'short' }, form: RETIRE }),
      after('P1DT3M').http({
        ...POST,
        path: '/messages/3f0f9b1e-2c76-4d0e-9a52-0d9d3c1f7a10',
        query: { key: GUESSED },
        form: RETIRE,
      }),
      after('P1DT4M').http({ ...POST, path: '/messages/%2e%2e%2fetc', query: { key: 'x' }, form: RETIRE }),
      // The right key with other methods.
      after('P1DT5M').http({ user: 'alice', method: 'PUT', form: RETIRE }),
      after('P1DT6M').http({ user: 'alice', method: 'DELETE' }),
    );

    expect(statuses(journey)).toEqual([404, 404, 404, 404, 404, 404, 405, 405]);
    expect(journey.course('alice')).toEqual(ASKED);
    expect(journey.course('bob')).toEqual(ASKED);
    expect(journey.report.iam).toEqual([]);
    for (const item of await journey.run.items()) expect(item).toMatchObject({ answers: [] });
  });

  it('that is looked at, or posted as a mail scanner would, changes nothing', async () => {
    const journey = await play(
      { until: 'P2D' },
      click(),
      after('P1D').open(),
      after('P1D').open({ method: 'HEAD' }),
      // The form as it is; the first choice without a name typed; another name typed.
      after('P1DT1H').http({
        ...POST,
        body: '',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
      after('P1DT2H').http({ ...POST, form: { answer: 'retire' } }),
      after('P1DT3H').http({ ...POST, form: { ...RETIRE, userName: 'bob' } }),
      after('P1DT4H').http({
        ...POST,
        body: '{"answer":"retire"}',
        headers: { 'content-type': 'application/json' },
      }),
      // An answer that is not for the owner, and one to a question that is not open.
      after('P1DT5H').http({ ...POST, form: { answer: 'exempt', reason: 'x', until: '2026-12-31' } }),
      after('P1DT6H').http({ ...POST, form: { answer: 'confirm', userName: 'alice' } }),
    );

    expect(statuses(journey)).toEqual([200, 200, 422, 422, 422, 415, 409, 409]);
    expect(journey.course('alice')).toEqual(ASKED);
    expect(journey.acts('alice')).toEqual([]);
    expect(await journey.run.items()).toMatchObject([{ answers: [], question: { kind: 'stakeholder' } }]);
    expect(journey.execution('alice')).toMatchObject({ status: 'RUNNING' });
  });

  it('of a closed case, or of the one before, is told so', async () => {
    const journey = await play(
      { until: 'P5D' },
      click(),
      after('P1D').click({ action: 'stop' }),
      after('P2D').answer('retire', { force: true }),
      after('P3D').click(),
      after('P4D').answer('retire', { link: 'first', force: true }),
    );

    expect(answers(journey)).toEqual([expect.stringMatching(/^409/), expect.stringMatching(/^410/)]);
    expect(journey.course('alice')).toEqual([...ASKED, 'NEW stop', ...ASKED]);
    expect(journey.acts('alice')).toEqual([]);
  });
});

describe('an answer', () => {
  it('that is sent several times at once, and again the next day, counts once', async () => {
    const journey = await play(
      { until: 'P4D' },
      click(),
      after('P2D').answer('retire', { times: 3, atOnce: true }),
      after('P3D').answer('retire', {
        link: 'first',
        force: true,
        credentials: { password: 'retire', [KEY]: 'retire' },
      }),
    );

    expect(answers(journey)).toEqual(
      Array(4).fill(expect.stringMatching(/^200 (Already r|R)ecorded: Not needed/)),
    );
    expect(journey.acts('alice')).toEqual(DISABLED);
    expect(await journey.run.items()).toMatchObject([{ answers: [{ kind: 'retire', delivered: true }] }]);
    expect(journey.states('alice').filter((state) => state === 'DisableCredentials')).toHaveLength(1);
  });

  it('of two different ones at once exactly one counts, and the other person is told', async () => {
    const journey = await play({ until: 'P3D' }, click(), after('P2D').answer('retire', { rival: 'keep' }));

    expect(answers(journey).sort()).toEqual([
      expect.stringMatching(/^200 Recorded/),
      expect.stringMatching(/^409 This has been answered already/),
    ]);
    const [item] = await journey.run.items();
    const [{ kind } = { kind: '' }] = (item as { answers: { kind: string }[] }).answers;
    expect(journey.course('alice')[2]).toBe(kind === 'retire' ? 'NOTIFIED disabled' : 'NOTIFIED kept');
    expect(journey.acts('alice')).toEqual(kind === 'retire' ? DISABLED : []);
    expect(item).toMatchObject({ answers: { length: 1 } });
  });

  it('in the moment of a reminder counts, with the link of the first mail', async () => {
    const journey = await play(
      { until: 'P8D' },
      click(),
      after('P7DT2S').answer('retire', { link: 'first' }),
    );

    expect(answers(journey)).toEqual([expect.stringMatching(/^200 Recorded/)]);
    expect(journey.course('alice').slice(0, 4)).toEqual([...ASKED, 'NOTIFIED reminded', 'NOTIFIED disabled']);
    expect(journey.acts('alice')).toEqual(DISABLED);
  });

  it('in the moment in which all time is over comes too late and changes nothing', async () => {
    const journey = await play(
      click(),
      after('P21DT2S').answer('retire', { as: 'security-contact', force: true }),
    );

    expect(answers(journey)).toEqual([expect.stringMatching(/^409/)]);
    expect(journey.course('alice').at(-1)).toBe('NEW unanswered');
    expect(journey.acts('alice')).toEqual([]);
  });
});

describe('a form that was loaded before', () => {
  const LOADED_FIRST = { fields: { question: '1' } };

  it('turns off nothing that a co-owner has kept meanwhile, and says so', async () => {
    const journey = await play(
      { until: 'P4D' },
      click(),
      after('P2D').answer('keep'),
      after('P3D').answer('retire', LOADED_FIRST),
    );

    expect(answers(journey)).toEqual([
      expect.stringMatching(/^200 /),
      expect.stringMatching(/^409 This has been answered already/),
    ]);
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.course('alice')).toEqual([...ASKED, 'NOTIFIED kept']);
  });

  it('counts after a reminder, which asks the same', async () => {
    const journey = await play({ until: 'P9D' }, click(), after('P8D').answer('retire', LOADED_FIRST));

    expect(answers(journey)).toEqual([expect.stringMatching(/^200 /)]);
    expect(journey.acts('alice')).toEqual(DISABLED);
  });

  it('gives back all the same, also long after', async () => {
    const journey = await play(
      { until: 'P9D' },
      click(),
      after('P2D').answer('retire'),
      after('P8D').answer('restore', LOADED_FIRST),
    );

    expect(answers(journey)).toEqual([expect.stringMatching(/^200 /), expect.stringMatching(/^200 /)]);
    expect(journey.course('alice')).toContain('NOTIFIED restored');
  });
});
