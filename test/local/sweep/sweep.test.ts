import { beforeAll, describe, expect, it } from 'vitest';
import type { LocalRun } from '../../../local/run/local-run.ts';
import { differences, endOf, itemsOf } from '../../../local/sweep/end-of.ts';
import { JOURNEYS } from '../../../local/sweep/journeys.ts';
import { type Cell, sweep } from '../../../local/sweep/sweep.ts';
import { createSweeper } from '../../../local/sweep/sweeper.ts';
import { localRun } from '../../support/journey.ts';
import { recorded, sweeperHere } from '../../support/sweeper.ts';

let run: LocalRun;
const sweeper = sweeperHere();
beforeAll(async () => {
  run = await localRun();
});

describe('the sweep', () => {
  it('plays so many variations of each journey and fault', async () => {
    const cells: Cell[] = [];
    const options = { journeys: ['keep'], faults: ['crash-after', 'lag'], sample: 2 };

    expect(await sweep(sweeper, { ...options, onJourney: (swept) => cells.push(...swept.cells) })).toEqual(
      [],
    );
    expect(cells).toEqual([
      expect.objectContaining({
        journey: 'keep',
        fault: 'crash-after',
        played: 2,
        objections: 0,
        onArtifacts: 0,
      }),
      expect.objectContaining({ journey: 'keep', fault: 'lag', variations: 5, played: 2, objections: 0 }),
    ]);
    expect(cells[0]?.variations).toBeGreaterThan(100);
  });

  it('objects where what is deployed comes to another end', async () => {
    const options = { journeys: ['keep'], faults: ['crash'], sample: 2, onArtifacts: 1, onJourney: () => {} };
    const other = { ...run, play: () => run.play({ ...JOURNEYS['retire'], start: '2026-11-02T09:00:00Z' }) };
    const artifacts = async (): Promise<LocalRun> => other;

    expect(await sweep(sweeper, options)).toEqual([]);
    const findings = await sweep(createSweeper({ fast: localRun, artifacts, recorded }), options);
    expect(findings.map(({ violation: { by } }) => by)).toContain('artifacts');
  });

  it('says which journeys there are', async () => {
    const options = { journeys: ['nowhere'], faults: ['crash'], onJourney: () => {} };

    await expect(sweep(sweeper, options)).rejects.toThrow(
      'there is no nowhere; there are retire, restore, keep',
    );
  });
});

const alice = {
  userName: 'alice',
  tags: { Owner: 'alice@example.com' },
  accessKeys: [{ lastUsed: 'P120D' }],
};
const play = (...then: object[]) =>
  run.play({
    accounts: [{ id: '111122223333', users: [alice] }],
    then: [{ at: 'PT0S', do: 'click' }, ...then],
  });
const end = async (...then: object[]) => endOf(await play(...then), await itemsOf(run));

describe('two ends', () => {
  it('are the same where only the time of day differs', async () => {
    const one = await end({ at: 'P1D', do: 'click', action: 'stop' });
    const other = await end({ at: 'P1DT1M', do: 'click', action: 'stop' });

    expect(differences(one, other)).toEqual([]);
  });

  it('differ in what differs', async () => {
    const stopped = await end({ at: 'P1D', do: 'click', action: 'stop' });
    const retired = await end({ at: 'P1D', do: 'answer', answer: 'retire' });

    expect(differences(stopped, retired)).toEqual([
      'course of the findings',
      'notes of the findings',
      'messages',
      'users',
      'table',
    ]);
  });

  it('differ in when a user’s key was made before the play, and not in when one was made during it', async () => {
    const withKeyOf = async (createdAt: string): Promise<Record<string, string>> => {
      const accessKeys = [{ id: 'AKIAEXAMPLEALICE0001', createdAt, lastUsed: 'P120D' }];
      const accounts = [{ id: '111122223333', users: [{ ...alice, accessKeys }] }];
      return endOf(await run.play({ accounts, then: [{ at: 'PT0S', do: 'click' }] }), []);
    };
    const withKeyFrom = (at: string) => end({ at, do: 'createKey', key: 'AKIAEXAMPLEALICE0002' });

    expect(differences(await withKeyOf('P900D'), await withKeyOf('P800D'))).toContain('users');
    expect(differences(await withKeyFrom('P1D'), await withKeyFrom('P2D'))).not.toContain('users');
  });

  it('differ in what people were told and in what is recorded, where the same was done', async () => {
    const early = await end({ at: 'P1D', do: 'answer', answer: 'retire' });
    const late = await end({ at: 'P2D', do: 'answer', answer: 'retire' });

    expect(differences(early, late)).toEqual(['notes of the findings', 'messages', 'table']);
  });
});

/** The table at the end of a play in which these answers were given, and an assessment has taken some. */
function tableWith(kind: string, { taken, delivered }: { taken?: string[]; delivered: boolean }): string {
  const report = { findings: [], messages: [], world: {}, secrets: [], executions: [] };
  const item = { userId: 'AIDA1', answers: [{ answerId: 'one', kind, delivered }], ...(taken && { taken }) };
  return endOf(report as never, [item])['table'] ?? '';
}

describe('the ends of two plays in which an answer was taken', () => {
  it('are the same whether the question or an assessment after it has done so', () => {
    const byQuestion = tableWith('confirm', { delivered: true });

    expect(tableWith('confirm', { delivered: false, taken: ['one'] })).toBe(byQuestion);
  });

  it('differ where a wish to restore was settled in one of them', () => {
    const settled = tableWith('restore', { delivered: true, taken: ['one'] });

    expect(tableWith('restore', { delivered: true })).not.toBe(settled);
    expect(tableWith('restore', { delivered: true, taken: ['other'] })).not.toBe(settled);
  });
});

describe('a step after so many calls', () => {
  it('is played in the middle of a function, before its next call', async () => {
    const tag = { at: 'P1DT1H', do: 'tagUser', tags: { Protected: 'yes' }, afterCalls: 4 };
    await play(tag, { at: 'P1DT1H', do: 'answer', answer: 'retire' });
    const { events } = run.chronicle();
    const at = events.findIndex((event) => event.is === 'iam' && event.action === 'TagUser');
    const click = events.findLastIndex(({ at: time }) => time < Date.parse('2026-11-03T10:00:00Z'));
    const between = events.slice(click + 1, at).filter(({ is }) => is === 'call');

    expect(between).toHaveLength(4);
    expect(events.slice(at).find(({ is }) => is === 'call' || is === 'page')?.is).toBe('call');
  });

  it('fails the run where there are fewer calls', async () => {
    const tag = { at: 'P1D', do: 'tagUser', tags: { Protected: 'yes' }, afterCalls: 10_000 };

    await expect(play(tag)).rejects.toThrow('1 of the steps with "afterCalls" did not come');
  });
});
