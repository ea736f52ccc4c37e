import { describe, expect, it } from 'vitest';
import { OPEN_STEPS } from '../../../../functions/domain/note/open-steps.ts';
import type { Chronicle, ChronicleEvent } from '../../../../local/model/chronicle.ts';
import { STEPS_ON_THE_WAY } from '../../../../local/model/rules/every-case-ends.ts';
import { after, alice, click, story } from '../../../support/story.ts';
import { eventAt, having, insertedAfter, lastPlaceOf, objections, placeOf, without } from './alter.ts';
import { answerOf, callBy, changeOf, changePlace, DELETED, usePlays } from './plays.ts';

const plays = usePlays({
  deleted: DELETED,
  'half deleted': story(
    {
      users: [
        alice({ groups: ['developers'], attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }),
      ],
      settings: { deleteScope: 'user' },
    },
    click(),
    after('P2D').answer('retire'),
    after('P3D').fail('iam:DetachUserPolicy', 'AccessDenied'),
    after('P20D').answer('confirm'),
  ),
  'clicked after the end': story(
    { settings: { deletionNeedsConfirmation: false } },
    click(),
    after('P2D').answer('retire'),
    after('P20D').click({ action: 'stop' }),
    after('P21D').click({ action: 'preview' }),
  ),
  declined: story(click(), after('P2D').answer('retire'), after('P18D').answer('leave-disabled')),
});
const deleted = () => plays.of('deleted');
const halfDeleted = () => plays.of('half deleted');
const declined = () => plays.of('declined');
const keyOf = (chronicle: Chronicle) => changeOf(chronicle, 'UpdateAccessKey').credential ?? '';

const lastOf = ({ events }: Chronicle): ChronicleEvent => events.at(-1) ?? expect.fail('nothing happened');

/** The place of the last note that the product wrote. */
const lastNote = (chronicle: Chronicle) => lastPlaceOf(chronicle, 'note', ({ isProduct }) => isProduct);
const noteAt = (chronicle: Chronicle) => eventAt(chronicle, 'note', lastNote(chronicle));

describe('unbroken plays', () => {
  it.each(plays.names)('%s: the model is content', (name) => {
    expect(objections(plays.of(name))).toEqual([]);
  });

  it.each<[string, (chronicle: Chronicle) => Chronicle]>([
    ['4', (chronicle) => having(chronicle, 'note', lastNote(chronicle), { note: 'Done.' })],
    ['5', (chronicle) => without(chronicle, 'note')],
    ['11', withWish],
  ])('rule %s says nothing before the end of a play', (_rule, broken) => {
    expect(objections({ ...broken(deleted()), isOver: false })).toEqual([]);
  });
});

describe('rule 4 objects to a last note', () => {
  const untold = () => [
    '4: the last note does not say that it has come to "disable" for password',
    `4: the last note does not say that it has come to "delete" for ${keyOf(deleted())}`,
  ];

  it('that does not say what became of a credential', () => {
    expect(objections(having(deleted(), 'note', lastNote(deleted()), { note: 'Done.' }))).toEqual(untold());
  });

  it('of the case, not to that of a later click which came to nothing', () => {
    const note = { ...noteAt(deleted()), note: 'Nothing was done. Its control already passes.' };

    expect(objections(insertedAfter(deleted(), lastNote(deleted()), note))).toEqual([]);
  });

  it('that is long and does not say it either, though it has an ellipsis in it', () => {
    const note = `${'Done … and done. '.repeat(31)}Case x.`;

    expect(objections(having(deleted(), 'note', lastNote(deleted()), { note }))).toEqual(untold());
  });

  it('that hides a half-deleted user', () => {
    const note = noteAt(halfDeleted()).note.replace(/Deletion of the user had begun[^.]*\./, '');

    expect(objections(having(halfDeleted(), 'note', lastNote(halfDeleted()), { note }))).toEqual([
      '4: the user is half deleted, and the last note does not say so',
    ]);
  });

  it('after which the case goes on changing', () => {
    const broken = insertedAfter(
      deleted(),
      deleted().events.length - 1,
      changeOf(deleted(), 'DeleteAccessKey'),
    );

    expect(objections(broken)).toEqual(['4: the case has changed something after its last note']);
  });
});

