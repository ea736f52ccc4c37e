import { describe, expect, it } from 'vitest';
import { play } from '../support/journey.ts';
import { after, click, KEY } from '../support/story.ts';

const DISABLED = ['DeleteLoginProfile', `UpdateAccessKey ${KEY} Inactive`];
const DELETED = [...DISABLED, `DeleteAccessKey ${KEY}`];
const [OLD, NEW] = ['old@example.com', 'security@example.com'];
const UNASKED = { deletionNeedsConfirmation: false };

describe('a release in the midst of a case', () => {
  it('that takes a security contact away: the others are asked, and the link of that one opens nothing', async () => {
    const journey = await play(
      { settings: { securityContacts: [OLD, NEW] } },
      click(),
      after('P2D').answer('retire'),
      // Both were asked whether to delete by now.
      after('P17D').release({ securityContacts: [NEW] }),
      after('P18D').answer('confirm', { to: OLD, mayDoNothing: true }),
      after('P19D').pause('audit'),
      after('P20D').answer('confirm', { to: NEW }),
      after('P21D').resume(),
    );

    expect(journey.acts('alice')).toEqual(DELETED);
    expect(journey.course('alice').at(-1)).toBe('RESOLVED deleted');
    expect(journey.end('alice').note).toContain(NEW);
  });

  it('that asks nobody any more before a deletion asks whom the case had told so', async () => {
    const journey = await play(
      click(),
      after('P2D').answer('retire'),
      after('P3D').release(UNASKED),
      after('P20D').answer('confirm'),
    );

    expect(journey.course('alice')).toContain('NOTIFIED confirm-deletion');
    expect(journey.acts('alice')).toEqual(DELETED);
  });

  it.each([
    ['asks before a deletion', { deletionNeedsConfirmation: true }, 'a deletion needs a confirmation'],
    ['leaves everything disabled', { afterObservation: 'keep-disabled' }, 'what is disabled stays so'],
  ])('that %s leaves a deletion that waits for its day', async (_, settings, why) => {
    const journey = await play(
      { settings: UNASKED },
      click(),
      after('P2D').answer('retire'),
      after('P10D').pause('audit'),
      after('P17D').release(settings),
      after('P18D').resume(),
    );

    expect(journey.acts('alice')).toEqual(DISABLED);
    expect(journey.course('alice').at(-1)).toBe('RESOLVED left-disabled');
    expect(journey.end('alice').note).toContain(why);
  });

  it('that drops the control leaves the way back with the custom action', async () => {
    const journey = await play(
      click(),
      after('P2D').answer('retire'),
      after('P3D').release({ controls: ['IAM.22'] }),
      after('P4D').click({ action: 'stop' }),
      after('P5D').useKey(),
      after('P5D').signIn(),
    );

    expect(journey.course('alice')).toContain('NOTIFIED restored');
  });
});
