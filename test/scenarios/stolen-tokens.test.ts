import { describe, expect, it } from 'vitest';
import { play } from '../support/journey.ts';
import { after, click, KEY } from '../support/story.ts';

const ASKED = ['NOTIFIED opened', 'NOTIFIED asked'];
const WATCHED = [...ASKED, 'NOTIFIED disabled', 'SecurityHub RESOLVED PASSED'];
const DISABLED = ['DeleteLoginProfile', `UpdateAccessKey ${KEY} Inactive`];

const RETIRED = [click(), after('P2D').answer('retire')];

describe('a stolen token of the question whether it is needed', () => {
  it.each([
    [{ outcome: 'retire' }, /DisableCredentials: InvalidInputError \(No recorded answer allows to disable/],
    [{ outcome: 'keep' }, /RecordKept: InvalidInputError \(No recorded answer leads to "kept"/],
    [{ outcome: 'exempt' }, /RecordEnding: InvalidInputError \(No recorded answer leads to "exempt"/],
    [{ outcome: 'stop' }, /RecordEnding: InvalidInputError \(No recorded answer leads to "stop"/],
    [{ outcome: 'confirm' }, /RefuseUnknownOutcome: InvalidInputError/],
    [{ outcome: 'restore' }, /RefuseUnknownOutcome: InvalidInputError/],
    [{ outcome: ['retire'] }, /RefuseUnknownOutcome: InvalidInputError/],
    [{ nothing: true }, /AwaitStakeholder: States\.QueryEvaluationError/],
  ])('with %j touches nothing, and the note says so', async (output, reason) => {
    const journey = await play(click(), after('P1D').sendTaskSuccess(output));

    expect(journey.course('alice')).toEqual([...ASKED, 'NEW failed']);
    expect(journey.end('alice').note).toMatch(reason);
    expect(journey.end('alice').note).toMatch(/As read .*: password: on; AKIA…0001: on/);
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.execution('alice').status).toBe('FAILED');
  });
});

describe('a stolen token that lets the question fail', () => {
  it.each([
    [{}, 'AwaitStakeholder: no error given.'],
    [{ cause: 'a trial' }, 'AwaitStakeholder: no error given (a trial).'],
    [{ error: 'Stolen' }, 'AwaitStakeholder: Stolen.'],
  ])('with %j touches nothing, and the note is written all the same', async (given, reason) => {
    const journey = await play(click(), after('P1D').sendTaskFailure(given));

    expect(journey.course('alice')).toEqual([...ASKED, 'NEW failed']);
    expect(journey.end('alice').note).toContain(reason);
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.execution('alice').status).toBe('FAILED');
  });
});

describe('a stolen token after disabling, while it is observed or asked about deletion', () => {
  it.each([
    ['P3D', 'restore', /RevertCredentials: InvalidInputError \(No recorded answer and no use/, WATCHED],
    ['P3D', 'confirm', /RefuseUnknownOutcome: InvalidInputError/, WATCHED],
    ['P18D', 'restore', /RevertCredentials: InvalidInputError/, [...WATCHED, 'NOTIFIED confirm-deletion']],
    [
      'P18D',
      'confirm',
      /DeleteCredentials: InvalidInputError \(No recorded confirmation/,
      [...WATCHED, 'NOTIFIED confirm-deletion'],
    ],
  ])(
    'at %s with "%s" neither gives back nor deletes, and the note says so',
    async (at, outcome, reason, course) => {
      const journey = await play(...RETIRED, after(at).sendTaskSuccess({ outcome }));

      expect(journey.course('alice')).toEqual([...course, 'NEW failed']);
      expect(journey.end('alice').note).toMatch(reason);
      expect(journey.end('alice').note).toMatch(
        /password: disabled by this case; AKIA…0001: disabled by this case/,
      );
      expect(journey.acts('alice')).toEqual(DISABLED);
      expect(journey.user('alice')).toMatchObject({ accessKeys: [{ id: KEY, status: 'Inactive' }] });
    },
  );

  it('ends no observation in the place of an analyst', async () => {
    const journey = await play(
      ...RETIRED,
      after('P3D').sendTaskSuccess({ outcome: 'leave-disabled' }),
      after('P20D').answer('confirm'),
    );

    expect(journey.course('alice')).toEqual([...WATCHED, 'NOTIFIED confirm-deletion', 'RESOLVED deleted']);
  });

  it('cannot do more than time does: everything is left disabled', async () => {
    const journey = await play(...RETIRED, after('P18D').sendTaskSuccess({ outcome: 'leave-disabled' }));

    expect(journey.course('alice')).toEqual([
      ...WATCHED,
      'NOTIFIED confirm-deletion',
      'RESOLVED left-disabled',
    ]);
    expect(journey.acts('alice')).toEqual(DISABLED);
  });
});
