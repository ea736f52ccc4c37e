import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { aRecord, daysAgo, SECURITY, USER_ID } from '../../support/builders.ts';
import { aStoredFinding, type FakeFinding } from '../../support/fakes/finding-store.ts';

import { findingOf, ref, stored, sweep, worldWith } from '../sweep-cases/sweeping.ts';

describe('an exemption', () => {
  const exemption = { until: daysAgo(0), reason: 'break glass', by: SECURITY };
  const exempt = (overrides: Partial<CaseRecord> = {}) =>
    aRecord({ status: 'closed', closedAt: daysAgo(90), findings: [ref], exemption, ...overrides });
  const suppressed = (overrides: Partial<FakeFinding> = {}) =>
    aStoredFinding({ workflowStatus: 'SUPPRESSED', ...overrides });

  it('that has ended makes the findings NEW again, by resource and control', async () => {
    const world = worldWith(
      [exempt()],
      [
        suppressed(),
        suppressed({ findingId: 'new-id' }),
        suppressed({ findingId: 'other-control', controlId: 'IAM.22' }),
        suppressed({ findingId: 'archived', recordState: 'ARCHIVED' }),
        aStoredFinding({ findingId: 'resolved', workflowStatus: 'RESOLVED' }),
      ],
    );

    await sweep(world);

    expect(world.findings.writes).toEqual(['finding-1: NEW', 'new-id: NEW']);
    expect(findingOf(world).note).toMatch(/^The exemption has ended \("break glass".*security@example\.com/);
    expect(stored(world)).not.toHaveProperty('exemption');
    expect(stored(world).step).toBe('exemption-ended');
  });

  it('finds a finding that names the user by its unique id too', async () => {
    const arn = `arn:aws:iam::123456789012:user/${USER_ID}`;
    const world = worldWith([exempt()], [suppressed({ userArn: arn })]);

    await sweep(world);

    expect(findingOf(world).workflowStatus).toBe('NEW');
  });

  it('that has not ended goes on', async () => {
    const world = worldWith([exempt({ exemption: { ...exemption, until: daysAgo(-0.01) } })], [suppressed()]);

    await sweep(world);

    expect(world.findings.writes).toEqual([]);
    expect(stored(world)).toHaveProperty('exemption');
  });

  it('suppresses, with the same note, what appears while it goes on, and its end reopens that too', async () => {
    const update = { status: 'SUPPRESSED' as const, note: 'Exempt.', fields: {} };
    const record = exempt({ exemption: { ...exemption, until: daysAgo(-1) }, update });
    const world = worldWith(
      [record],
      [
        suppressed(),
        aStoredFinding({ findingId: 'new-id' }),
        aStoredFinding({ findingId: 'in Ireland', region: 'eu-west-1', workflowStatus: 'NOTIFIED' }),
        aStoredFinding({ findingId: 'never-clicked-22', controlId: 'IAM.22' }),
        aStoredFinding({ findingId: 'passed', complianceStatus: 'PASSED', workflowStatus: 'NEW' }),
        aStoredFinding({ findingId: 'done', workflowStatus: 'RESOLVED' }),
      ],
    );

    await sweep(world);
    await sweep(world);

    expect(world.findings.writes).toEqual(['new-id: SUPPRESSED', 'in Ireland: SUPPRESSED']);
    expect(findingOf(world, 'new-id').note).toBe('Exempt.');
    expect(stored(world).findings).toHaveLength(3);

    world.table.store({ ...stored(world), exemption });
    await sweep(world);

    expect(world.findings.writes.slice(2)).toEqual(['finding-1: NEW', 'new-id: NEW', 'in Ireland: NEW']);
  });

  it('suppresses nothing of another user who has the name now', async () => {
    const world = worldWith(
      [exempt({ exemption: { ...exemption, until: daysAgo(-30) } })],
      [aStoredFinding({ findingId: 'of-another' })],
    );
    world.iam.change(() => ({ userId: 'AIDAANOTHER1234567890' }));

    await sweep(world);

    expect(world.findings.writes).toEqual([]);
  });

  it('leaves a finding alone that a person has taken up again', async () => {
    const world = worldWith(
      [exempt({ exemption: { ...exemption, until: daysAgo(-1) } })],
      [aStoredFinding()],
    );

    await sweep(world);

    expect(world.findings.writes).toEqual([]);
  });

  it('that has ended is over although nobody suppressed anything any more', async () => {
    const world = worldWith([exempt()], [aStoredFinding()]);

    await sweep(world);

    expect(world.findings.writes).toEqual([]);
    expect(stored(world)).not.toHaveProperty('exemption');
  });

  it('is told to the operators once, with all its findings, where the function dies after writing them', async () => {
    const world = worldWith([exempt()], [suppressed(), suppressed({ findingId: 'new-id' })]);
    world.calls.fail('findings.write', { when: 'after' });
    await expect(sweep(world)).rejects.toThrow();

    await sweep(world);
    await sweep(world);

    expect(toldIn(world)).toEqual([{ step: 'exemption-ended', status: 'NEW', findings: 2 }]);
  });

  it.each([
    ['the topic takes nothing', 'topic.publish', {}],
    ['the item is written and the reply is lost', 'table.put', { when: 'after' as const }],
  ])('stays due to be told to the operators where %s', async (_, call, how) => {
    const world = worldWith([exempt()], [suppressed()]);
    world.calls.fail(call, how);

    await sweep(world).catch(() => undefined);

    expect(stored(world)).not.toHaveProperty('exemption');
    expect(world.topic.published).toEqual([]);
    expect(stored(world).due?.operators.map(({ message }) => message.attributes['step'])).toEqual([
      'exemption-ended',
    ]);
  });

  it('is over although Security Hub takes no update of one of its findings; the others reopen', async () => {
    const world = worldWith([exempt()], [suppressed(), suppressed({ findingId: 'refused' })]);
    world.findings.refuse('refused');

    await sweep(world);

    expect(stored(world)).not.toHaveProperty('exemption');
    expect(findingOf(world).workflowStatus).toBe('NEW');
    expect(toldIn(world)).toEqual([{ step: 'exemption-ended', status: 'NEW', findings: 1 }]);
  });

  it('is ended the next day when Security Hub did not answer', async () => {
    const world = worldWith([exempt()], [suppressed()]);
    world.calls.fail('findings.write');
    await expect(sweep(world)).rejects.toThrow();
    expect(stored(world)).toHaveProperty('exemption');

    await sweep(world);

    expect(findingOf(world).workflowStatus).toBe('NEW');
  });
});

/** What the operators were told. */
const toldIn = ({ topic }: ReturnType<typeof worldWith>) =>
  topic.published.map(({ text }) => {
    const { step, status, findings } = JSON.parse(text);
    return { step, status, findings };
  });
