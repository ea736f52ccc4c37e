import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case-record.ts';
import { InvalidInputError, PermanentServiceError } from '../../../functions/shared/errors.ts';
import { sweepCases } from '../../../functions/sweep-cases/sweep-cases.ts';
import {
  AT,
  aKey,
  aQuestion,
  aRecord,
  aUser,
  CASE_ID,
  daysAgo,
  OLD_KEY,
  SECURITY,
  USER_ID,
} from '../../support/builders.ts';
import { aStoredFinding, type FakeFinding } from '../../support/fakes/finding-store.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

const ref = {
  findingId: 'finding-1',
  productArn: 'arn:aws:securityhub:eu-west-1::product/aws/securityhub',
  region: 'eu-west-1',
  control: 'IAM.8' as const,
};
const time = AT.replace('.000', '');
const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];
const offUser = aUser({ credentials: [aKey({ status: 'Inactive' })] });

function aDeadCase(overrides: Partial<CaseRecord> = {}): CaseRecord {
  return aRecord({
    openedAt: daysAgo(3),
    findings: [ref],
    question: { ...aQuestion('impact'), planId: 'p', taskToken: 'token-1', sent: true },
    deadline: AT,
    disabled,
    ...overrides,
  });
}

function worldWith(records: CaseRecord[], findings: FakeFinding[] = [aStoredFinding()]): World {
  return aWorld({ records, findings, users: [offUser] });
}

const sweep = (world: World) => sweepCases({ 'detail-type': 'Scheduled Event', time }, world);
const changed = (world: World, detail: object = {}) =>
  sweepCases(
    {
      'detail-type': 'Step Functions Execution Status Change',
      time,
      detail: { stateMachineArn: world.stateMachineArn, name: CASE_ID, status: 'FAILED', ...detail },
    },
    world,
  );
const findingOf = (world: World, id = 'finding-1') => world.findings.finding(id);
const stored = (world: World, userId = USER_ID) => world.table.at(userId);

describe('a case whose execution died', () => {
  it.each(['FAILED', 'TIMED_OUT', 'ABORTED', 'SUCCEEDED'] as const)(
    'as %s is closed, and its finding says what is true now',
    async (status) => {
      const world = worldWith([aDeadCase()]);
      world.executions.end(CASE_ID, status);

      await sweep(world);

      expect(findingOf(world).workflowStatus).toBe('NEW');
      expect(findingOf(world).note).toContain(`its execution ended as ${status}`);
      expect(findingOf(world).note).toContain('AKIA…MPLE: Inactive');
      expect(stored(world)).toMatchObject({ status: 'closed', closedAt: time, step: 'failed' });
      expect(stored(world)).not.toHaveProperty('question');
      expect(world.topic.published).toMatchObject([{ attributes: { step: 'failed', caseId: CASE_ID } }]);
    },
  );

  it('without ever starting is closed, once it is old enough', async () => {
    const old = worldWith([aDeadCase({ openedAt: daysAgo(1) })]);
    const young = worldWith([aDeadCase({ openedAt: daysAgo(0.5 / 24) })]);

    await Promise.all([sweep(old), sweep(young)]);

    expect(findingOf(old).note).toContain('its execution never started');
    expect(stored(young).status).toBe('open');
    expect(findingOf(young).history).toEqual([]);
  });

  it('and whose user cannot be read says so', async () => {
    const world = worldWith([aDeadCase()]);
    world.executions.end(CASE_ID, 'FAILED');
    world.calls.fail('iam.read', { error: new PermanentServiceError('no role') });

    await sweep(world);

    expect(findingOf(world).note).toContain('could not be read');
    expect(stored(world).status).toBe('closed');
  });

  it('and whose user is gone says so', async () => {
    const world = aWorld({ records: [aDeadCase()], findings: [aStoredFinding()], users: [] });
    world.executions.end(CASE_ID, 'FAILED');

    await sweep(world);

    expect(findingOf(world).note).toContain('the user no longer exists');
  });

  it('is found at once by the change of its status', async () => {
    const world = worldWith([aDeadCase()]);
    world.executions.end(CASE_ID, 'ABORTED');

    await changed(world, { status: 'ABORTED' });

    expect(stored(world).status).toBe('closed');
  });

  it('is closed once, whatever happens twice', async () => {
    const world = worldWith([aDeadCase()]);
    world.executions.end(CASE_ID, 'FAILED');

    await changed(world);
    await changed(world);
    await sweep(world);

    expect(findingOf(world).history).toHaveLength(1);
  });

  it('is closed after a crash at the first attempt', async () => {
    const world = worldWith([aDeadCase()]);
    world.executions.end(CASE_ID, 'FAILED');
    world.calls.fail('table.put');
    await expect(sweep(world)).rejects.toThrow();

    await sweep(world);

    expect(stored(world).status).toBe('closed');
    expect(findingOf(world).workflowStatus).toBe('NEW');
  });
});

