import { describe, expect, it } from 'vitest';
import type { Chronicle, ChronicleEvent, SeenUser } from '../../../../local/model/chronicle.ts';
import { EVERYTHING } from '../../../support/everything.ts';
import { after, alice, click, story, withKeyOnly } from '../../../support/story.ts';
import { alter, having, insertedAfter, insertedBefore, objections, without, withUsers } from './alter.ts';
import { answerOf, answerPlace, changeOf, changePlace, DELETED, RESTORED, usePlays } from './plays.ts';

const plays = usePlays({
  deleted: DELETED,
  'user deleted': story(
    { users: [alice(EVERYTHING)], settings: { deleteScope: 'user' }, iam: { pageSize: 1 } },
    click(),
    after('P2D').answer('retire'),
    after('P20D').answer('confirm'),
  ),
  'deleted later': story(
    { users: [alice(withKeyOnly)] },
    click(),
    after('P2D').answer('retire'),
    after('P2DT2H').stopExecution(),
    after('P2DT4H').click(),
    after('P3D').answer('confirm'),
  ),
  restored: RESTORED,
  'asked back after the end': story(
    { users: [alice(withKeyOnly)], settings: { afterObservation: 'keep-disabled' } },
    click(),
    after('P2D').answer('retire'),
    after('P30D').answer('restore'),
    after('P30DT1H').useKey(),
  ),
});
const deleted = () => plays.of('deleted');
const deletedLater = () => plays.of('deleted later');
const userDeleted = () => plays.of('user deleted');
const restored = () => plays.of('restored');
const keyOf = (chronicle: Chronicle) => changeOf(chronicle, 'UpdateAccessKey').credential ?? '';
const HOUR = 3_600_000;

describe('unbroken plays', () => {
  it.each(plays.names)('%s: the model is content', (name) => {
    expect(objections(plays.of(name))).toEqual([]);
  });
});

describe('rule 15 objects to an act', () => {
  const when = { windows: 'always', blackoutDates: [], maxPerDay: 1, timeZone: 'UTC' } as const;
  const with_ = (acts: Partial<NonNullable<Chronicle['settings']['acts']>>): Chronicle => ({
    ...deleted(),
    settings: { ...deleted().settings, acts: { ...when, ...acts } },
  });

  it('outside of its window, or on a blackout date', () => {
    const outside = '15: outside of the windows';

    expect(objections(with_({}))).toEqual([]);
    expect(objections(with_({ windows: [{ days: ['Sun'], from: '00:00', to: '24:00' }] }))).toContain(
      outside,
    );
    expect(objections(with_({ blackoutDates: ['--11-01/--12-31'] }))).toContain(outside);
    expect(objections(with_({ blackoutDates: ['2026-11-01/2026-12-31'] }))).toContain(outside);
  });

  it('beyond those that a day may have', () => {
    expect(objections(with_({ maxPerDay: 0 }))).toContain('15: more acts on one day than the settings allow');
  });
});

describe('rule 1 objects to an act', () => {
  it('that nobody has answered for', () => {
    const broken = without(deleted(), 'page', ({ form }) => form['answer'] === 'retire');

    expect(objections(broken)).toEqual([
      '1: nobody answered that password can go',
      `1: nobody answered that ${keyOf(deleted())} can go`,
    ]);
  });

  it('whose answer was refused', () => {
    const broken = having(deleted(), 'page', answerPlace(deleted(), 'retire'), { status: 422 });

    expect(objections(broken)).toContain('1: nobody answered that password can go');
  });

  it('whose answer names another user', () => {
    const { form } = answerOf(deleted(), 'retire');
    const other = { form: { ...form, userName: 'bob' } };

    expect(objections(having(deleted(), 'page', answerPlace(deleted(), 'retire'), other))).toEqual([
      '1: nobody answered that password can go',
      `1: nobody answered that ${keyOf(deleted())} can go`,
    ]);
  });

  it('on a credential that the answer keeps', () => {
    const { form } = answerOf(deleted(), 'retire');
    const kept = { form: { ...form, 'credential.password': 'keep' } };

    expect(objections(having(deleted(), 'page', answerPlace(deleted(), 'retire'), kept))).toEqual([
      '1: no answer names password',
    ]);
  });

  it('whose answer was taken back before', () => {
    const place = answerPlace(deleted(), 'retire');
    const retire = answerOf(deleted(), 'retire');
    const keep = { ...retire, since: place, form: { ...retire.form, answer: 'keep' } };

    expect(objections(insertedAfter(deleted(), place, keep))).toEqual(['1: the answer was taken back']);
  });

  it.each(['leave-disabled', 'keep'])('of deletion where the last word is "%s"', (answer) => {
    const { form } = answerOf(deleted(), 'confirm');
    const other = { form: { ...form, answer } };

    expect(objections(having(deleted(), 'page', answerPlace(deleted(), 'confirm'), other))).toEqual([
      '1: nobody confirmed the deletion',
    ]);
  });
});

