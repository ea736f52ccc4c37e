import { describe, expect, it } from 'vitest';
import { after, click, story } from '../../../support/story.ts';
import { eventAt, having, insertedAfter, lastPlaceOf, objections, placeOf } from './alter.ts';
import { usePlays } from './plays.ts';

const plays = usePlays({
  asked: story({ until: 'P1D' }, click()),
  bounced: story({ until: 'P8D', ses: { mailboxes: { 'alice@example.com': 'bounces' } } }, click()),
  'asked twice, as a reply was lost': story(
    { until: 'P1D' },
    after('PT0S').fail('ses:SendEmail', 'connection-reset', { times: 1, effect: 'done' }),
    click(),
  ),
});

describe('14. the same question twice', () => {
  it('is right where the reply of SES was lost, since both mails have one message', () => {
    expect(objections(plays.of('asked twice, as a reply was lost'))).toEqual([]);
  });

  it('is wrong where the first mail was marked', () => {
    const asked = plays.of('asked');
    const mail = eventAt(asked, 'mail', placeOf(asked, 'mail'));
    const twice = insertedAfter(asked, lastPlaceOf(asked, 'item'), mail);

    expect(objections(asked)).toEqual([]);
    expect(objections(twice)).toContain('14: the same question twice to alice@example.com');
  });
});

describe('16. that somebody was asked to whom no mail comes', () => {
  const bounced = () => plays.of('bounced');
  const claim = '16: asked alice@example.com, to whom mail bounced';

  it('is said of nobody', () => {
    expect(bounced().events.some(({ is }) => is === 'bounce')).toBe(true);
    expect(objections(bounced())).toEqual([]);
  });

  it('is wrong in a note that goes on standing', () => {
    const { at = 0 } = bounced().events.find(({ is }) => is === 'bounce') ?? {};
    const asked = bounced().events.find(
      (event) => event.is === 'note' && event.note.startsWith('Asked alice'),
    );
    const events = bounced().events.map((event) =>
      event.is === 'note' && event.at >= at && asked?.is === 'note'
        ? { ...event, note: asked.note, step: asked.step }
        : event,
    );

    expect(objections({ ...bounced(), events })).toContain(claim);
  });

  it('is wrong in a mail to whoever decides in their place', () => {
    const place = lastPlaceOf(bounced(), 'mail');
    const { text } = eventAt(bounced(), 'mail', place);

    for (const asked of ['(asked: alice@example.com)', '- Asked: alice@example.com.'])
      expect(objections(having(bounced(), 'mail', place, { text: `${text}\n${asked}` }))).toContain(claim);
  });
});
