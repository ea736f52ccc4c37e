import { describe, expect, it } from 'vitest';
import { type Journey, useLocalRun } from '../support/journey.ts';

const local = useLocalRun();

const KEY = 'AKIAEXAMPLEALICE0001';
const ASKED = ['NOTIFIED opened', 'NOTIFIED asked'];
const DISABLED = ['DeleteLoginProfile', `UpdateAccessKey ${KEY} Inactive`];

const answers = ({ report }: Journey) =>
  report.stepResults
    .filter((stepResult) => stepResult.do === 'answer')
    .map(({ status, got }) => `${status} ${got}`);
const statuses = ({ report }: Journey) =>
  report.stepResults.filter(({ status }) => status !== undefined).map(({ status }) => status);

describe('a link', () => {
  it('of another case, cut short, guessed, or used by another method opens nothing', async () => {
    const journey = await local.play('links-that-open-nothing');

    expect(statuses(journey)).toEqual([404, 404, 404, 404, 404, 404, 405, 405]);
    expect(journey.course('alice')).toEqual(ASKED);
    expect(journey.course('bob')).toEqual(ASKED);
    expect(journey.report.iam).toEqual([]);
    for (const item of await journey.run.items()) expect(item).toMatchObject({ answers: [] });
  });

  it('that is looked at, or posted as a mail scanner would, changes nothing', async () => {
    const journey = await local.play('links-looked-at');

    expect(statuses(journey)).toEqual([200, 200, 422, 422, 422, 415, 409, 409]);
    expect(journey.course('alice')).toEqual(ASKED);
    expect(journey.acts('alice')).toEqual([]);
    expect(await journey.run.items()).toMatchObject([{ answers: [], question: { kind: 'stakeholder' } }]);
    expect(journey.execution('alice')).toMatchObject({ status: 'RUNNING' });
  });

  it('of a closed case, or of the one before, is told so', async () => {
    const journey = await local.play('answered-when-closed');

    expect(answers(journey)).toEqual([expect.stringMatching(/^409/), expect.stringMatching(/^410/)]);
    expect(journey.course('alice')).toEqual([...ASKED, 'NEW stop', ...ASKED]);
    expect(journey.acts('alice')).toEqual([]);
  });
});

describe('an answer', () => {
  it('that is sent several times at once, and again the next day, counts once', async () => {
    const journey = await local.play('answered-twice');

    expect(answers(journey)).toEqual(
      Array(4).fill(expect.stringMatching(/^200 (Already r|R)ecorded: Not needed/)),
    );
    expect(journey.acts('alice')).toEqual(DISABLED);
    expect(await journey.run.items()).toMatchObject([{ answers: [{ kind: 'retire', delivered: true }] }]);
    expect(journey.states('alice').filter((state) => state === 'DisableCredentials')).toHaveLength(1);
  });

  it('of two different ones at once exactly one counts, and the other person is told', async () => {
    const journey = await local.play('answered-differently');

    expect(answers(journey).sort()).toEqual([
      expect.stringMatching(/^200 Recorded/),
      expect.stringMatching(/^409 This has been answered already/),
    ]);
    const [item] = await journey.run.items();
    const [{ kind } = { kind: '' }] = (item as { answers: { kind: string }[] }).answers;
    expect(journey.course('alice')[2]).toBe(kind === 'retire' ? 'NOTIFIED disabled' : 'NOTIFIED kept');
    expect(journey.acts('alice')).toEqual(kind === 'retire' ? DISABLED : []);
    expect(item).toMatchObject({ answers: { length: 1 } });
  });

  it('in the moment of a reminder counts, with the link of the first mail', async () => {
    const journey = await local.play('answered-at-the-time-out');

    expect(answers(journey)).toEqual([expect.stringMatching(/^200 Recorded/)]);
    expect(journey.course('alice').slice(0, 4)).toEqual([...ASKED, 'NOTIFIED reminded', 'NOTIFIED disabled']);
    expect(journey.acts('alice')).toEqual(DISABLED);
  });

  it('in the moment in which all time is over comes too late and changes nothing', async () => {
    const journey = await local.play('answered-after-the-end');

    expect(answers(journey)).toEqual([expect.stringMatching(/^409/)]);
    expect(journey.course('alice').at(-1)).toBe('NEW unanswered');
    expect(journey.acts('alice')).toEqual([]);
  });
});
