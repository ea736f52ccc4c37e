import { describe, expect, it } from 'vitest';
import type { Chronicle, ChronicleEvent, SeenUser } from '../../../../local/model/chronicle.ts';
import { after, alice, click, story, withKeyOnly } from '../../../support/story.ts';
import {
  alter,
  eventAt,
  having,
  insertedAfter,
  insertedBefore,
  objections,
  placeOf,
  withUsers,
} from './alter.ts';
import { answerOf, answerPlace, callBy, changeOf, DELETED, RESTORED, usePlays } from './plays.ts';

const plays = usePlays({
  deleted: DELETED,
  restored: RESTORED,
  // IAM shows late what is changed, in a zone whose times the model does not read: what a page says must be so now.
  late: story(
    { iam: { readLag: 2 }, settings: { timeZone: 'America/Los_Angeles' }, users: [alice(withKeyOnly)] },
    click(),
    after('P2D').answer('retire'),
    after('P4D').answer('restore'),
  ),
});
const deleted = () => plays.of('deleted');
const restored = () => plays.of('restored');

describe('unbroken plays', () => {
  it.each(plays.names)('%s: the model is content', (name) => {
    expect(objections(plays.of(name))).toEqual([]);
  });
});

describe('rule 8 objects', () => {
  const secrets = { password: ['pass-word-1'], 'task token': ['token-1'], 'link key': ['key-1'] };
  const withPlace = (place: string, text: string, may?: string): Chronicle => ({
    ...deleted(),
    secrets,
    places: [{ place, text, ...(may !== undefined && { may }) }],
  });

  it.each([
    ['password', 'log of ask'],
    ['task token', 'history of case'],
    ['link key', 'finding 1'],
  ] as const)('to a %s in a place: %s', (kind, place) => {
    expect(objections(withPlace(place, `It is ${secrets[kind]}.`))).toEqual([`8: a ${kind} stands there`]);
  });

  it('to every other secret in the place of one', () => {
    const text = 'token-1 and key-1';

    expect(objections(withPlace('payload of ask', text, 'task token'))).toEqual([
      '8: a link key stands there',
    ]);
  });

  it('to no secret in its own place', () => {
    expect(objections(withPlace('payload of ask', 'token-1', 'task token'))).toEqual([]);
  });

  it.each(['password', 'link key'] as const)('to a %s in the item of a case', (kind) => {
    const place = placeOf(deleted(), 'item');
    const { item } = eventAt(deleted(), 'item', place);
    const leaked = having(deleted(), 'item', place, { item: { ...item, note: secrets[kind] } });

    expect(objections({ ...leaked, secrets })).toEqual([`8: a ${kind} stands there`]);
  });

  it('to a mail with the link of another person', () => {
    const place = placeOf(deleted(), 'mail');
    const copy = { ...eventAt(deleted(), 'mail', place), to: ['bob@example.com'] };
    const forMore = insertedBefore(deleted(), place, copy);

    expect(objections(forMore)).toEqual(["8: another person's link stands there"]);
  });
});

describe('rule 10 objects to a request', () => {
  const looked = () => placeOf(deleted(), 'page', ({ method }) => method === 'GET');
  const write = (call = 'dynamodb:PutItem') =>
    callBy('case-page', call, eventAt(deleted(), 'page', looked()));

  it.each(['dynamodb:PutItem', 'dynamodb:TransactWriteItems', 'states:SendTaskSuccess', 'ses:SendEmail'])(
    'that only looks and calls %s',
    (call) => {
      expect(objections(insertedBefore(deleted(), looked(), write(call)))).toEqual([
        '10: a request that is not a POST has written',
      ]);
    },
  );

  it('of a mail scanner that writes', () => {
    const scanned = having(deleted(), 'page', looked(), { method: 'HEAD' });

    expect(objections(insertedBefore(scanned, looked(), write()))).toContain(
      '10: a request that is not a POST has written',
    );
  });

  it('in no case where another function writes beside it', () => {
    const beside = callBy('ask', 'dynamodb:PutItem', eventAt(deleted(), 'page', looked()));

    expect(objections(insertedBefore(deleted(), looked(), beside))).toEqual([]);
  });

  it('that counts by a link which nobody was mailed', () => {
    const key = 'a-guessed-key';

    expect(objections(having(restored(), 'page', answerPlace(restored(), 'restore'), { key }))).toContain(
      '10: an answer counts by a link that nobody was mailed',
    );
  });

  it.each<[string, Partial<ChronicleEvent & { is: 'page' }>]>([
    ['refused', { status: 409 }],
    ['repeated', { html: '<h1>Already recorded</h1>' }],
  ])('whose answer was %s and is recorded', (_what, parts) => {
    expect(objections(having(restored(), 'page', answerPlace(restored(), 'restore'), parts))).toEqual([
      '10: an answer that was not taken was recorded',
    ]);
  });

  it('whose answer was refused and that writes', () => {
    const page = answerOf(restored(), 'restore');
    const place = placeOf(restored(), 'mail');
    const call = callBy('case-page', 'states:SendTaskSuccess', page);
    const broken = insertedAfter(restored(), place, call, { ...page, status: 422, since: place });

    expect(objections(broken)).toEqual(['10: an answer that was not taken has written']);
  });
});

