import { describe, expect, it } from 'vitest';
import type { Report } from '../../local/run/report/report.ts';
import { type Journey, readScenario, useLocalRun } from '../support/journey.ts';

const local = useLocalRun();
const played = new Map<string, Promise<Journey>>();

/** Plays a scenario file once for all tests that look at its report. */
function play(name: string): Promise<Journey> {
  const journey = played.get(name) ?? local.play(name);
  played.set(name, journey);
  return journey;
}

/** When something was first done to the user's credentials. */
const actsOf = (journey: Journey, user = 'alice'): Report['iam'] =>
  journey.report.iam.filter((one) => one.user === user && one.by.includes('UnusedCredentials'));
const notesOf = (journey: Journey) => journey.finding('alice').map(({ note }) => note ?? '');
const count = (journey: Journey, state: string) =>
  journey.states('alice').filter((name) => name === state).length;

describe('a case that comes to disabling while all is paused', () => {
  it('disables nothing, says so once, and goes on by itself afterwards', async () => {
    const journey = await play('paused-before-disabling');

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
    // Paused on day 1, answered on day 2, resumed on day 5 at noon: the next look is at 15:00.
    expect(actsOf(journey)[0]?.at).toBe('2026-11-07T15:00:00.000Z');
    expect(count(journey, 'RecordPaused')).toBe(1);
    expect(count(journey, 'AwaitResume')).toBe(13);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });

  it('mails nobody about the pause, and shows it on the page', async () => {
    const journey = await local.play('paused-before-disabling');

    const pages = journey.run.invocations.filter(({ functionName }) => functionName.endsWith('case-page'));
    const page = pages
      .map(({ result }) => JSON.stringify(result))
      .filter((text) => text.includes('Paused for now'));
    expect(page[0]).toMatch(/goes on by itself afterwards.*There is nothing to answer at the moment/);
    expect(journey.mailsTo('alice@example.com').map(({ text }) => text)).toEqual([
      expect.stringMatching(/^still needed/i),
      expect.stringMatching(/^turned off/i),
      expect.stringMatching(/delete/i),
      expect.stringMatching(/^deleted/i),
    ]);
  });

  it('can be stopped by an analyst; the owner can not', async () => {
    const journey = await play('paused-and-stopped');

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
    const journey = await play('paused-before-deletion');

    expect(journey.course('alice').slice(-3)).toEqual([
      'NOTIFIED confirm-deletion',
      'NOTIFIED paused',
      'RESOLVED deleted',
    ]);
    const deleted = actsOf(journey).find(({ action }) => action === 'DeleteAccessKey');
    expect(deleted?.at).toBe('2026-12-02T09:00:00.000Z');
    expect(journey.states('alice').at(-1)).toBe('CaseClosed');
  });

  it('restores what is wanted back meanwhile, and does not delete it afterwards', async () => {
    const journey = await play('restored-while-paused');

    expect(journey.course('alice').slice(-3)).toEqual([
      'NOTIFIED paused',
      'NOTIFIED restored',
      expect.stringMatching(/used/),
    ]);
    expect(journey.acts('alice').at(-1)).toMatch(/^UpdateAccessKey .*Active/);
    expect(journey.user('alice')).toMatchObject({ accessKeys: [{ status: 'Active' }] });
  });

  it.each(['paused-before-disabling', 'paused-before-deletion', 'restored-while-paused'])(
    'changes nothing in IAM between pause and resumption but to give back (%s)',
    async (name) => {
      const journey = await play(name);
      const [from = '', to = '9999'] = journey.report.stepResults
        .filter(({ do: kind }) => kind === 'pause' || kind === 'resume')
        .map(({ at }) => at);

      const meanwhile = actsOf(journey).filter(({ at }) => at >= from && at < to);
      expect(
        meanwhile.filter(({ detail }) => Object.values(detail).every((one) => one !== 'Active')),
      ).toEqual([]);
    },
  );
});

describe('restores that come too often', () => {
  it('pause everything and tell the operators', async () => {
    const journey = await play('paused-by-restores');

    const topic = journey.report.messages.filter(({ subject }) => subject.includes('because of restores'));
    expect(topic).toHaveLength(1);
    expect(topic[0]?.text).toContain('2 restores within a day');
    expect(journey.course('carol')).toContain('NOTIFIED paused');
    expect(actsOf(journey, 'carol')).toEqual([]);
    expect(journey.report.logs.filter(({ line }) => line.includes('AutomaticPauses'))).toHaveLength(1);
  });

  it('pause nothing where the setting is 0', async () => {
    const scenario = readScenario('paused-by-restores');

    const journey = await local.play({ ...scenario, settings: { pauseAfterRestores: 0 } });

    expect(journey.course('carol')).toContain('NOTIFIED disabled');
    expect(journey.course('carol')).not.toContain('NOTIFIED paused');
  });
});