describe('rule 1 goes by the settings of when people were asked first, and by those of now', () => {
  const unconfirmed = () => without(deleted(), 'page', ({ form }) => form['answer'] === 'confirm');
  const askedAt = () =>
    deleted().events.find((one) => one.is === 'state' && one.state === 'AwaitStakeholder')?.at ?? 0;
  const under = (deletionNeedsConfirmation: { from: number; is: boolean }[]) => {
    const broken = unconfirmed();
    return objections({ ...broken, settings: { ...broken.settings, deletionNeedsConfirmation } });
  };

  it.each<[string, string[], number]>([
    ['a release after that which asks for none counts for nothing', ['1: nobody confirmed the deletion'], 1],
    ['one before that does', [], -1],
  ])('%s', (_, expected, after) => {
    expect(
      under([
        { from: 0, is: true },
        { from: askedAt() + after, is: false },
      ]),
    ).toEqual(expected);
  });

  it('a release that asks for one counts at once', () => {
    expect(
      under([
        { from: 0, is: false },
        { from: askedAt() + 1, is: true },
      ]),
    ).toEqual(['1: nobody confirmed the deletion']);
  });
});

describe('rule 1 objects to the deletion of what an earlier case has turned off', () => {
  const nobody = () => [`1: nobody answered that ${keyOf(deletedLater())} can go`];

  it('that nobody has confirmed since', () => {
    const broken = without(deletedLater(), 'page', ({ form }) => form['answer'] === 'confirm');

    expect(objections(broken)).toEqual(nobody());
  });

  it('where the last word is to leave it', () => {
    const { form } = answerOf(deletedLater(), 'confirm');
    const left = { form: { ...form, answer: 'leave-disabled' } };

    expect(objections(having(deletedLater(), 'page', answerPlace(deletedLater(), 'confirm'), left))).toEqual(
      nobody(),
    );
  });

  it('that was said without being shown it', () => {
    const unseen = answerOf(deletedLater(), 'confirm').key;
    const shown = alter(deletedLater(), (event) => {
      if (event.is === 'page' && event.method === 'GET' && event.key === unseen) return [];
      return event.is === 'mail' && event.links.some((link) => link.includes(unseen))
        ? [{ ...event, text: '' }]
        : [event];
    });

    expect(objections(shown)).toEqual(nobody());
  });
});

/** A user of whom IAM reports this use of everything. */
const usedAt =
  (use: number) =>
  (user: SeenUser): SeenUser => ({
    ...user,
    passwordUse: use,
    credentials: user.credentials.map((one) => ({ ...one, reportedUse: use })),
  });

describe('rule 2 objects', () => {
  it('to the disabling of what was used within the threshold', () => {
    const { at } = changeOf(deleted(), 'UpdateAccessKey');
    const broken = withUsers(deleted(), { from: 0 }, usedAt(at - 89 * 24 * HOUR));

    expect(objections(broken)).toEqual(['2: password was in use', `2: ${keyOf(deleted())} was in use`]);
  });

  it('to no disabling of what was used before the threshold', () => {
    const { at } = changeOf(deleted(), 'UpdateAccessKey');

    expect(objections(withUsers(deleted(), { from: 0 }, usedAt(at - 91 * 24 * HOUR)))).toEqual([]);
  });

  it('to no disabling of what was used in that moment, after the look; it counts as used since', () => {
    const place = changePlace(deleted(), 'UpdateAccessKey');
    const { at } = changeOf(deleted(), 'UpdateAccessKey');
    const isLook = (event: ChronicleEvent) =>
      event.is === 'call' && event.call === 'iam:GetAccessKeyLastUsed' && event.at === at;
    const before = deleted().events.slice(0, place);
    const look = before.findLastIndex(isLook);
    // A function makes its reads of a user at once.
    const session = before.findLastIndex((event) => event.is === 'call' && event.call === 'sts:AssumeRole');
    const used = (from: number) =>
      objections(withUsers(deleted(), { from }, (user) => ({ ...usedAt(at)(user), passwordUse: undefined })));
    const since = `2: ${keyOf(deleted())} was used after it was disabled`;

    expect(used(look)).toEqual([since]);
    expect(used(session + 1)).toEqual([since]);
    expect(used(session)).toEqual([`2: ${keyOf(deleted())} was in use`]);
  });

  it('to the deletion of what was used since, and to a password that stays off', () => {
    const place = changePlace(deleted(), 'UpdateAccessKey');
    const { at } = changeOf(deleted(), 'UpdateAccessKey');
    const broken = withUsers(deleted(), { from: place }, usedAt(at + HOUR));

    expect(objections(broken)).toEqual([
      `2: ${keyOf(deleted())} was used after it was disabled`,
      '2: password was used after it was disabled, and stayed off',
    ]);
  });

  it('to nothing that was given back, used and then taken away by somebody else', () => {
    const from = restored().events.findLastIndex((one) => one.is === 'execution');
    const broken = withUsers(restored(), { from }, (user) => ({
      ...user,
      credentials: user.credentials.map((one) => ({ ...one, isOn: false })),
    }));

    expect(objections(broken).filter((objection) => objection.startsWith('2'))).toEqual([]);
  });

  it('to the deletion of a whole user of whom something was used since', () => {
    const from = changePlace(userDeleted(), 'UpdateAccessKey');
    const { at } = changeOf(userDeleted(), 'UpdateAccessKey');
    const passwordUsed = (user: SeenUser): SeenUser => ({ ...user, passwordUse: at + HOUR });

    expect(objections(withUsers(userDeleted(), { from }, passwordUsed))).toEqual([
      '2: password was used after it was disabled',
    ]);
  });
});

