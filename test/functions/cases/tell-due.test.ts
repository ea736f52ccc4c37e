import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { tellDue } from '../../../functions/cases/tell-due.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { Due } from '../../../functions/domain/due/due.ts';
import { PermanentServiceError } from '../../../functions/domain/errors/errors.ts';
import { AT, aRecord, CASE_ID, USER_ID } from '../../support/builders.ts';
import { aStoredFinding } from '../../support/fakes/finding-store.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';
import { writtenLines } from '../../support/written-lines.ts';
import { minutes } from './answering.ts';

const written = writtenLines();
const logged = vi.spyOn(console, 'log').mockImplementation(() => undefined);
afterEach(() => logged.mockClear());
afterAll(() => logged.mockRestore());

const ref = (findingId: string) => ({
  findingId,
  productArn: 'arn:aws:securityhub:eu-west-1::product/aws/securityhub',
  region: 'eu-west-1',
  control: 'IAM.8' as const,
});
const update = { status: 'NOTIFIED' as const, note: 'Asked.', fields: { step: 'asked' } };
const due = (number = 3, nextTryAt = AT) => ({ number, tries: 0, since: AT, nextTryAt });
const message = (subject: string, nextTryAt = AT, since = AT) => ({
  tries: 0,
  since,
  nextTryAt,
  message: { subject, text: `{"step":"${subject}"}`, attributes: {} },
});

function worldWith(what: Partial<Due>, overrides: Partial<CaseRecord> = {}): World {
  const record = aRecord({
    findings: [ref('one'), ref('two')],
    update,
    updateNumber: 3,
    due: { messages: [], operators: [], ...what },
    ...overrides,
  });
  const findings = ['one', 'two'].map((findingId) => aStoredFinding({ findingId }));
  return aWorld({ records: [record], findings });
}
const stored = (world: World) => world.table.at(USER_ID);
const tell = (world: World, at = AT) => tellDue(stored(world), at, world);
const subjects = (world: World) => world.topic.published.map(({ subject }) => subject);

describe('the findings of a case', () => {
  it('are told, and then nothing is due', async () => {
    const world = worldWith({ finding: due() });

    const record = await tell(world);

    expect(world.findings.writes).toEqual(['one: NOTIFIED', 'two: NOTIFIED']);
    expect(stored(world).due).toEqual({ messages: [], operators: [] });
    expect(record).toEqual(stored(world));
  });

  it.each([
    ['late', 'RESOLVED', 61, 'NEW'],
    ['soon enough', 'RESOLVED', 59, 'RESOLVED'],
    ['late, as NOTIFIED', 'NOTIFIED', 61, 'NOTIFIED'],
  ] as const)(
    'are told %s, after the control has failed anew: %s after %i minutes leaves %s',
    async (_, status, late, left) => {
      const failedAgain = aStoredFinding({ findingId: 'one', updatedAt: minutes(30) });
      const record = aRecord({
        findings: [ref('one')],
        update: { ...update, status },
        updateNumber: 3,
        due: { messages: [], operators: [], finding: due() },
      });
      const world = aWorld({ records: [record], findings: [failedAgain] });

      await tell(world, minutes(late));

      expect(world.findings.finding('one')).toMatchObject({ workflowStatus: left, note: 'Asked.' });
    },
  );

  it('are left alone before it is time', async () => {
    const world = worldWith({
      finding: due(3, minutes(1)),
      messages: [],
      operators: [message('a', minutes(1))],
    });

    await tell(world);

    expect(world.calls.made).toEqual([]);
  });

  it('of which Security Hub refuses one are told but for that, which is logged and measured, once', async () => {
    const world = worldWith({ finding: due() });
    world.findings.refuse('one');

    await tell(world);

    expect(world.findings.writes).toEqual(['two: NOTIFIED']);
    expect(stored(world).due).toEqual({ messages: [], operators: [] });
    const lines = [...logged.mock.calls.map(([line]) => JSON.parse(line)), ...written()];
    expect(lines).toMatchObject([
      { level: 'error', caseId: CASE_ID, refused: 1, error: 'InvalidInput' },
      { FindingsRefused: 1 },
    ]);
  });

  it.each([
    ['that passes', undefined],
    ['that lasts', new PermanentServiceError('AccessDenied')],
  ])('that meet an error %s stay due, later each time', async (_, error) => {
    const world = worldWith({ finding: due() });
    const tries: unknown[] = [];
    for (const at of [AT, minutes(1), minutes(3)]) {
      world.calls.fail('findings.write', error && { error });
      await tell(world, at);
      tries.push(stored(world).due?.finding);
    }

    expect(tries).toEqual([
      { number: 3, since: AT, tries: 1, nextTryAt: minutes(1) },
      { number: 3, since: AT, tries: 2, nextTryAt: minutes(3) },
      { number: 3, since: AT, tries: 3, nextTryAt: minutes(8) },
    ]);
    await tell(world, minutes(8));
    expect(stored(world).due).toEqual({ messages: [], operators: [] });
    expect(world.findings.finding('one').note).toBe('Asked.');
  });

  it.each<[string, Partial<CaseRecord>]>([
    ['nothing was ever written for them', { update: undefined }],
    ['there are none', { findings: [] }],
  ])('need no telling where %s', async (_, overrides) => {
    const world = worldWith({ finding: due() }, overrides);

    await tell(world);

    expect(world.findings.writes).toEqual([]);
    expect(stored(world).due).toEqual({ messages: [], operators: [] });
  });
});

