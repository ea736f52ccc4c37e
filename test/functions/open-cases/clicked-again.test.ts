import { describe, expect, it } from 'vitest';
import { TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import { aRecord, CASE_ID, daysAgo, USER_ID } from '../../support/builders.ts';
import { aFinding } from '../../support/events.ts';
import { aStoredFinding } from '../../support/fakes/finding-store.ts';
import type { World } from '../../support/fakes/world.ts';

import { click, someWorld } from './clicks.ts';

describe('the same user clicked again', () => {
  async function running(): Promise<World> {
    const world = someWorld({
      findings: [
        aStoredFinding(),
        aStoredFinding({ findingId: 'late', region: 'us-east-1', userArn: 'other' }),
      ],
    });
    await click(world);
    return world;
  }

  it('twice at once gives one case and one execution', async () => {
    const world = someWorld();

    await Promise.all([click(world), click(world)]);

    expect(world.table.at(USER_ID)).toMatchObject({ caseId: CASE_ID, sequence: 1 });
    expect([...world.executions.all.keys()]).toEqual([CASE_ID]);
    expect(world.findings.finding('finding-1').workflowStatus).toBe('NOTIFIED');
  });

  it('loses a race for the lock and attaches', async () => {
    const world = someWorld();
    world.table.meanwhile(() => click(world));

    await click(world);

    expect([...world.executions.all.keys()]).toEqual([CASE_ID]);
  });

  it('changes nothing while the case is running', async () => {
    const world = await running();
    const before = world.table.at(USER_ID);

    await click(world);

    expect(world.table.at(USER_ID)).toEqual(before);
    expect(world.findings.writes).toEqual(['finding-1: NOTIFIED']);
  });

  it('by another finding attaches it, with the latest note', async () => {
    const world = await running();
    const update = {
      status: 'NOTIFIED' as const,
      note: 'Asked alice.',
      fields: { UnusedCredentialsStep: 'asked' },
    };
    world.table.store({ ...world.table.at(USER_ID), update });

    await click(world, [aFinding({ Id: 'late', Region: 'us-east-1' })]);

    expect(world.table.at(USER_ID).findings.map(({ findingId }) => findingId)).toEqual(['finding-1', 'late']);
    expect(world.findings.finding('late')).toMatchObject({
      note: 'Asked alice.',
      workflowStatus: 'NOTIFIED',
      userDefinedFields: { UnusedCredentialsStep: 'asked' },
    });
    expect(world.executions.all.size).toBe(1);
  });

  it('by another finding while the case goes on has the latest note written once more', async () => {
    const world = await running();
    const { write } = world.findings;
    world.findings.write = async (...told) => {
      const next = { status: 'NOTIFIED' as const, note: 'Asked alice.', fields: {} };
      const before = world.table.at(USER_ID);
      world.table.store({ ...before, update: next, updateNumber: (before.updateNumber ?? 0) + 1 });
      return write(...told);
    };

    await click(world, [aFinding({ Id: 'late', Region: 'us-east-1' })]);

    const record = world.table.at(USER_ID);
    expect(record.due?.finding).toMatchObject({ number: record.updateNumber });
    expect(record.update?.note).toBe('Asked alice.');
  });

  it.each([
    ['the lock and the note', 'findings.write'],
    ['the note and the start', 'executions.start'],
  ])('after a crash between %s starts what was locked', async (_, call) => {
    const world = someWorld();
    world.calls.fail(call);
    await expect(click(world)).rejects.toThrow(TransientServiceError);

    await click(world);

    expect([...world.executions.all.keys()]).toEqual([CASE_ID]);
    expect(world.findings.finding('finding-1').workflowStatus).toBe('NOTIFIED');
  });

  it('after the reply to the start was lost starts nothing twice', async () => {
    const world = someWorld();
    world.calls.fail('executions.start', { when: 'after' });
    await expect(click(world)).rejects.toThrow();

    await click(world);

    expect(world.executions.all.size).toBe(1);
    expect(world.table.at(USER_ID).sequence).toBe(1);
  });

  it.each([
    ['the finding of the case', 'finding-1', 'IAM.8'],
    ['a finding that has appeared since', 'late', 'IAM.8'],
    ['one of another control', 'late', 'IAM.22'],
  ])(
    'while it is exempt, by %s: it is suppressed with the same note, and nothing starts',
    async (_, Id, control) => {
      const exemption = { until: daysAgo(-30), reason: 'break glass', by: 'security@example.com' };
      const update = {
        status: 'SUPPRESSED' as const,
        note: 'Exempt until 2026-03-31.',
        fields: { UnusedCredentialsStep: 'exempt' },
      };
      const record = aRecord({ status: 'closed', closedAt: daysAgo(9), exemption, update });
      const world = someWorld({
        records: [record],
        findings: [aStoredFinding(), aStoredFinding({ findingId: 'late', controlId: control })],
      });

      await click(world, [aFinding({ Id, control })]);

      expect(world.findings.finding(Id)).toMatchObject({
        workflowStatus: 'SUPPRESSED',
        note: 'Exempt until 2026-03-31.',
        userDefinedFields: { UnusedCredentialsStep: 'exempt' },
      });
      expect(world.table.at(USER_ID)).toMatchObject({ exemption, status: 'closed' });
      expect(world.table.at(USER_ID).findings).toContainEqual(expect.objectContaining({ findingId: Id }));
      expect(world.table.at(USER_ID).controls).toContain(control);
      expect(world.executions.all.size).toBe(0);
    },
  );

  it('after its exemption has ended opens a case', async () => {
    const exemption = { until: daysAgo(1), reason: 'trip', by: 'security@example.com' };
    const world = someWorld({ records: [aRecord({ status: 'closed', exemption })] });

    await click(world);

    expect(world.table.at(USER_ID)).not.toHaveProperty('exemption');
    expect(world.executions.all.size).toBe(1);
  });

  it('after its exemption has ended takes along what that had suppressed, and tells the operators of its end', async () => {
    const exemption = { until: daysAgo(1), reason: 'trip', by: 'security@example.com' };
    const world = someWorld({
      records: [aRecord({ status: 'closed', closedAt: daysAgo(30), exemption })],
      findings: [aStoredFinding(), aStoredFinding({ findingId: 'suppressed', workflowStatus: 'SUPPRESSED' })],
    });

    await click(world);

    expect(world.findings.writes).toEqual(['suppressed: NEW', 'finding-1: NOTIFIED', 'suppressed: NOTIFIED']);
    expect(world.topic.published.map(({ attributes }) => attributes['step'])).toEqual([
      'exemption-ended',
      'opened',
    ]);
  });
});