describe('rule 12 objects', () => {
  it('to "never used" of a key of which IAM has reported a use', () => {
    const place = placeOf(deleted(), 'note', ({ note }) => note.includes('(last used'));
    const { note } = eventAt(deleted(), 'note', place);
    const said = note.replace(/(…\w{4}) \(last used [^;)]*\)/, '$1 (never used, 700 days old)');

    expect(objections(having(deleted(), 'note', place, { note: said }))).toEqual([
      expect.stringMatching(/^12: AKIA…\w{4} was used before: never used$/),
    ]);
  });

  it.each([
    ['As read', 'asked'],
    ['proven by re-read at', 'deleted'],
  ])('to a time of "%s" at which nobody has read the user', (words, step) => {
    const place = placeOf(deleted(), 'note', (one) => one.step === step && one.isProduct);
    const { note } = eventAt(deleted(), 'note', place);
    const said = `${note} ${words} 2026-11-03 10:00 UTC: nothing.`;

    expect(objections(having(deleted(), 'note', place, { note: said }))).toEqual([
      '12: the user was not read at 2026-11-03 10:00 UTC',
    ]);
  });

  it('to a read of another user, or after the note, in the place of one', () => {
    const place = placeOf(deleted(), 'note', (one) => one.step === 'deleted' && one.isProduct);
    const { at } = eventAt(deleted(), 'note', place);
    const isRead = (event: ChronicleEvent) =>
      event.is === 'call' && event.call === 'iam:GetUser' && at - event.at < 60_000;
    // On the page and in the mail, too.
    const untold = /^12: the user was not read at .*2026/;
    const ofAnother = alter(deleted(), (event) => [
      isRead(event) ? ({ ...event, session: 'bob-AIDAEXAMPLEBOB0000001-1' } as ChronicleEvent) : event,
    ]);
    const refused = alter(deleted(), (event) => [
      isRead(event) ? ({ ...event, error: 'AccessDenied' } as ChronicleEvent) : event,
    ]);
    const reads = deleted().events.filter(isRead);
    const late = alter(deleted(), (event, index) =>
      isRead(event) ? [] : index === place ? [event, ...reads] : [event],
    );

    for (const chronicle of [ofAnother, refused, late]) {
      expect(objections(chronicle)).not.toEqual([]);
      for (const one of objections(chronicle)) expect(one).toMatch(untold);
    }
  });

  const disabledNote = () =>
    placeOf(deleted(), 'note', ({ step, isProduct }) => step === 'disabled' && isProduct);
  const mail = () => placeOf(deleted(), 'mail');
  const page = () => placeOf(deleted(), 'page', ({ method }) => method === 'GET');
  const unread = ['12: no row of the model reads: The password is blue.'];

  it('to a note that says off of what is on', () => {
    const key = changeOf(deleted(), 'UpdateAccessKey').credential ?? '';
    const name = `${key.slice(0, 4)}…${key.slice(-4)}`;
    const on = (user: SeenUser): SeenUser => ({
      ...user,
      credentials: user.credentials.map((one) => ({ ...one, isOn: true })),
    });
    const at = disabledNote();

    const said = objections(withUsers(deleted(), { from: at, to: at + 1 }, on));

    expect(said.length).toBeGreaterThan(0);
    for (const one of said) expect(one).toMatch(/^12: (AKIA…\w{4}|all) is not /);
    expect(said).toContainEqual(expect.stringMatching(`^12: ${name} is not off-by-us: Disabled password`));
  });

  it('to no note that says what was so when the user was last read, an hour ago at most, before somebody else changed it', () => {
    const { credential = '', ...change } = changeOf(deleted(), 'UpdateAccessKey');
    const at = disabledNote();
    const off = (user: SeenUser): SeenUser => ({
      ...user,
      credentials: user.credentials.filter(({ id }) => id !== credential),
    });
    const later = withUsers(deleted(), { from: at, to: at + 1 }, off);
    const byOthers = { ...change, credential, action: 'DeleteAccessKey', isProduct: false, session: '' };
    const untold = (since: number) => {
      const deletedByOthers = { ...byOthers, at: change.at, users: change.users.map(off) };
      const read = later.events.map((event, place) =>
        place < at ? { ...event, at: event.at - since } : event,
      );
      return objections(insertedBefore({ ...later, events: read }, at, deletedByOthers)).filter((one) =>
        one.includes('off-by-us: Disabled password'),
      );
    };

    expect(untold(0)).toEqual([]);
    expect(untold(61 * 60_000)).toHaveLength(1);
  });

  it('to none of it either where another user was read since', () => {
    const { credential = '', ...change } = changeOf(deleted(), 'UpdateAccessKey');
    const at = disabledNote();
    const off = (user: SeenUser): SeenUser => ({
      ...user,
      credentials: user.credentials.filter(({ id }) => id !== credential),
    });
    const users = change.users.map(off);
    const byOthers = {
      ...change,
      users,
      credential,
      action: 'DeleteAccessKey',
      isProduct: false,
      session: '',
    };
    const another = {
      ...callBy('assess-user', 'iam:ListAccessKeys', byOthers),
      session: 'bob-AIDAEXAMPLEBOB0000001-1',
    };
    const later = withUsers(deleted(), { from: at, to: at + 1 }, off);

    expect(objections(insertedBefore(later, at, byOthers, another as ChronicleEvent))).toEqual([]);
  });

  it('to a text that says of a time what was not so then, and to none that says what was', () => {
    const at = disabledNote();
    const { note, at: time } = eventAt(deleted(), 'note', at);
    const read = `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    const before = '2026-11-02 09:00 UTC';
    const saying = (text: string) => objections(having(deleted(), 'note', at, { note: `${text} ${note}` }));

    expect(saying(`As read ${read}: password: disabled by this case.`)).toEqual([]);
    expect(saying(`As read ${before}: password: on.`)).toEqual([]);
    expect(saying(`As read ${read}: password: off, not by this case.`)).toEqual([
      expect.stringMatching('^12: password is not off-by-someone: As read'),
    ]);
    expect(saying(`As read ${before}: password: disabled by this case.`)).toEqual([
      expect.stringMatching('^12: password is not off-by-us: As read'),
    ]);
  });

  it('to a sentence of a note that no row reads', () => {
    const { note } = eventAt(deleted(), 'note', disabledNote());

    expect(
      objections(having(deleted(), 'note', disabledNote(), { note: `The password is blue. ${note}` })),
    ).toEqual(unread);
  });

  it('to a sentence of a mail that no row reads', () => {
    const { text } = eventAt(deleted(), 'mail', mail());

    expect(
      objections(
        having(deleted(), 'mail', mail(), { text: text.replace('\n\n', '\n\nThe password is blue.\n\n') }),
      ),
    ).toEqual(unread);
  });

  it.each([200, 404, 409, 503])(
    'to a sentence of a page that no row reads, also with status %i',
    (status) => {
      const { html } = eventAt(deleted(), 'page', page());
      const blue = html.replace('<main', '<p>The password is blue.</p>\n<main');
      expect(blue).not.toBe(html);

      expect(objections(having(deleted(), 'page', page(), { html: blue, status }))).toEqual(unread);
    },
  );
});

describe('rule 12 about what a case is just doing', () => {
  const said = (text: string) =>
    eventAt(
      plays.of('late'),
      'page',
      placeOf(plays.of('late'), 'page', ({ html }) => html.includes(`<dd>${text}</dd>`)),
    );

  it('is content with a page that says so, and not that it stands as before', () => {
    expect(said('Being turned off').html).not.toMatch(/>On<|>Turned off on/);
    expect(said('Being given back').html).not.toMatch(/>On<|>Turned off on/);
    expect(objections(plays.of('late'))).toEqual([]);
  });

  it.each([
    ['Being turned off', 'turning-off'],
    ['Being given back', 'turning-on'],
  ])('objects to %s where nobody does that', (text, says) => {
    const end = plays.of('late').events.length - 1;
    const late = { ...said(text), at: plays.of('late').events[end]?.at ?? 0 };

    expect(objections(insertedAfter(plays.of('late'), end, late))).toContainEqual(
      expect.stringMatching(`^12: AKIA…0001 is not ${says}: `),
    );
  });
});