describe('a newer step that is written meanwhile', () => {
  const newer: CaseRecord['update'] = { ...update, note: 'Disabled.' };
  /** The step after it is written by another function, which has told it already or has not. */
  const stepMeanwhile = (world: World, finding: Due['finding']) =>
    world.table.meanwhile(() => {
      const record = stored(world);
      world.table.store({
        ...record,
        revision: record.revision + 1,
        update: newer,
        updateNumber: 4,
        due: { messages: [], operators: [message('newer')], ...(finding && { finding }) },
      });
    });

  it('stays due although the older one was told', async () => {
    const world = worldWith({ finding: due() });
    stepMeanwhile(world, due(4, minutes(2)));

    await tell(world);

    expect(stored(world).due).toEqual({
      messages: [],
      operators: [message('newer')],
      finding: due(4, minutes(2)),
    });
  });

  it('is told again, in case the slower write of the older one came over it', async () => {
    const world = worldWith({ finding: due() });
    stepMeanwhile(world, undefined);

    await tell(world, minutes(1));
    expect(stored(world).due?.finding).toEqual({
      number: 4,
      since: minutes(1),
      tries: 0,
      nextTryAt: minutes(1),
    });
    await tell(world, minutes(1));

    expect(world.findings.finding('one').note).toBe('Disabled.');
    expect(stored(world).due).toEqual({ messages: [], operators: [] });
  });

  it('keeps its own tries where the older one could not be told', async () => {
    const world = worldWith({ finding: due() });
    stepMeanwhile(world, due(4, minutes(2)));
    world.calls.fail('findings.write');

    await tell(world);

    expect(stored(world).due?.finding).toEqual(due(4, minutes(2)));
  });
});

describe('the operators', () => {
  it('are told in order, and each message once', async () => {
    const world = worldWith({ messages: [], operators: [message('a'), message('b')] });

    await tell(world);
    await tell(world);

    expect(subjects(world)).toEqual(['a', 'b']);
    expect(stored(world).due).toEqual({ messages: [], operators: [] });
  });

  it('who take no message are told later, in the same order, and nothing that was taken again', async () => {
    const world = worldWith({ messages: [], operators: [message('a'), message('b'), message('c')] });
    world.calls.fail('topic.publish', { nth: 2 });

    await tell(world);

    expect(subjects(world)).toEqual(['a']);
    expect(stored(world).due?.operators).toMatchObject([
      { message: { subject: 'b' }, tries: 1, nextTryAt: minutes(1), since: AT },
      { message: { subject: 'c' }, tries: 1, nextTryAt: minutes(1), since: AT },
    ]);
    await tell(world, minutes(1));
    expect(subjects(world)).toEqual(['a', 'b', 'c']);
  });

  it('hear no later message before an earlier one that waits for its next try', async () => {
    const waiting = { ...message('a', minutes(20)), tries: 5 };
    const world = worldWith({ messages: [], operators: [waiting, message('b', minutes(3), minutes(3))] });
    world.calls.fail('topic.publish');

    await tell(world, minutes(3));
    expect(subjects(world)).toEqual([]);
    expect(stored(world).due?.operators).toHaveLength(2);
    await tell(world, minutes(4));

    expect(subjects(world)).toEqual(['a', 'b']);
    expect(stored(world).due).toEqual({ messages: [], operators: [] });
  });

  it('get a message that comes meanwhile with the next try', async () => {
    const world = worldWith({ messages: [], operators: [message('a')] });
    world.table.meanwhile(() => {
      const record = stored(world);
      const operators = [...(record.due?.operators ?? []), message('b', AT, minutes(1))];
      world.table.store({ ...record, revision: record.revision + 1, due: { messages: [], operators } });
    });

    await tell(world);

    expect(stored(world).due?.operators).toMatchObject([{ message: { subject: 'b' } }]);
  });

  it('are told although the findings cannot be, and the other way round', async () => {
    const world = worldWith({ finding: due(), messages: [], operators: [message('a')] });
    world.calls.fail('findings.write');

    await tell(world);

    expect(subjects(world)).toEqual(['a']);
    expect(stored(world).due).toMatchObject({ finding: { tries: 1 }, messages: [], operators: [] });

    const other = worldWith({ finding: due(), messages: [], operators: [message('a')] });
    other.calls.fail('topic.publish');
    await tell(other);
    expect(other.findings.writes).toHaveLength(2);
    expect(stored(other).due).toMatchObject({ messages: [], operators: [{ tries: 1 }] });
    expect(stored(other).due).not.toHaveProperty('finding');
  });
});

describe('what was told', () => {
  it('and cannot be marked stays due, and fails nothing', async () => {
    const world = worldWith({ finding: due() });
    world.calls.fail('table.put');

    await tell(world);

    expect(stored(world).due).toEqual({ messages: [], operators: [], finding: due() });
  });

  it('is marked also where the item holds the next case of the user by then', async () => {
    const world = worldWith({ messages: [], operators: [message('a')] });
    const seen = stored(world);
    const next = { ...seen, caseId: `alice-${USER_ID}-2`, revision: seen.revision + 1, updateNumber: 4 };
    world.table.store(next);

    await tellDue(seen, AT, world);

    expect(stored(world)).toMatchObject({ caseId: next.caseId, due: { messages: [], operators: [] } });
  });

  it('is not written where the item is gone', async () => {
    const world = worldWith({ finding: due() });
    const seen = stored(world);

    await tellDue({ ...seen, userId: 'AIDANOBODY0000000000' }, AT, world);

    expect(stored(world)).toEqual(seen);
  });
});
