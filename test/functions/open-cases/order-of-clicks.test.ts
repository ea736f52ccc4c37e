import { describe, expect, it } from 'vitest';
import { openBatch } from '../../../functions/open-cases/open-batch.ts';
import {
  AT,
  anAnswer,
  aQuestion,
  aRecord,
  aUser,
  CASE_ID,
  daysAgo,
  OLD_KEY,
  USER_ID,
} from '../../support/builders.ts';
import { aBatch, aClick, aFinding } from '../../support/events.ts';
import type { World } from '../../support/fakes/world.ts';
import { noteOf, someWorld } from './clicks.ts';

const after = (minutes: number) => new Date(Date.parse(AT) + minutes * 60_000).toISOString();
const event = (world: World, action: 'retire' | 'stop', minutes: number, finding: unknown = aFinding()) =>
  aClick(world.actions[action], [finding], { id: `${action}-${minutes}`, time: after(minutes) });
/** Each event comes in a batch of its own, in this order. */
async function come(world: World, ...events: unknown[]): Promise<void> {
  for (const one of events)
    expect(await openBatch(aBatch([one]), world, () => true)).toEqual({ batchItemFailures: [] });
}

describe('a stop that finds no case', () => {
  it('is remembered: a retire of the same or an earlier time opens nothing and says so', async () => {
    const world = someWorld();

    await come(world, event(world, 'stop', 5), event(world, 'retire', 5), event(world, 'retire', 4));

    expect(world.executions.all.size).toBe(0);
    expect(world.findings.finding('finding-1').workflowStatus).toBe('NEW');
    expect(noteOf(world)).toBe(
      'Nothing was opened for the IAM user alice: "Stop or restore" was clicked at the same time or later (2026-03-01 09:05 UTC). Select the finding again to open a case.',
    );
    expect(world.table.at(USER_ID)).toMatchObject({ sequence: 0, status: 'closed', findings: [] });
  });

  it('lets a later retire open the first case of the user', async () => {
    const world = someWorld();

    await come(world, event(world, 'stop', 5), event(world, 'retire', 6));

    expect([...world.executions.all.keys()]).toEqual([CASE_ID]);
    expect(world.table.at(USER_ID)).toMatchObject({ status: 'open', sequence: 1 });
  });

  it.each([5, 6])(
    'and is not a wish for what is off where it comes again after that (%i)',
    async (minutes) => {
      const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: daysAgo(3) }];
      const off = [{ caseId: 'alice-0', openedAt: daysAgo(9), closedAt: daysAgo(1), disabled }];
      const said = anAnswer({ kind: 'stop', role: 'analyst', by: 'the custom action', at: after(5) });
      const ended = { status: 'closed', openedAt: daysAgo(1), closedAt: after(5), step: 'stop' } as const;
      const world = someWorld({ records: [aRecord({ ...ended, answers: [said], off })] });
      await come(world, event(world, 'retire', 7));

      await come(world, event(world, 'stop', minutes));

      const { status, answers } = world.table.at(USER_ID);
      expect(status).toBe('open');
      expect(answers.map(({ kind }) => kind)).toEqual(minutes === 5 ? [] : ['restore']);
    },
  );

  it('the latest of several counts', async () => {
    const world = someWorld();

    await come(world, event(world, 'stop', 5), event(world, 'stop', 3), event(world, 'retire', 4));

    expect(world.executions.all.size).toBe(0);
  });

  it('keeps what the item of the last case holds', async () => {
    const last = aRecord({ status: 'closed', closedAt: AT, sequence: 3 });
    const world = someWorld({ records: [last] });

    await come(world, event(world, 'stop', 5), event(world, 'retire', 5));

    const { stopClickedAt, revision: _, ...kept } = world.table.at(USER_ID);
    expect(kept).toMatchObject({ caseId: last.caseId, sequence: 3, closedAt: AT });
    expect(stopClickedAt).toBe(after(5));
    expect(world.executions.all.size).toBe(0);
  });

  it('says besides what the last case has deleted: its note is the only one that says so', async () => {
    const last = aRecord({
      ...{ status: 'closed', closedAt: AT, user: aUser({ credentials: [] }) },
      disabled: [{ credentialId: OLD_KEY, kind: 'access-key', disabledAt: AT }],
      outcomes: [{ credentialId: OLD_KEY, result: 'deleted' }],
    });
    const world = someWorld({ records: [last] });

    await come(world, event(world, 'stop', 5), event(world, 'retire', 5));

    expect(noteOf(world)).toMatch(
      /^Nothing was opened .*As read 2026-03-01 09:00 UTC: .*AKIA…MPLE: deleted by this case/,
    );
    expect(noteOf(world)).toContain(`Case ${CASE_ID}.`);
  });
});

describe('clicks that come late or twice', () => {
  it('a retire of before a stop that ended the case opens nothing, though of another control', async () => {
    const stopped = anAnswer({ kind: 'stop', role: 'analyst', by: 'the custom action', at: after(5) });
    const ended = { status: 'closed' as const, closedAt: after(6), answers: [stopped] };
    const world = someWorld({ records: [aRecord({ openedAt: AT, ...ended })] });

    await come(world, event(world, 'retire', 1, aFinding({ control: 'IAM.22' })));

    expect(world.executions.all.size).toBe(0);
    expect(noteOf(world)).toMatch(/^Nothing was opened/);
  });

  it('a retire of before the end of the case belongs to it: no second case, no second note', async () => {
    const world = someWorld();
    await come(world, event(world, 'retire', 0));
    world.executions.end(CASE_ID, 'SUCCEEDED');
    const update = { status: 'NEW' as const, note: 'Nobody answered.', fields: {} };
    world.table.store({ ...world.table.at(USER_ID), status: 'closed', closedAt: after(9), update });

    await come(world, event(world, 'retire', 0), event(world, 'retire', 8, aFinding({ Id: 'finding-2' })));

    expect([...world.executions.all.keys()]).toEqual([CASE_ID]);
    expect(world.findings.writes).toEqual(['finding-1: NOTIFIED']);
    expect(world.table.at(USER_ID).findings.map(({ findingId }) => findingId)).toEqual([
      'finding-1',
      'finding-2',
    ]);
  });

  it('a stop of before the case that gives back to another is a wish for what is off', async () => {
    const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: daysAgo(3) }];
    const off = [{ caseId: 'alice-0', openedAt: daysAgo(9), closedAt: daysAgo(1), disabled }];
    const world = someWorld({ records: [aRecord({ openedAt: after(5), off, disabled })] });

    await come(world, event(world, 'stop', 4));

    expect(world.table.at(USER_ID).answers).toMatchObject([
      { kind: 'restore', role: 'analyst', ofCases: ['alice-0'], at: after(4) },
    ]);
  });

  it('a stop of before the case does not stop it', async () => {
    const question = { ...aQuestion('stakeholder'), taskToken: 'token-1' };
    const world = someWorld({ records: [aRecord({ openedAt: after(5), question })] });

    await come(world, event(world, 'stop', 4));
    expect(world.tokens.answered.size).toBe(0);
    expect(world.findings.writes).toEqual([]);

    await come(world, event(world, 'stop', 5));
    expect(world.tokens.answered.get('token-1')).toBe('stop');
  });
});
