import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { type Dependencies, deliver } from '../../../functions/deliver/deliver.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { NOTHING_DUE } from '../../../functions/domain/due/due.ts';
import { InvalidInputError, PermanentServiceError } from '../../../functions/domain/errors/errors.ts';
import type { AnswerKind } from '../../../functions/domain/question/answers.ts';
import type { QuestionKind } from '../../../functions/domain/question/question.ts';
import { DELIVER_METRICS } from '../../../functions/runtime/metrics.ts';
import { resumeCases } from '../../../operate/move-switch.ts';
import { AT, anAnswer, aQuestion, aRecord, OLD_KEY } from '../../support/builders.ts';
import { aStoredFinding } from '../../support/fakes/finding-store.ts';
import { createLease } from '../../support/fakes/lease.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';
import { writtenLines } from '../../support/written-lines.ts';

const written = writtenLines();
const logged = vi.spyOn(console, 'log').mockImplementation(() => undefined);
afterEach(() => logged.mockClear());
afterAll(() => logged.mockRestore());

const minutes = (many: number) => new Date(Date.parse(AT) + many * 60_000).toISOString();
/** As EventBridge writes it: whole seconds. */
const time = AT.replace('.000', '');
const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];

/** A case of this user in which nothing is due. */
function aCaseOf(name: string, overrides: Partial<CaseRecord> = {}): CaseRecord {
  const userId = `AIDA${name.toUpperCase().padEnd(16, '0')}`;
  return aRecord({ userId, userName: name, caseId: `${name}-${userId}-1`, ...overrides });
}

/** A case of this user that has an answer of which its execution has not heard. */
function answered(name: string, kind: AnswerKind = 'retire', overrides: Partial<CaseRecord> = {}) {
  const question: QuestionKind = kind === 'restore' ? 'impact' : 'stakeholder';
  const answer = anAnswer({ kind, delivered: false, answerId: `of-${name}`, at: minutes(-3) });
  return aCaseOf(name, {
    question: { ...aQuestion(question), planId: 'p', taskToken: `token-${name}`, answerId: answer.answerId },
    answers: [answer],
    ...(kind === 'restore' && { disabled }),
    ...overrides,
  });
}

/** A case of this user with an update and a message that are due. */
function untold(name: string, since = AT): CaseRecord {
  const first = { tries: 0, since, nextTryAt: since };
  const message = { subject: name, text: '{}', attributes: {} };
  return aCaseOf(name, {
    findings: [
      {
        findingId: `finding-${name}`,
        productArn: 'arn:aws:securityhub:eu-west-1::product/aws/securityhub',
        region: 'eu-west-1',
        control: 'IAM.8',
      },
    ],
    update: { status: 'NOTIFIED', note: 'Asked.', fields: {} },
    updateNumber: 2,
    due: { finding: { ...first, number: 2 }, messages: [], operators: [{ ...first, message }] },
  });
}

function worldWith(...records: CaseRecord[]) {
  const names = records.map(({ userName }) => `finding-${userName}`);
  const world = aWorld({ records, findings: names.map((findingId) => aStoredFinding({ findingId })) });
  return { ...world, lease: createLease(world.calls), isTimeLeft: () => true };
}
type DeliverWorld = ReturnType<typeof worldWith>;
const run = (world: DeliverWorld, id = 'run-1') => deliver({ id, time }, world);
const stored = (world: World, name: string) => world.table.at(`AIDA${name.toUpperCase().padEnd(16, '0')}`);
const woken = (world: World) => [...world.tokens.answered.keys()];
/** The values that the run has measured. */
function measured() {
  const lines = [...logged.mock.calls.map(([line]) => JSON.parse(line)), ...written()];
  return lines.filter((line) => 'Deliveries' in line);
}

describe('a minute in which nothing is due', () => {
  it('looks at the table and its index, says that it ran, and does nothing else', async () => {
    const world = worldWith(aCaseOf('alice'), untold('bob', minutes(1)));

    await run(world);

    expect(world.calls.made).toEqual(['lease.table', 'table.dueAt']);
    expect(measured()).toMatchObject([{ Deliveries: 1, OldestAnswerMinutes: 0, OldestUntoldMinutes: 0 }]);
  });
});