describe('rule 3 objects to a change', () => {
  it('of another user than the one of the case', () => {
    const place = placeOfRestoring();
    const change = restoring();
    const broken = insertedAfter(restored(), place, {
      ...change,
      user: 'bob',
      userId: 'AIDAEXAMPLEBOB0000001',
    });

    expect(objections(broken)).toEqual(["3: the case is another user's"]);
  });

  it('in the session of a case of another user', () => {
    const session = 'bob-AIDAEXAMPLEBOB0000001-1';

    expect(objections(having(restored(), 'iam', placeOfRestoring(), { session }))).toEqual([
      "3: the case is another user's",
    ]);
  });

  it('in another account', () => {
    const account = '444455556666';

    expect(objections(having(restored(), 'iam', placeOfRestoring(), { account }))).toEqual([
      '3: nobody has clicked for this user',
    ]);
  });

  it('of a user whose finding nobody has clicked', () => {
    expect(objections(without(restored(), 'click'))).toEqual(['3: nobody has clicked for this user']);
  });

  const placeOfRestoring = () =>
    restored().events.findIndex((one) => one.is === 'iam' && one.isProduct && one.status === 'Active');
  const restoring = () => restored().events[placeOfRestoring()] as ChronicleEvent & { is: 'iam' };
});

/** The chronicle in which each item with a restore kit is another one. */
function withKits(
  chronicle: Chronicle,
  change: (item: Record<string, unknown>, kit: Record<string, unknown>) => object,
): Chronicle {
  return alter(chronicle, (event) => {
    if (event.is !== 'item' || event.item['restoreKit'] === undefined) return [event];
    const kit = event.item['restoreKit'] as Record<string, unknown>;
    return [{ ...event, item: { ...event.item, ...change(event.item, kit) } }];
  });
}

describe('rule 7 objects to a deletion', () => {
  it('before which no restore kit was written', () => {
    const broken = withKits(deleted(), () => ({ restoreKit: undefined }));

    expect(objections(broken)).toContain(`7: no restore kit has ${keyOf(deleted())}`);
  });

  it('whose restore kit was written after it', () => {
    const first = deleted().events.findIndex(
      (one) => one.is === 'item' && one.item['restoreKit'] !== undefined,
    );
    const kit = deleted().events[first] as ChronicleEvent;
    const place = changePlace(deleted(), 'DeleteAccessKey');
    const late = insertedAfter(deleted(), place, kit);
    const broken = without(late, 'item', (_item, index) => index === first);

    expect(objections(broken)).toContain(`7: no restore kit has ${keyOf(deleted())}`);
  });

  it('whose restore kit does not name the key', () => {
    const broken = withKits(deleted(), (_item, kit) => ({
      restoreKit: { ...kit, user: { ...(kit['user'] as object), credentials: [] } },
    }));

    expect(objections(broken)).toContain(`7: no restore kit has ${keyOf(deleted())}`);
  });

  it('whose restore kit is of an earlier case', () => {
    const broken = withKits(deleted(), ({ caseId }) => ({ caseId: String(caseId).replace(/-1$/, '-0') }));

    expect(objections(broken)).toContain(`7: no restore kit has ${keyOf(deleted())}`);
  });

  it('of a user whose restore kit is one for keys', () => {
    const broken = withKits(userDeleted(), (_item, kit) => ({
      restoreKit: { ...kit, scope: 'credentials' },
    }));

    expect(objections(broken)).toEqual(['7: no restore kit has what is taken from the user']);
  });

  it.each(['groups', 'attachedPolicies', 'inlinePolicies', 'mfaDevices', 'sshPublicKeys'])(
    'of a user whose restore kit lacks its %s',
    (list) => {
      const broken = withKits(userDeleted(), (_item, kit) => ({
        restoreKit: { ...kit, user: { ...(kit['user'] as object), [list]: [] } },
      }));

      expect(objections(broken)).toEqual(['7: no restore kit has what is taken from the user']);
    },
  );
});