describe('a case that is all right', () => {
  it('because it runs is left alone', async () => {
    const world = worldWith([aDeadCase()]);
    world.executions.end(CASE_ID, 'RUNNING');

    await Promise.all([sweep(world), changed(world)]);

    expect(stored(world)).toEqual(aDeadCase());
    expect(world.findings.writes).toEqual([]);
  });

  it('because it has just closed itself keeps its own note', async () => {
    const world = worldWith([aDeadCase()]);
    const executions: World['executions'] = {
      ...world.executions,
      async status() {
        world.table.store({ ...stored(world), status: 'closed', closedAt: AT, step: 'deleted' });
        return 'SUCCEEDED';
      },
    };

    await sweep({ ...world, executions });

    expect(stored(world).step).toBe('deleted');
    expect(world.findings.writes).toEqual([]);
  });

  it('because it is another case of the user is left alone', async () => {
    const world = worldWith([aDeadCase({ caseId: `alice-${USER_ID}-2` })]);

    await changed(world);

    expect(stored(world).status).toBe('open');
  });
});

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

  it('that has ended is over although nobody suppressed anything any more', async () => {
    const world = worldWith([exempt()], [aStoredFinding()]);

    await sweep(world);

    expect(world.findings.writes).toEqual([]);
    expect(stored(world)).not.toHaveProperty('exemption');
  });

  it('is ended the next day when Security Hub did not answer', async () => {
    const world = worldWith([exempt()], [suppressed()]);
    world.calls.fail('findings.update');
    await expect(sweep(world)).rejects.toThrow();
    expect(stored(world)).toHaveProperty('exemption');

    await sweep(world);

    expect(findingOf(world).workflowStatus).toBe('NEW');
  });
});

describe('one item that cannot be swept', () => {
  it('does not stop the others, and is thrown at the end', async () => {
    const bob = 'AIDABOB1234567890123';
    const world = worldWith([
      aDeadCase(),
      aDeadCase({ userId: bob, caseId: `bob-${bob}-1`, userName: 'bob' }),
    ]);
    world.executions.end(CASE_ID, 'FAILED');
    world.executions.end(`bob-${bob}-1`, 'FAILED');
    world.calls.fail('findings.update', { error: new PermanentServiceError('denied') });

    await expect(sweep(world)).rejects.toThrow(PermanentServiceError);

    expect(stored(world).status).toBe('open');
    expect(stored(world, bob).status).toBe('closed');
  });
});

describe('an event for the sweep', () => {
  it.each([undefined, {}, { 'detail-type': 'Scheduled Event' }, { 'detail-type': 'Other', time }])(
    'that cannot be read is refused: %j',
    async (event) => {
      await expect(sweepCases(event, worldWith([]))).rejects.toThrow(InvalidInputError);
    },
  );

  it.each([
    { stateMachineArn: 'arn:aws:states:eu-west-1:111122223333:stateMachine:other' },
    { name: 'not-a-case' },
  ])('about somebody else is ignored: %j', async (detail) => {
    const world = worldWith([aDeadCase()]);
    world.executions.end(CASE_ID, 'FAILED');

    await changed(world, detail);

    expect(stored(world).status).toBe('open');
  });
});
