import { describe, expect, it } from 'vitest';
import type { Chronicle, ChronicleEvent } from '../../../../local/model/chronicle.ts';
import { after, click, story } from '../../../support/story.ts';
import {
  alter,
  eventAt,
  having,
  insertedAfter,
  lastPlaceOf,
  objections,
  placeOf,
  without,
  withUsers,
} from './alter.ts';
import { answerOf, answerPlace, callBy, DELETED, RESTORED, usePlays } from './plays.ts';

const plays = usePlays({
  deleted: DELETED,
  restored: RESTORED,
  'left off': story(click(), after('P2D').answer('retire')),
  exempt: story(
    click(),
    after('P15D').answer('exempt', { as: 'security-contact', reason: 'An audit', until: '2026-12-01' }),
  ),
  'a password stays': story(
    { settings: { noNewPasswordsIn: ['111122223333'] } },
    click(),
    after('P2D').answer('retire'),
    after('P20D').answer('confirm'),
  ),
});

describe('unbroken plays', () => {
  it.each(plays.names)('%s: the model is content', (name) => {
    expect(objections(plays.of(name))).toEqual([]);
  });
});

/** The chronicle with another item in the place of each. */
function withItems(
  chronicle: Chronicle,
  change: (item: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): Chronicle {
  return alter(chronicle, (event): ChronicleEvent[] => [
    event.is === 'item' ? { ...event, item: change(event.item) } : event,
  ]);
}

describe('1. whose word counts', () => {
  it('is that of the owner at the act, and of nobody who has owned the user before', () => {
    const deleted = plays.of('deleted');
    const answered = eventAt(deleted, 'page', answerPlace(deleted, 'retire')).since;
    const moved = withUsers(deleted, { from: answered + 1 }, (one) => ({
      ...one,
      tags: { Owner: 'dave@example.com' },
    }));

    expect(objections(moved)).toContain('1: who answered owns the user no more');
  });

  it('is a security contact’s alone where a user is exempted', () => {
    const exempt = plays.of('exempt');
    const { settings } = exempt;
    const others = { ...exempt, settings: { ...settings, securityContacts: ['other@example.com'] } };

    expect(objections(others)).toContain('1: "exempt" counts, and no security contact has said it');
  });
});

describe('10. an answer in an item', () => {
  it('is one that somebody has given', () => {
    const restored = plays.of('restored');
    const unsaid = without(restored, 'page', (_page, index) => index === answerPlace(restored, 'restore'));

    expect(objections(unsaid)).toContain('10: nobody has said "restore"');
  });

  it('was not given to an earlier question', () => {
    const deleted = plays.of('deleted');
    const form = { ...answerOf(deleted, 'confirm').form, question: '1' };
    const old = having(deleted, 'page', answerPlace(deleted, 'confirm'), { form });

    expect(objections(old)).toContain('10: "confirm" was recorded, and was said to an earlier question');
  });
});

describe('16. who is said to be asked', () => {
  it('was sent a mail', () => {
    const unsent = without(plays.of('left off'), 'mail');

    expect(objections(unsent)).toContain('16: asked alice@example.com, to whom no mail went out');
  });
});

describe('14. a question', () => {
  it('is mailed a third time only where something has failed again', () => {
    const asked = plays.of('left off');
    const place = placeOf(asked, 'mail');
    const mail = eventAt(asked, 'mail', place);
    const twice = insertedAfter(asked, place, mail);

    expect(objections(twice)).not.toContain('14: the same question twice to alice@example.com');
    expect(objections(insertedAfter(asked, place, mail, mail))).toContain(
      '14: the same question twice to alice@example.com',
    );
  });
});

describe('4. RESOLVED', () => {
  it('is written where nothing unused is on', () => {
    const stays = plays.of('a password stays');
    const note = lastPlaceOf(stays, 'note');

    expect(eventAt(stays, 'note', note).status).toBe('NEW');
    expect(objections(having(stays, 'note', note, { status: 'RESOLVED' }))).toContain(
      '4: RESOLVED, and password is on and unused',
    );
  });
});

describe('5 and 11. a case that ends', () => {
  it('is closed', () => {
    const open = withItems(plays.of('deleted'), (item) => ({
      ...item,
      ...(item['status'] === 'closed' && { status: 'open' }),
    }));

    expect(objections(open)).toContain('5: it ended, and its case is open');
  });

  it('keeps what it says can be given back', () => {
    const forgotten = withItems(plays.of('left off'), ({ off: _off, ...item }) => item);

    expect(objections(forgotten)).toContain(
      '11: password can be given back, as told, and the closed case does not have it',
    );
  });

  it('has tried again what failed in IAM', () => {
    const deleted = plays.of('deleted');
    const place = placeOf(deleted, 'state', ({ state }) => state === 'DisableCredentials');
    const failed = { ...eventAt(deleted, 'state', place), state: 'AssessUserAfterFailure' };

    const refused = callBy('disable-credentials', 'iam:UpdateAccessKey', failed, 'Throttling');
    const claim = '5: the case failed, and nothing was tried again';

    expect(objections(insertedAfter(deleted, place, refused, failed))).toContain(claim);
    expect(objections(insertedAfter(deleted, place, failed))).not.toContain(claim);
  });
});