describe('rules 4 and 5 object to nothing', () => {
  it.each(['securityhub:BatchUpdateFindings', 'securityhub:GetFindings', 'dynamodb:PutItem'])(
    'that a finding still says, where %s is refused to the end',
    (call) => {
      const untold = having(deleted(), 'note', lastNote(deleted()), { step: 'disabled', note: 'Done.' });
      const refused = (error: string | undefined): Chronicle => ({
        ...untold,
        events: [...untold.events, callBy('update-finding', call, lastOf(untold), error)],
      });

      expect(objections(refused('AccessDeniedException'))).toEqual([]);
      expect(objections(refused(undefined))).not.toEqual([]);
      expect(objections(refused('ThrottlingException'))).not.toEqual([]);
    },
  );
});

describe('rule 5 objects to a case', () => {
  it('that never ends', () => {
    expect(objections(without(deleted(), 'execution', ({ status }) => status === 'SUCCEEDED'))).toEqual([
      '5: the case never ended',
    ]);
  });

  it('of which no finding tells', () => {
    expect(objections(without(deleted(), 'note'))).toEqual(['5: no finding tells of the case']);
  });

  it('whose finding stays at any step after which it should go on', () => {
    expect(STEPS_ON_THE_WAY).toEqual(['opened', ...Object.keys(OPEN_STEPS)]);
  });

  it('that leaves a finding in the middle', () => {
    const middle = { status: 'NOTIFIED', step: 'confirm-deletion' };

    expect(objections(having(deleted(), 'note', lastNote(deleted()), middle))).toEqual([
      '5: a finding stays NOTIFIED with "confirm-deletion"',
    ]);
  });

  it('that leaves another of its findings in the middle', () => {
    const opened = placeOf(deleted(), 'note', ({ isProduct }) => isProduct);
    const other = { ...eventAt(deleted(), 'note', opened), findingId: 'another finding' };

    // It tells of nothing that was done either.
    expect(objections(insertedAfter(deleted(), opened, other))).toEqual([
      '4: the case has changed something after its last note',
      '5: a finding stays NOTIFIED with "opened"',
    ]);
  });

  it('that forgets one of the findings that were clicked', () => {
    const { userArns, findingIds, controls } = eventAt(deleted(), 'click', placeOf(deleted(), 'click'));
    const two = {
      userArns: [...userArns, ...userArns],
      controls: [...controls, ...controls],
      findingIds: [...findingIds, 'another finding'],
    };

    expect(objections(having(deleted(), 'click', placeOf(deleted(), 'click'), two))).toEqual([
      '5: a clicked finding tells nothing',
    ]);
  });
});

/** An answer that asks everything back, as recorded. */
function wishIn(chronicle: Chronicle, since: number): ChronicleEvent {
  const { form, ...page } = answerOf(chronicle, 'retire');
  return { ...page, since, form: { ...form, answer: 'restore' } };
}

/** The chronicle in which everything is asked back right after it was disabled. */
function withWish(chronicle: Chronicle): Chronicle {
  const place = changePlace(chronicle, 'UpdateAccessKey');
  return insertedAfter(chronicle, place, wishIn(chronicle, place));
}

