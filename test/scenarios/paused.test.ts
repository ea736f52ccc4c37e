import { describe, expect, it } from 'vitest';
import type { Report } from '../../local/run/report/report.ts';
import { type Journey, play } from '../support/journey.ts';
import {
  after,
  alice,
  click,
  type Scene,
  type Story,
  type StoryStep,
  story,
  user,
  withKeyOnly,
} from '../support/story.ts';

const KEY_ONLY = { users: [alice(withKeyOnly)] };

const PAUSED_BEFORE_DISABLING = story(
  KEY_ONLY,
  click(),
  after('P1D').pause('a wrong rule', { by: 'olivia' }),
  after('P2D').answer('retire'),
  after('P2DT1H').open(),
  after('P5DT3H').resume({ by: 'olivia' }),
  after('P25D').answer('confirm'),
);

const PAUSED_BEFORE_DELETION = [
  click(),
  after('P2D').answer('retire'),
  after('P19D').pause(),
  after('P20D').answer('confirm'),
];

const DELETED_LATER = story(KEY_ONLY, ...PAUSED_BEFORE_DELETION, after('P29DT23H').resume());

const RESTORED_MEANWHILE = story(
  KEY_ONLY,
  ...PAUSED_BEFORE_DELETION,
  after('P22D').answer('restore'),
  after('P22DT1H').useKey(),
  after('P23D').resume(),
);

const TABLE_REPLACED = story(
  KEY_ONLY,
  click(),
  after('P1D').replaceTable(),
  after('P2D').answer('retire'),
  after('P2DT20M').resume({ by: 'olivia' }),
  after('P25D').answer('confirm'),
);

const played = new Map<Story, Promise<Journey>>();

/** Plays a story once for all tests that look at its report. */
function once(told: Story): Promise<Journey> {
  const journey = played.get(told) ?? play(told);
  played.set(told, journey);
  return journey;
}

/** What was done to the user’s credentials, and when. */
const actsOf = (journey: Journey, user = 'alice'): Report['iam'] =>
  journey.report.iam.filter((one) => one.user === user && one.by.includes('UnusedCredentials'));
const notesOf = (journey: Journey) => journey.finding('alice').map(({ note }) => note ?? '');
const count = (journey: Journey, state: string) =>
  journey.states('alice').filter((name) => name === state).length;

describe('a case that comes to disabling while all is paused', () => {
  it('disables nothing, says so once, and goes on by itself afterwards', async () => {
    const journey = await once(PAUSED_BEFORE_DISABLING);

    expect(journey.course('alice')).toEqual([
      'NOTIFIED opened',
      'NOTIFIED asked',
      'NOTIFIED paused',
      'NOTIFIED disabled',
      'SecurityHub RESOLVED PASSED',
      'NOTIFIED confirm-deletion',
      'RESOLVED deleted',
    ]);
    expect(notesOf(journey)[3]).toMatch(
      /^Paused since 2026-11-03 09:00 UTC by olivia: "a wrong rule"\. Nothing more is disabled or deleted/,
    );
    // Paused on day 1, answered on day 2, resumed on day 5 at noon: the next look is at 18:00.
    expect(actsOf(journey)[0]?.at).toBe('2026-11-07T18:00:00.000Z');
    expect(count(journey, 'RecordPaused')).toBe(1);
    expect(count(journey, 'AwaitResume')).toBe(9);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });

  it('mails nobody about the pause, and shows it on the page', async () => {
    const journey = await play(PAUSED_BEFORE_DISABLING);

    const pages = journey.run.invocations.filter(({ functionName }) => functionName.endsWith('case-page'));
    const page = pages
      .map(({ result }) => JSON.stringify(result))
      .filter((text) => text.includes('Paused for now'));
    expect(page[0]).toMatch(/goes on by itself afterwards.*Is anything else wanted meanwhile/);
    expect(journey.mailsTo('alice@example.com').map(({ text }) => text)).toEqual([
      expect.stringMatching(/^still needed/i),
      expect.stringMatching(/^turned off/i),
      expect.stringMatching(/delete/i),
      expect.stringMatching(/^deleted/i),
    ]);
  });

  it('can be stopped by an analyst; the owner can not', async () => {
    const journey = await play(
      KEY_ONLY,
      click(),
      after('P1D').pause(),
      after('P2D').answer('retire'),
      after('P2DT1H').answer('stop', { force: true }),
      after('P2DT1H').answer('restore', { force: true }),
      after('P3D').click({ action: 'stop' }),
    );

    expect(journey.course('alice')).toEqual([
      'NOTIFIED opened',
      'NOTIFIED asked',
      'NOTIFIED paused',
      'NEW stop',
    ]);
    expect(journey.report.stepResults.filter(({ do: kind }) => kind === 'answer')).toMatchObject([
      { status: 200 },
      { status: 409 },
      { status: 409 },
    ]);
    expect(actsOf(journey)).toEqual([]);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });
});