describe('what is due', () => {
  it('is done under the lease, which is given back', async () => {
    const world = worldWith(answered('alice'), untold('bob'));

    await run(world);

    expect(woken(world)).toEqual(['token-alice']);
    expect(stored(world, 'alice').answers).toMatchObject([{ delivered: true }]);
    expect(world.findings.finding('finding-bob').note).toBe('Asked.');
    expect(world.topic.published).toMatchObject([{ subject: 'bob' }]);
    expect(stored(world, 'bob').due).toEqual({ messages: [], operators: [] });
    expect(world.calls.made.slice(0, 3)).toEqual(['lease.table', 'table.dueAt', 'lease.take']);
    expect(world.calls.made.at(-1)).toBe('lease.giveBack');
    expect(await world.table.dueAt(minutes(60))).toEqual([]);
  });

  it('is done wishes first, then other answers, then what is only told', async () => {
    const world = worldWith(
      untold('dave'),
      answered('carol', 'extend'),
      answered('bob', 'retire'),
      answered('alice', 'restore'),
      answered('erin', 'stop'),
    );

    await run(world);

    expect(woken(world)).toEqual(['token-alice', 'token-erin', 'token-bob', 'token-carol']);
    const effects = world.calls.made.filter((call) => call === 'tokens.succeed' || call === 'findings.write');
    expect(effects.at(-1)).toBe('findings.write');
  });

  it('of one case is done together: its answer, its note and its message', async () => {
    const { due, findings, update, updateNumber } = untold('alice');
    const world = worldWith(
      answered('alice', 'retire', { findings, ...(due && { due }), ...(update && { update }), updateNumber }),
    );

    await run(world);

    expect(woken(world)).toEqual(['token-alice']);
    expect(stored(world, 'alice').due).toEqual({ messages: [], operators: [] });
    expect(world.topic.published).toHaveLength(1);
  });

  it('is told although the next try to wake is not due yet', async () => {
    const { due, findings, update, updateNumber } = untold('alice');
    const wake = { tries: 3, nextTryAt: minutes(4) };
    const world = worldWith(
      answered('alice', 'retire', {
        ...{ findings, updateNumber, due: { messages: [], operators: [], ...due, wake } },
        ...(update && { update }),
      }),
    );

    await run(world);

    expect(woken(world)).toEqual([]);
    expect(stored(world, 'alice').due).toEqual({ messages: [], operators: [], wake });
  });

  it('is looked at as it is now: the index may be late', async () => {
    const world = worldWith(aCaseOf('alice'), untold('bob'));
    const table = { ...world.table, dueAt: async () => [stored(world, 'alice').userId, 'AIDANOBODY'] };

    await deliver({ id: 'run-1', time }, { ...world, table });

    expect(world.calls.made.filter((call) => call.startsWith('table.'))).toEqual(['table.get', 'table.get']);
  });
});

describe('the lease', () => {
  it('runs from the time of the table’s answer: events may be old, and begin together', async () => {
    const world = worldWith(answered('alice'));
    const ends: string[] = [];
    const lease: Dependencies['lease'] = {
      ...world.lease,
      table: async () => ({ tableId: 'table-1', isOther: false, answeredAt: minutes(20) }),
      async take(_, { at, until }) {
        ends.push(at, until);
        return true;
      },
    };

    await deliver({ id: 'run-1', time }, { ...world, lease });

    expect(ends).toEqual([minutes(20), minutes(21.5)]);
  });

  it('of another run is respected', async () => {
    const world = worldWith(answered('alice'));
    await world.lease.take('run-0', { at: AT, until: minutes(1), tableId: 'table-1' });

    await run(world);

    expect(woken(world)).toEqual([]);
    expect(world.lease.holder).toBe('run-0');
    expect(world.calls.made).not.toContain('table.get');
  });

  it('of another run that is over holds up nothing', async () => {
    const world = worldWith(answered('alice'));
    await world.lease.take('run-0', { at: minutes(-2), until: AT, tableId: 'table-1' });

    await run(world);

    expect(woken(world)).toEqual(['token-alice']);
  });

  it('lasts longer than a run may take', async () => {
    const world = worldWith(answered('alice'));
    const taken: unknown[][] = [];
    const lease: Dependencies['lease'] = {
      ...world.lease,
      async take(...asked) {
        taken.push(asked);
        return true;
      },
    };

    await deliver({ id: 'run-1', time }, { ...world, lease });

    expect(taken).toEqual([[expect.any(String), { at: time, until: minutes(1.5), tableId: 'table-1' }]]);
  });

  it('is one invocation’s: of the same event handled twice at once, one works', async () => {
    const world = worldWith(answered('alice'), untold('bob'));

    await Promise.all([run(world), run(world)]);

    expect(world.calls.made.filter((name) => name === 'lease.take')).toHaveLength(2);
    expect(world.calls.made.filter((name) => name === 'lease.giveBack')).toHaveLength(1);
    expect(world.calls.made.filter((name) => name === 'tokens.succeed')).toHaveLength(1);
    expect(world.topic.published).toHaveLength(1);
  });

  it('of a run that has crashed holds up what is due for its 90 seconds, also a repetition by Lambda', async () => {
    const world = worldWith(answered('alice'));
    world.calls.fail('lease.giveBack');
    await expect(run(world)).rejects.toThrow();
    world.table.store(answered('carol'));

    await run(world);
    expect(woken(world)).toEqual(['token-alice']);

    await deliver({ id: 'run-2', time: minutes(2).replace('.000', '') }, world);
    expect(woken(world)).toEqual(['token-alice', 'token-carol']);
    expect(world.lease.holder).toBe('nobody');
  });
});