describe('rule 11 objects to a wish', () => {
  const afterDisabling = (chronicle: Chronicle) => changePlace(chronicle, 'UpdateAccessKey');
  const reopened = { status: 'NEW' };

  it('by the page that leads to nothing', () => {
    expect(objections(withWish(declined()))).toEqual([
      `11: asked back and left off: password, ${keyOf(declined())}`,
    ]);
  });

  it('by the custom action that leads to nothing', () => {
    const click = {
      ...eventAt(declined(), 'click', placeOf(declined(), 'click')),
      action: 'StopOrRestore',
      users: eventAt(declined(), 'iam', afterDisabling(declined())).users,
    };

    expect(objections(insertedAfter(declined(), afterDisabling(declined()), click))).toEqual([
      `11: asked back and left off: password, ${keyOf(declined())}`,
    ]);
  });

  it('after which something is deleted, whatever is told', () => {
    const told = having(deleted(), 'note', lastNote(deleted()), reopened);

    expect(objections(withWish(told))).toEqual([`11: asked back and deleted: ${keyOf(deleted())}`]);
  });

  it('that comes before the deletion is confirmed', () => {
    expect(objections(withWish(deleted()))).toEqual([
      `11: asked back and deleted: ${keyOf(deleted())}`,
      '11: asked back and left off: password',
    ]);
  });

  it('in no case whose finding is opened again', () => {
    const told = having(declined(), 'note', lastNote(declined()), reopened);

    expect(objections(withWish(told))).toEqual([]);
  });

  it('that was recorded and could not be confirmed, and in no case where it was not recorded', () => {
    const place = afterDisabling(declined());
    const wish = { ...wishIn(declined(), place), status: 503 } as ChronicleEvent;
    const by = eventAt(declined(), 'mail', placeOf(declined(), 'mail')).to[0];
    const answers = [{ kind: 'restore', by, at: new Date(wish.at).toISOString() }];
    const item = { ...wish, is: 'item', item: { answers } } as unknown as ChronicleEvent;

    expect(objections(insertedAfter(declined(), place, wish))).toEqual([]);
    expect(objections(insertedAfter(declined(), place, item, wish))).toContain(
      `11: asked back and left off: password, ${keyOf(declined())}`,
    );
  });

  it('in no case in which it was refused', () => {
    const place = afterDisabling(declined());
    const refused = { ...wishIn(declined(), place), status: 409 } as ChronicleEvent;

    expect(objections(insertedAfter(declined(), place, refused))).toEqual([]);
  });
});

describe('rule 13', () => {
  const awaiting = () => placeOf(deleted(), 'state', ({ state }) => state === 'AwaitImpactReport');
  /** The case fails while it waits, after these calls have failed. */
  const failing = (...errors: [name: string, call: string, error: string][]): Chronicle => {
    const state = eventAt(deleted(), 'state', awaiting());
    const calls = errors.map(([name, call, error]) => callBy(name, call, state, error));
    return insertedAfter(deleted(), awaiting(), ...calls, { ...state, state: 'AssessUserAfterFailure' });
  };
  const mail: [string, string, string] = ['ask', 'ses:SendEmail', 'MessageRejected'];
  const objection = ['13: the case failed, because nobody could be told'];

  it.each([
    ['a refused mail', mail],
    ['a refused message to the operators', ['update-finding', 'sns:Publish', 'InternalError']],
    ['a refused note', ['update-finding', 'securityhub:BatchUpdateFindings', 'InternalException']],
  ] as [string, typeof mail][])('objects to a case that fails by %s', (_what, error) => {
    expect(objections(failing(error))).toEqual(objection);
  });

  it('objects to it also where IAM has denied something before', () => {
    expect(objections(failing(['', 'iam:GetLoginProfile', 'NoSuchEntity'], mail))).toEqual(objection);
  });

  it('objects to it also where something else has failed beside', () => {
    expect(objections(failing(mail, ['sweep-cases', 'dynamodb:Scan', 'Throttling']))).toEqual(objection);
  });

  it('lets a case fail by what IAM denies after a mail was refused', () => {
    expect(objections(failing(mail, ['', 'iam:UpdateAccessKey', 'AccessDenied']))).toEqual([]);
  });

  it('lets a case fail long after a mail was refused', () => {
    const state = eventAt(deleted(), 'state', awaiting());
    const refused = callBy('deliver', 'ses:SendEmail', state, 'TooManyRequests');
    const failed = { ...state, at: state.at + 3_600_000, state: 'AssessUserAfterFailure' };

    expect(objections(insertedAfter(deleted(), awaiting(), refused, failed))).toEqual([]);
  });

  it('lets a case go on after a refused mail', () => {
    const state = eventAt(deleted(), 'state', awaiting());
    const [name, call, error] = mail;

    expect(objections(insertedAfter(deleted(), awaiting(), callBy(name, call, state, error)))).toEqual([]);
  });
});