describe('rule 9 objects to an act', () => {
  const rules = (chronicle: Chronicle, parts: Partial<Chronicle['settings']['protected']>): Chronicle => ({
    ...chronicle,
    settings: { ...chronicle.settings, protected: { tags: [], paths: [], names: [], ...parts } },
  });

  it.each([
    ['tag', { tags: [{ key: 'Owner' }] }],
    ['value of a tag', { tags: [{ key: 'Owner', value: 'alice@example.com' }] }],
    ['path', { paths: ['/'] }],
    ['name', { names: ['A*ce'] }],
  ])('on a user that its %s protects', (_what, parts) => {
    expect(objections(rules(deleted(), parts))).toEqual(['9: the user is protected']);
  });

  it.each([
    ['tag', { tags: [{ key: 'Owner', value: 'bob@example.com' }] }],
    ['path', { paths: ['/robots/'] }],
    ['name', { names: ['*bob*', 'alic'] }],
  ])('on no user with another %s', (_what, parts) => {
    expect(objections(rules(deleted(), parts))).toEqual([]);
  });

  it('on a user that is protected only since the answer', () => {
    const from = changePlace(deleted(), 'UpdateAccessKey') + 1;
    const tagged = (user: SeenUser): SeenUser => ({ ...user, tags: { ...user.tags, 'break-glass': 'yes' } });

    expect(objections(withUsers(deleted(), { from }, tagged))).toEqual(['9: the user is protected']);
  });

  const exemptUntil = (until: string): Chronicle => {
    const retire = answerOf(deleted(), 'retire');
    const form = { ...retire.form, answer: 'exempt', until };
    const settings = { ...deleted().settings, securityContacts: ['alice@example.com'] };
    return { ...insertedBefore(deleted(), retire.since, { ...retire, form }), settings };
  };

  it('on a user that is exempt', () => {
    expect(objections(exemptUntil('2026-12-20'))).toEqual(['9: the user is exempt']);
  });

  it('on no user whose exemption is over', () => {
    expect(objections(exemptUntil('2026-11-04'))).toEqual([]);
  });
});

describe('of a user that AWS has quarantined the model objects', () => {
  const quarantined = (user: SeenUser): SeenUser => ({ ...user, isQuarantined: true });
  const NOBODY = 'quarantined by AWS, and no security contact has said so';
  const contactsOf = (chronicle: Chronicle, securityContacts: string[]): Chronicle => ({
    ...chronicle,
    settings: { ...chronicle.settings, securityContacts },
  });

  it('to an act on the owner’s word', () => {
    expect(objections(withUsers(deleted(), { from: 0 }, quarantined))).toEqual([`1: ${NOBODY}`]);
  });

  it('to what is given back on the owner’s word', () => {
    const from = changePlace(restored(), 'UpdateAccessKey') + 1;

    expect(objections(withUsers(restored(), { from }, quarantined))).toEqual([`2: ${NOBODY}`]);
  });

  it('to what is given back after the end on the owner’s word, and not on that of a contact', () => {
    const later = plays.of('asked back after the end');
    const broken = withUsers(later, { from: answerPlace(later, 'restore') }, quarantined);

    expect(objections(broken)).toContain(`2: ${NOBODY}`);
    expect(objections(contactsOf(broken, ['alice@example.com']))).toEqual([]);
  });

  it('to what is given back on the word that a contact has said to another case while it ran', () => {
    const later = plays.of('asked back after the end');
    const { form, ...sent } = answerOf(later, 'restore');
    const place = answerPlace(later, 'retire') + 1;
    const early = insertedAfter(later, place, { ...sent, since: place, form });
    const without_ = without(
      early,
      'page',
      (page, index) => page.form['answer'] === 'restore' && index > place + 1,
    );
    const broken = withUsers(without_, { from: place + 2 }, quarantined);

    expect(objections(contactsOf(broken, ['alice@example.com']))).toContain(`2: ${NOBODY}`);
  });

  it('to nothing that a security contact has said', () => {
    const broken = withUsers(deleted(), { from: 0 }, quarantined);

    expect(objections(contactsOf(broken, ['alice@example.com']))).toEqual([]);
  });
});