describe('a case that comes to deletion while all is paused', () => {
  it('deletes nothing until it may go on; the confirmation still counts', async () => {
    const journey = await once(DELETED_LATER);

    expect(journey.course('alice').slice(-3)).toEqual([
      'NOTIFIED confirm-deletion',
      'NOTIFIED paused',
      'RESOLVED deleted',
    ]);
    const deleted = actsOf(journey).find(({ action }) => action === 'DeleteAccessKey');
    expect(deleted?.at).toBe('2026-12-02T12:00:00.000Z');
    expect(journey.states('alice').at(-1)).toBe('CaseClosed');
  });

  it('restores what is wanted back meanwhile, and does not delete it afterwards', async () => {
    const journey = await once(RESTORED_MEANWHILE);

    expect(journey.course('alice').slice(-3)).toEqual([
      'NOTIFIED paused',
      'NOTIFIED restored',
      expect.stringMatching(/used/),
    ]);
    expect(journey.acts('alice').at(-1)).toMatch(/^UpdateAccessKey .*Active/);
    expect(journey.user('alice')).toMatchObject({ accessKeys: [{ status: 'Active' }] });
  });

  it.each([
    ['paused before disabling', PAUSED_BEFORE_DISABLING],
    ['paused before deletion', DELETED_LATER],
    ['restored while paused', RESTORED_MEANWHILE],
  ])('changes nothing in IAM between pause and resumption but to give back (%s)', async (_case, told) => {
    const journey = await once(told);
    const [from = '', to = '9999'] = journey.report.stepResults
      .filter(({ do: kind }) => kind === 'pause' || kind === 'resume')
      .map(({ at }) => at);

    const meanwhile = actsOf(journey).filter(({ at }) => at >= from && at < to);
    expect(meanwhile.filter(({ detail }) => Object.values(detail).every((one) => one !== 'Active'))).toEqual(
      [],
    );
  });
});

describe('restores that come too often', () => {
  /** Within a day alice and bob want their access back; carol answers after that. */
  const twoRestores = (settings: Scene['settings']): [Scene, ...StoryStep[]] => [
    { users: [alice(withKeyOnly), user('bob'), user('carol')], settings },
    click(),
    after('P1D').answer('retire', { user: 'alice' }),
    after('P1D').answer('retire', { user: 'bob' }),
    after('P2D').answer('restore', { user: 'alice' }),
    after('P2DT20H').answer('restore', { user: 'bob' }),
    after('P3D').answer('retire', { user: 'carol' }),
    after('P5D').click({ action: 'stop', findings: ['carol'] }),
  ];

  it('pause everything and tell the operators', async () => {
    const journey = await play(...twoRestores({ pauseAfterRestores: 2 }));

    const topic = journey.report.messages.filter(({ subject }) => subject.includes('because of restores'));
    expect(topic).toHaveLength(1);
    expect(topic[0]?.text).toContain('2 restores within a day');
    expect(journey.course('carol')).toContain('NOTIFIED paused');
    expect(actsOf(journey, 'carol')).toEqual([]);
    expect(journey.report.logs.filter(({ line }) => line.includes('AutomaticPauses'))).toHaveLength(1);
  });

  it('pause nothing where the setting is 0', async () => {
    const journey = await play(...twoRestores({ pauseAfterRestores: 0 }));

    expect(journey.course('carol')).toContain('NOTIFIED disabled');
    expect(journey.course('carol')).not.toContain('NOTIFIED paused');
  });
});

describe('a table of cases that is replaced by one from a backup', () => {
  it('pauses everything and tells the operators, until one of them resumes', async () => {
    const journey = await once(TABLE_REPLACED);

    const topic = journey.report.messages.filter(({ subject }) => subject.includes('the table was replaced'));
    expect(topic).toHaveLength(1);
    const resumed = journey.report.stepResults.find((one) => one.do === 'resume')?.at ?? 0;
    expect(actsOf(journey).every(({ at }) => at >= resumed)).toBe(true);
    expect(journey.course('alice').at(-1)).toBe('RESOLVED deleted');
  });
});

describe('the note of a pause that nobody has read IAM for', () => {
  it('says how things stood when IAM was read, and not what can be had back of it now', async () => {
    const journey = await play(
      ...PAUSED_BEFORE_DELETION.filter(({ do: kind }) => kind !== 'answer'),
      after('P2D').answer('retire'),
      after('P19DT12H').createLoginProfile(),
      after('P20D').answer('confirm'),
      after('P21D').resume(),
    );

    const paused = journey
      .finding('alice')
      .find(({ fields }) => fields?.['UnusedCredentialsStep'] === 'paused');
    expect(paused?.note).toContain('password: disabled by this case');
    expect(paused?.note).toContain('What is still disabled by this case can be had back at any time.');
    expect(journey.user('alice')?.password).toBeDefined();
  });
});