describe('one item', () => {
  it('that cannot be read holds up no other, and is measured', async () => {
    const world = worldWith(answered('alice'), answered('bob'));
    world.calls.fail('table.get', { error: new PermanentServiceError('version: invalid') });

    await run(world);

    expect(woken(world)).toEqual(['token-bob']);
    expect(measured()).toMatchObject([{ unreadable: 1 }]);
    expect(world.lease.holder).toBe('nobody');
  });

  it.each(['tokens.succeed', 'table.put'])('that meets an error of %s holds up no other', async (call) => {
    const world = worldWith(answered('alice'), answered('bob'));
    for (const nth of call === 'table.put' ? [1, 2] : [1]) world.calls.fail(call, { nth });

    await run(world);

    expect(woken(world)).toContain('token-bob');
    expect(stored(world, 'alice').answers).toMatchObject([{ delivered: false }]);
    expect(world.lease.holder).toBe('nobody');
  });
});

describe('a run', () => {
  it('begins with nothing more once its time is over, and that stays due', async () => {
    const world = worldWith(answered('alice'), answered('bob'), untold('carol'));
    let left = 1;

    await deliver({ id: 'run-1', time }, { ...world, isTimeLeft: () => left-- > 0 });

    expect(woken(world)).toEqual(['token-alice']);
    expect(await world.table.dueAt(AT)).toEqual(['bob', 'carol'].map((name) => stored(world, name).userId));
    expect(world.lease.holder).toBe('nobody');
  });

  it('measures how long the oldest of each kind has been due', async () => {
    const world = worldWith(answered('alice'), untold('bob', minutes(-90)), untold('carol', minutes(-2)));

    await run(world);

    expect(measured()).toMatchObject([
      { Deliveries: 1, OldestAnswerMinutes: 3, OldestUntoldMinutes: 90, unreadable: 0 },
    ]);
    const [{ _aws }] = measured();
    expect(_aws.CloudWatchMetrics[0].Metrics.map(({ Name }: { Name: string }) => Name)).toEqual(
      DELIVER_METRICS,
    );
  });

  it('measures how long a case that gives something back has not been started', async () => {
    const start = { tries: 5, nextTryAt: AT };
    const world = worldWith(aCaseOf('alice', { openedAt: minutes(-40), due: { ...NOTHING_DUE, start } }));
    world.calls.fail('executions.start');

    await run(world);

    expect(measured()).toMatchObject([{ OldestAnswerMinutes: 40 }]);
    expect(stored(world, 'alice').due?.start?.tries).toBe(6);
  });

  it.each([undefined, {}, { id: 'x' }, { id: 'x', time: 'now' }])(
    'of an event that cannot be read is refused: %j',
    async (event) => {
      const world = worldWith(answered('alice'));

      await expect(deliver(event, world)).rejects.toThrow(InvalidInputError);
      expect(world.calls.made).toEqual([]);
    },
  );
});

describe('a table that is not the one that the lease names', () => {
  const replaced = (...records: CaseRecord[]) => {
    const world = worldWith(...records);
    world.lease.tableId = 'table-0';
    return world;
  };

  it('pauses everything, and nothing that is due is done', async () => {
    const world = replaced(answered('alice'), untold('bob'));

    await run(world);

    expect(await world.pauses.read()).toMatchObject({
      since: time,
      reason: expect.stringContaining('replaced'),
    });
    expect(woken(world)).toEqual([]);
    expect(world.topic.published.map(({ subject }) => subject)).toEqual([
      'Unused credentials: paused, because the table was replaced',
    ]);
    expect(measured()).toEqual([]);
  });

  it('tells the operators once, however many minutes pass', async () => {
    const world = replaced(answered('alice'));

    await run(world);
    await run(world, 'run-2');

    expect(world.topic.published).toHaveLength(1);
  });

  it('is paused also where the operators cannot be told', async () => {
    const world = replaced(answered('alice'));
    world.calls.fail('topic.publish');

    await expect(run(world)).rejects.toThrow();

    expect(await world.pauses.read()).toBeDefined();
  });

  it('is worked with again once an operator resumes', async () => {
    const world = replaced(answered('alice'));
    await run(world);

    await resumeCases(world, { by: 'jane', reason: '', at: minutes(5) });
    await deliver({ id: 'run-2', time: minutes(6) }, world);

    expect(await world.pauses.read()).toBeUndefined();
    expect(woken(world)).toEqual(['token-alice']);
  });

  it('adds to an operator’s own pause, whose words stay', async () => {
    const world = replaced(answered('alice'));
    await world.pauses.write({ version: 1, paused: true, by: 'jane', reason: 'a rollout', since: AT });

    await run(world);
    await run(world, 'run-2');

    expect(await world.pauses.read()).toMatchObject({
      by: 'jane',
      since: AT,
      reason: expect.stringMatching(/^a rollout; the table of cases was replaced/),
    });
    expect(world.topic.published).toHaveLength(1);
  });
});

describe('resuming', () => {
  it('leaves the lease of a run that is under way alone', async () => {
    const world = worldWith(answered('alice'));
    await world.lease.take('run-0', { at: time, until: minutes(1), tableId: 'table-1' });
    await world.pauses.write({ version: 1, paused: true, by: 'jane', reason: 'a rollout', since: AT });

    await resumeCases(world, { by: 'jane', reason: '', at: time });

    expect(world.lease).toMatchObject({ holder: 'run-0', until: minutes(1) });
    expect(await world.pauses.read()).toBeUndefined();
  });
});
