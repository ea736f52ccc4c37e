import { describe, expect, it } from 'vitest';
import { type Journey, journeyOf } from '../../../local/sweep/journeys/journey.ts';
import { createSeenElsewhere } from '../../../local/sweep/seen-elsewhere.ts';

const DAY = 86_400;
const click = { at: 'PT0S', do: 'click' };
const answers = (answer: string) => ({ at: 'P2D', do: 'answer', answer });
const retire = journeyOf('retired', {}, [
  click,
  answers('retire'),
  { at: 'P20D', do: 'answer', answer: 'confirm' },
]);
const restore = journeyOf('restored', {}, [
  click,
  answers('retire'),
  { at: 'P4D', do: 'answer', answer: 'restore' },
]);
const otherWorld = journeyOf('in windows', { settings: { timeZone: 'UTC' } }, [...retire.then]);

const kill = { at: 'PT0S', do: 'kill', after: 3 };
const playOf = (journey: Journey, step: Journey['then'][number] = kill) => ({
  journey: journey.title,
  fault: 'crash',
  variation: { api: 'iam:GetUser', before: 3, document: { ...journey, then: [step, ...journey.then] } },
});

describe('a play that an earlier journey has shown', () => {
  it.each<[string, boolean, number, Journey]>([
    ['the journeys part later', true, DAY, restore],
    ['the journeys have parted before it was over', false, 5 * DAY, restore],
    ['the world is another one', false, DAY, otherWorld],
  ])('is left out or not: %s', (_, isSeen, days, journey) => {
    const seen = createSeenElsewhere();
    seen.add(retire, playOf(retire), days);

    expect(seen.has(journey, playOf(journey))).toBe(isSeen);
  });

  it('is another one with a fault at another place', () => {
    const seen = createSeenElsewhere();
    seen.add(retire, playOf(retire), DAY);

    expect(seen.has(restore, playOf(restore, { ...kill, after: 4 }))).toBe(false);
  });
});
