import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hunt, otherEnd } from '../../../local/planted/hunt.ts';
import { inHalves } from '../../../local/planted/in-halves.ts';
import { nameOf, type Play, type Stage } from '../../../local/planted/plays.ts';

/** A product of which the model says the same of every play whose name has this text in it. */
function stage(says: (play: string) => string[]): Stage & { played: string[] } {
  const played: string[] = [];
  return {
    played,
    async objectionsTo(play: Play) {
      played.push(nameOf(play));
      return new Map(says(nameOf(play)).map((one) => [one, `says ${one}`]));
    },
    endOf: async (journey) => ({ notes: says(journey).join() }),
    variationsOf: async (journey, fault, most) =>
      [1, 2, 3].slice(0, most).map((before) => {
        const variation = {
          api: `iam:Call${before}`,
          before,
          document: { title: '', accounts: [], then: [] },
        };
        return { journey, fault, variation };
      }),
  };
}

const healthy = () => stage(() => []);

describe('the hunt for a fault', () => {
  it('begins where it is likely, and ends with the first objection', async () => {
    const ill = stage((play) => (play === 'restore' ? ['lost'] : []));

    const caught = await hunt(ill, healthy(), { first: 'keep x crash at iam:Call2', most: 50 });

    expect(caught).toMatchObject({ by: 'restore', objection: 'says lost' });
    expect(ill.played[0]).toBe('keep x crash at iam:Call2');
    expect(caught?.runs).toBe(ill.played.length);
  });

  it('takes no objection for one that the healthy product gets as well', async () => {
    const ill = stage((play) => (play === 'restore' ? ['usual', 'lost'] : ['usual']));

    const caught = await hunt(
      ill,
      stage(() => ['usual']),
      { first: 'retire', most: 50 },
    );

    expect(caught).toMatchObject({ by: 'restore', objection: 'says lost' });
  });

  it('gives up after so many plays', async () => {
    const ill = healthy();

    expect(await hunt(ill, healthy(), { first: 'retire', most: 7 })).toBeUndefined();
    expect(ill.played).toHaveLength(7);
  });

  it('takes another end of a journey in the end', async () => {
    const ill = stage((play) => (play === 'keep' ? ['lost'] : []));

    expect(await otherEnd(ill, healthy(), 'retire x crash')).toEqual({
      by: 'keep',
      objection: 'the journey ends otherwise: notes',
    });
    expect(await otherEnd(healthy(), healthy(), 'retire')).toBeUndefined();
  });

  it('looks at seeds whose scenarios have a word', async () => {
    const ill = stage((play) => (play.startsWith('seed') ? ['lost'] : []));

    const caught = await hunt(ill, healthy(), { first: 'seeds with "do":"click"', most: 5 });

    expect(caught).toMatchObject({ by: 'seed 1', runs: 1 });
  });
});

describe('a list in halves', () => {
  it('has the same items, the middle first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (all) => {
        const halved = inHalves(all);

        expect(halved.toSorted()).toEqual(all.toSorted());
        expect(halved[0]).toBe(all[Math.floor(all.length / 2)]);
      }),
    );
    expect(inHalves([1, 2, 3, 4, 5])).toEqual([3, 2, 5, 1, 4]);
  });
});
