import { describe, expect, it } from 'vitest';
import { after, click, story } from '../../../support/story.ts';
import { eventAt, insertedAfter, lastPlaceOf, objections, placeOf } from './alter.ts';
import { usePlays } from './plays.ts';

const plays = usePlays({
  asked: story({ until: 'P1D' }, click()),
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
