import { describe, expect, it } from 'vitest';
import { closedUnread } from '../../../functions/cases/closed-as-failed.ts';
import { type Behaviour, onCase } from '../../../functions/cases/on-case.ts';
import { addressOf } from '../../../functions/domain/case/case-id.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { leftOffOf } from '../../../functions/domain/case/outcome.ts';
import { InvalidInputError, TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import type { StateInput } from '../../../functions/runtime/state-handler.ts';
import {
  AT,
  aCase,
  aKey,
  anAnswer,
  aQuestion,
  aUser,
  daysAgo,
  OLD_KEY,
  USER_ID,
} from '../../support/builders.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

const input: StateInput = { state: 'AssessUser', enteredAt: AT, case: addressOf(aCase()) };
const LATER = daysAgo(-0.5);

/** A behaviour that looks at the user and decides on a remark, and how often it has been run. */
function remarking(outcome = 'asked') {
  const runs: StateInput[] = [];
  const decisions: CaseRecord[] = [];
  const behaviour =
    ({ iam }: World): Behaviour<StateInput> =>
    async (record, given) => {
      runs.push(given);
      await iam.reader.read(record, given.enteredAt);
      return (current) => {
        decisions.push(current);
        return { outcome, case: { ...current, remarks: ['Decided.'] } };
      };
    };
  return { runs, decisions, behaviour };
}

const worldWith = (record: Partial<CaseRecord> = {}) => aWorld({ records: [aCase(record)] });
const stored = (world: World) => world.table.at(USER_ID);
const stepOf = (world: World, behaviour: Behaviour<StateInput>, writesNothing = false) =>
  onCase(
    { table: world.table, settings: world.settings, changes: ['question', 'remarks'], writesNothing },
    behaviour,
  );

describe('a user that is renamed', () => {
  const alicia = { userName: 'alicia', userId: USER_ID, arn: 'arn:aws:iam::123456789012:user/alicia' };

  it.each([false, true])(
    'is followed, and the state works on it by its new name (%s)',
    async (writesNothing) => {
      const world = worldWith();
      const seen: string[] = [];
      const run = stepOf(
        world,
        async ({ userName }) => {
          seen.push(userName);
          return userName === 'alice'
            ? { renamed: alicia }
            : (current) => ({ outcome: 'asked', case: { ...current, remarks: [] } });
        },
        writesNothing,
      );

      expect(await run(input)).toEqual({ outcome: 'asked' });

      expect(seen).toEqual(['alice', 'alicia']);
      expect(stored(world)).toMatchObject({
        userName: 'alicia',
        userArn: alicia.arn,
        caseId: aCase().caseId,
      });
    },
  );

  it('again and again is left to another try', async () => {
    const world = worldWith();

    await expect(stepOf(world, async () => ({ renamed: alicia }))(input)).rejects.toThrow(
      TransientServiceError,
    );

    expect(stored(world).entry).toBeUndefined();
  });
});

describe('a case that was closed as failed while a function still worked', () => {
  const key = { credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT };
  const off = { ...aUser({ credentials: [aKey({ status: 'Inactive' })] }), readAt: AT };
  /** Turns the key off, and asks about that; the sweep closes the case before that is written. */
  const outlive = async (acts: boolean, done: Partial<CaseRecord>) => {
    const world = worldWith({ user: aUser() });
    const close = () => {
      const dead = closedUnread(stored(world), AT, world.settings);
      world.table.store({ ...dead, revision: dead.revision + 1 });
      return dead;
    };
    const dead: CaseRecord[] = [];
    const run = onCase(
      { table: world.table, settings: world.settings, changes: ['question', 'disabled', 'user'], acts },
      async () => {
        dead.push(close());
        return (current) => ({
          outcome: 'disabled',
          case: { ...current, ...done, question: aQuestion('impact') },
        });
      },
    );
    return { world, dead, output: await run(input) };
  };

  it('lists what that has turned off, and its findings say so', async () => {
    const { world, output, dead } = await outlive(true, { disabled: [key], user: off });

    const { status, step, off: list, question, update, updateNumber = 0 } = stored(world);
    expect({ status, step, question }).toEqual({ status: 'closed', step: 'failed', question: undefined });
    expect(list).toMatchObject([{ disabled: [key] }]);
    expect(update).toMatchObject({
      status: 'NEW',
      note: expect.stringMatching(/AKIA…MPLE: disabled by this case/),
    });
    expect(updateNumber).toBeGreaterThan(dead[0]?.updateNumber ?? 0);
    expect(output.outcome).toBe('disabled');
  });

  it('forgets from the list what that has given back, and lists nothing twice', async () => {
    const outcomes = [{ credentialId: OLD_KEY, result: 'restored' as const }];
    const done = { disabled: [key], outcomes, restoredAt: AT, user: { ...aUser(), readAt: AT } };
    const { world } = await outlive(true, done);

    expect(leftOffOf(stored(world))).toEqual([]);
  });

  it.each<[boolean, Partial<CaseRecord>, string]>([
    [true, {}, 'that has done nothing'],
    [false, { disabled: [key], user: off }, 'that only decides'],
  ])('stays as it is (%s %o %s)', async (acts, done, _) => {
    const { world, dead } = await outlive(acts, done);

    expect(stored(world)).toMatchObject({ status: 'closed', updateNumber: dead[0]?.updateNumber });
    expect(stored(world)).not.toHaveProperty('question');
  });
});

describe.each([false, true])('an entry of a state (writing nothing by itself: %s)', (writesNothing) => {
  it('is decided in one write, with its mark', async () => {
    const world = worldWith();
    const { behaviour } = remarking();

    expect(await stepOf(world, behaviour(world), writesNothing)(input)).toEqual({ outcome: 'asked' });

    expect(stored(world)).toEqual({
      ...aCase({ remarks: ['Decided.'] }),
      revision: 1,
      entry: { state: 'AssessUser', enteredAt: AT, outcome: 'asked' },
    });
    expect(world.calls.made.filter((call) => call === 'table.put')).toHaveLength(1);
    expect(world.calls.made.slice(0, 2)).toEqual(['table.get', 'iam.read']);
  });

  it('says how long the question waits that it has decided on', async () => {
    const world = worldWith();
    const question = aQuestion('stakeholder', { timeoutSeconds: 77 });
    const run = stepOf(world, async () => (current) => ({
      outcome: 'asked',
      case: { ...current, question },
    }));

    expect(await run(input)).toEqual({ outcome: 'asked', timeoutSeconds: 77 });
    expect(await run(input)).toEqual({ outcome: 'asked', timeoutSeconds: 77 });
  });

  it('that is decided does nothing when it is repeated, and returns the same', async () => {
    const world = worldWith({ question: aQuestion('stakeholder') });
    const first = remarking('asked');
    const second = remarking('another');
    const output = await stepOf(world, first.behaviour(world), writesNothing)(input);
    const before = stored(world);
    const calls = world.calls.made.length;

    const again = await stepOf(world, second.behaviour(world), writesNothing)(input);

    expect(again).toEqual(output);
    expect(second.runs).toEqual([]);
    expect(stored(world)).toEqual(before);
    expect(world.calls.made.slice(calls)).toEqual(['table.get']);
  });

  it('that is run twice at once is decided once, and both return that', async () => {
    const world = worldWith();
    const one = remarking('one');
    const two = remarking('two');

    const outputs = await Promise.all([
      stepOf(world, one.behaviour(world), writesNothing)(input),
      stepOf(world, two.behaviour(world), writesNothing)(input),
    ]);

    expect([one.runs, two.runs].map(({ length }) => length)).toEqual([1, 1]);
    expect(outputs[0]).toEqual(outputs[1]);
    expect(stored(world)).toMatchObject({ revision: 1, entry: { outcome: outputs[0].outcome } });
  });

  it('that is decided while it runs returns what was decided', async () => {
    const world = worldWith();
    const { behaviour, decisions } = remarking('late');
    const entry = { state: input.state, enteredAt: AT, outcome: 'faster' };
    world.table.meanwhile(() => world.table.store({ ...stored(world), revision: 1, entry }));

    const output = await stepOf(world, behaviour(world), writesNothing)(input);

    expect(output).toEqual({ outcome: 'faster' });
    expect(decisions).toHaveLength(1);
    expect(stored(world)).toMatchObject({ revision: 1, remarks: [], entry });
  });

  it.each([
    ['older than the latest', { state: 'RecordAsked', enteredAt: LATER }],
    ['older than the latest of the same state', { ...input, enteredAt: LATER, outcome: 'asked' }],
    ['further ahead than the workflow can be', { state: 'RecordOpened', enteredAt: daysAgo(3.1) }],
    [
      'further ahead than the end of the latest wait',
      { state: 'AwaitUse', enteredAt: daysAgo(20), waitsUntil: daysAgo(3.1) },
    ],
  ])('that is %s is refused before anything is done', async (_, { state, ...latest }) => {
    const world = worldWith({ entry: { state, ...latest } });
    const before = stored(world);
    const { behaviour, runs } = remarking();

    await expect(stepOf(world, behaviour(world), writesNothing)(input)).rejects.toThrow(InvalidInputError);

    expect(runs).toEqual([]);
    expect(stored(world)).toEqual(before);
  });

  it('that has become older while it ran is refused, and nothing is written', async () => {
    const world = worldWith();
    const { behaviour } = remarking();
    const entry = { state: 'RecordAsked', enteredAt: LATER };
    world.table.meanwhile(() => world.table.store({ ...stored(world), revision: 1, entry }));

    await expect(stepOf(world, behaviour(world), writesNothing)(input)).rejects.toThrow(InvalidInputError);
    expect(stored(world)).toMatchObject({ revision: 1, remarks: [], entry });
  });

  it('that comes when the latest wait may have ended by itself is accepted', async () => {
    const entry = { state: 'AwaitUse', enteredAt: daysAgo(20), waitsUntil: daysAgo(0.9) };
    const world = worldWith({ entry });
    const { behaviour } = remarking();

    expect(await stepOf(world, behaviour(world), writesNothing)(input)).toEqual({ outcome: 'asked' });
  });

  it('is decided again on what somebody has written meanwhile: a finding and a wish survive', async () => {
    const world = worldWith();
    const finding = { findingId: 'f-2', productArn: 'p', region: 'eu-west-1', control: 'IAM.8' as const };
    const wish = anAnswer({ kind: 'stop', role: 'analyst', delivered: false });
    world.table.meanwhile(() =>
      world.table.store({ ...stored(world), revision: 1, findings: [finding], answers: [wish] }),
    );
    const { behaviour, runs, decisions } = remarking();

    await stepOf(world, behaviour(world), writesNothing)(input);

    expect(runs).toHaveLength(1);
    expect(decisions.map(({ answers }) => answers.length)).toEqual([0, 1]);
    expect(stored(world)).toMatchObject({
      revision: 2,
      findings: [finding],
      answers: [wish],
      remarks: ['Decided.'],
      entry: { outcome: 'asked' },
    });
  });

  it('whose behaviour fails is not marked, so that it is tried again', async () => {
    const world = worldWith();
    world.calls.fail('iam.read');
    const { behaviour, runs } = remarking();
    const run = stepOf(world, behaviour(world), writesNothing);

    await expect(run(input)).rejects.toThrow('the reply was lost');
    expect(stored(world)).not.toHaveProperty('entry');
    expect(await run(input)).toEqual({ outcome: 'asked' });
    expect(runs).toHaveLength(2);
  });

  it('whose reply is lost after the write is not decided again', async () => {
    const world = worldWith();
    world.calls.fail('table.put', { when: 'after' });
    const { behaviour, runs } = remarking();
    const run = stepOf(world, behaviour(world), writesNothing);

    await expect(run(input)).rejects.toThrow('the reply was lost');
    expect(await run(input)).toEqual({ outcome: 'asked' });
    expect(runs).toHaveLength(1);
    expect(stored(world).revision).toBe(1);
  });

  it('in the name of a case that the table does not hold is refused', async () => {
    const world = worldWith({ caseId: 'another' });
    const { behaviour, runs } = remarking();

    await expect(stepOf(world, behaviour(world), writesNothing)(input)).rejects.toThrow(InvalidInputError);
    expect(runs).toEqual([]);
  });
});

describe('the mark of an entry', () => {
  it('keeps the end of the latest wait, which a state that is no question does not change', async () => {
    const entry = { state: 'AwaitStakeholder', enteredAt: AT, waitsUntil: daysAgo(-14) };
    const world = worldWith({ entry });
    const { behaviour } = remarking();

    await stepOf(world, behaviour(world))({ ...input, enteredAt: LATER });

    expect(stored(world).entry).toEqual({
      state: 'AssessUser',
      enteredAt: LATER,
      waitsUntil: daysAgo(-14),
      outcome: 'asked',
    });
  });
});
