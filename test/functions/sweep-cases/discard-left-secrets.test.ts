import { describe, expect, it } from 'vitest';
import { newCase } from '../../../functions/domain/case/new-case.ts';
import { AT, anAnswer, aRecord, CASE_ID, daysAgo } from '../../support/builders.ts';
import { aDeadCase, stored, sweep, time, worldWith } from './sweeping.ts';

const passwordSecret = { since: daysAgo(1), attempts: 1 };
const closed = (closedAt: string) => aRecord({ status: 'closed', closedAt, passwordSecret });

async function withSecrets(world: ReturnType<typeof worldWith>, ...caseIds: string[]) {
  for (const caseId of caseIds) await world.secrets.createOrGet(caseId, 'pw', []);
  return world;
}

describe('a secret that an ended case has left', () => {
  it('is deleted with the case whose execution died, and remembered while it could come back', async () => {
    const world = await withSecrets(worldWith([aDeadCase({ passwordSecret })]), CASE_ID);
    world.executions.end(CASE_ID, 'ABORTED');

    await sweep(world);

    expect(world.secrets.stored.size).toBe(0);
    expect(stored(world)).toMatchObject({ status: 'closed', passwordSecret });
  });

  it('is deleted again and forgotten a day later', async () => {
    const world = await withSecrets(worldWith([closed(daysAgo(1))]), CASE_ID);

    await sweep(world);

    expect(world.secrets.stored.size).toBe(0);
    expect(stored(world)).not.toHaveProperty('passwordSecret');
  });

  it('is deleted although the next case has begun', async () => {
    const before = closed(daysAgo(1));
    const { userName, userId, userArn: arn } = before;
    const opening = { ...before, user: { userName, userId, arn } };
    const next = newCase(opening, time, before);
    const world = await withSecrets(worldWith([next]), CASE_ID, next.caseId);
    world.executions.end(next.caseId, 'RUNNING');

    await sweep(world);

    expect([...world.secrets.stored.keys()]).toEqual([next.caseId]);
    expect(stored(world)).not.toHaveProperty('leftSecrets');
    expect(newCase(opening, AT, newCase(opening, AT, before)).leftSecrets).toEqual([CASE_ID]);
  });

  it('stays while another case is to give back what the dead one had begun to', async () => {
    const answers = [anAnswer({ kind: 'restore', delivered: true })];
    const disabled = [{ credentialId: 'password', kind: 'password' as const, disabledAt: daysAgo(2) }];
    const world = await withSecrets(
      worldWith([{ ...closed(daysAgo(1)), step: 'failed', answers, disabled }]),
      CASE_ID,
    );

    await sweep(world);

    expect(world.secrets.stored.size).toBe(1);
    expect(stored(world)).toHaveProperty('passwordSecret');
  });

  it('of a running case stays', async () => {
    const world = await withSecrets(worldWith([aRecord({ passwordSecret })]), CASE_ID);
    world.executions.end(CASE_ID, 'RUNNING');
    const before = stored(world);

    await sweep(world);

    expect(world.secrets.stored.size).toBe(1);
    expect(stored(world)).toEqual(before);
  });

  it('is deleted at the next sweep where Secrets Manager did not answer', async () => {
    const world = await withSecrets(worldWith([closed(daysAgo(1))]), CASE_ID);
    world.calls.fail('secrets.remove');
    await expect(sweep(world)).rejects.toThrow();

    await sweep(world);

    expect(world.secrets.stored.size).toBe(0);
  });
});
