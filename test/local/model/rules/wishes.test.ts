import { describe, expect, it } from 'vitest';
import { after, alice, click, KEY, story, withKeyOnly } from '../../../support/story.ts';
import { alter, eventAt, having, lastPlaceOf, objections, placeOf, without } from './alter.ts';
import { usePlays } from './plays.ts';

const OTHER = 'AKIAEXAMPLEALICE0002';
const OWNER = 'alice@example.com';

const plays = usePlays({
  refused: story(
    {
      settings: { observation: 'PT36H', confirmDeletionWithin: 'P1D' },
      users: [
        alice({
          ...withKeyOnly,
          accessKeys: [
            { id: KEY, lastUsed: 'P120D' },
            { id: OTHER, lastUsed: 'P60D' },
          ],
        }),
      ],
    },
    click(),
    after('P2D').answer('retire'),
    after('P40D').click(),
    after('P41D').answer('retire'),
    after('P41DT12H').tagUser({ Owner: 'bob@example.com' }),
    after('P41DT12H10M').answer('restore', { link: 'first' }),
  ),
  unwritten: story(
    click(),
    after('P2D').answer('retire'),
    after('P4D').fail('dynamodb:PutItem', 'AccessDenied', { after: 1 }),
    after('P4D').answer('restore'),
  ),
  // It has read the item before the deletion is confirmed, and writes when all is over.
  late: story(
    click(),
    after('P2D').answer('retire'),
    after('P20D').click({ action: 'stop', afterCalls: 4 }),
    after('P20D').answer('confirm'),
  ),
});
const refused = () => plays.of('refused');
const isRefusal = ({ text, to }: { text: string; to: string[] }) =>
  text.startsWith('Not given back') && to.includes(OWNER);

describe('rule 11 about a wish of a former owner', () => {
  it('is content where it was refused and told so', () => {
    expect(objections(refused())).toEqual([]);
  });

  it('objects where whoever asked was not told, whatever else was mailed there', () => {
    const untold = without(refused(), 'mail', isRefusal);
    const place = placeOf(refused(), 'mail', isRefusal);
    const { text } = eventAt(refused(), 'mail', place);
    const other = having(refused(), 'mail', place, { text: text.replace(/^.*/, 'Left turned off') });

    for (const broken of [untold, other])
      expect(objections(broken)).toContainEqual(expect.stringMatching(/^11: asked back and left off: /));
  });

  it('reads of one of several users in one mail how the wish ended', () => {
    const place = placeOf(refused(), 'mail', isRefusal);
    const { text } = eventAt(refused(), 'mail', place);
    const [caseId = ''] = /[\w-]+-A[A-Z0-9]{15,31}-\d+/.exec(text) ?? [];
    const entry = (ended: string) =>
      `Ended: how it stands now\n\n${ended}: alice in AWS account 1 (case ${caseId})\n- x\n\nNothing could be given back: bob in AWS account 1 (case bob-AIDAEXAMPLEBOB123456-1)\n- x`;
    const objectionsTo = (told: string) => objections(having(refused(), 'mail', place, { text: told }));
    const left = expect.stringMatching(/^11: asked back and left off: /);

    expect(objectionsTo(entry('Nothing could be given back'))).not.toContainEqual(left);
    expect(objectionsTo(entry('Left turned off'))).toContainEqual(left);
    expect(objectionsTo(text.replaceAll(caseId, 'bob-AIDAEXAMPLEBOB123456-1'))).toContainEqual(left);
    expect(objectionsTo(text.replace('this user now', 'these users now'))).not.toContainEqual(left);
  });

  it('matches addresses of tags whole', () => {
    const longer = { Owner: `m${OWNER}` };
    const noted = placeOf(refused(), 'note', ({ step }) => step === 'wish-refused');
    const users = refused().events[noted - 1]?.users.map((user) => ({ ...user, tags: longer })) ?? [];
    const events = refused().events.map((event) => ({ ...event }));
    for (const at of [noted - 1, noted]) Object.assign(events[at] ?? {}, { users });

    expect(objections({ ...refused(), events }).filter((text) => text.startsWith('11'))).toEqual([]);
  });
});

describe('rule 11 about a click in the moments of a deletion', () => {
  const isTold = ({ note }: { note: string }) => note.startsWith('Nothing was done: no case is running');
  const lost = expect.stringMatching(/^11: asked back and deleted: /);

  it('is content where a note says that no case is running, and how it stands', () => {
    const { note } = eventAt(plays.of('late'), 'note', placeOf(plays.of('late'), 'note', isTold));

    expect(note).toMatch(
      /As read 2026-11-22 .*: password: deleted by this case; AKIA…0001: deleted by this case\./,
    );
    expect(objections(plays.of('late'))).toEqual([]);
  });

  it('objects where nothing says so', () => {
    expect(objections(without(plays.of('late'), 'note', isTold))).toContainEqual(lost);
  });

  it('objects where the deletion was announced by no item', () => {
    const unannounced = alter(plays.of('late'), (event) => {
      if (event.is !== 'item') return [event];
      const { restoreKit: _none, ...item } = event.item;
      return [{ ...event, item }];
    });

    expect(objections(unannounced)).toContainEqual(lost);
  });
});

describe('rule 11 about a wish that nobody can record any more', () => {
  const left = expect.stringMatching(/^11: asked back and left off: password, /);
  /** As if the last call of this API had been allowed. */
  const allowing = (call: string) => {
    const last = lastPlaceOf(plays.of('unwritten'), 'call', (one) => one.call === call);
    return having(plays.of('unwritten'), 'call', last, { error: undefined });
  };

  it('is content where the table takes nothing to the end', () => {
    expect(objections(plays.of('unwritten'))).toEqual([]);
  });

  it('objects where it does in the end', () => {
    expect(objections(allowing('dynamodb:PutItem'))).toContainEqual(left);
  });

  it('objects where only the findings cannot be written', () => {
    const written = allowing('dynamodb:PutItem');
    const update = lastPlaceOf(written, 'call', ({ call }) => call === 'securityhub:BatchUpdateFindings');
    const untold = having(written, 'call', update, { error: 'AccessDeniedException' });

    expect(objections(untold)).toContainEqual(left);
  });
});
