import { describe, expect, it } from 'vitest';
import { play } from '../support/journey.ts';
import { ACCOUNT, after, alice, click, KEY, type Scene } from '../support/story.ts';

const WITHOUT: Scene['settings'] = { noNewPasswordsIn: [ACCOUNT] };
const STAYS = /The password stays: nobody can be given a new one in this account/;

describe('an account in which nobody can be given a new password', () => {
  it('loses unused keys only; note, mail and page say why the password stays', async () => {
    const journey = await play(
      { settings: { ...WITHOUT, deletionNeedsConfirmation: false } },
      click(),
      after('P1D').answer('retire'),
    );

    expect(journey.acts('alice')).toEqual([`UpdateAccessKey ${KEY} Inactive`, `DeleteAccessKey ${KEY}`]);
    expect(journey.user('alice')?.password).toMatchObject({});
    const notes = journey.finding('alice').map(({ note }) => note ?? '');
    expect(notes[2]).toMatch(/needed\? AKIA…0001/);
    for (const note of [notes[2], notes[3], notes.at(-1)]) expect(note).toMatch(STAYS);
    expect(journey.end('alice').status).toBe('NEW');
    expect(journey.mailsTo('alice@example.com')[0]?.text).toMatch(
      /password: .*unused, but it stays: nobody can be given a new one in this account/,
    );
  });

  it('keeps a user whose password is all that is unused, and nobody is asked', async () => {
    const journey = await play({ users: [alice({ accessKeys: [] })], settings: WITHOUT }, click());

    expect(journey.course('alice')).toEqual(['NOTIFIED opened', 'NEW protected']);
    expect(journey.end('alice').note).toMatch(STAYS);
    expect(journey.recipients()).toEqual([]);
  });

  it('keeps the whole user, whose password is alive', async () => {
    const journey = await play(
      { settings: { ...WITHOUT, deleteScope: 'user', deletionNeedsConfirmation: false } },
      click(),
      after('P1D').answer('retire'),
    );

    expect(journey.acts('alice')).toEqual([`UpdateAccessKey ${KEY} Inactive`, `DeleteAccessKey ${KEY}`]);
    expect(journey.finding('alice')[2]?.note).toMatch(/Not proposing to delete the whole user: password/);
  });

  it('says so in a preview, too', async () => {
    const journey = await play({ settings: WITHOUT }, click({ action: 'preview' }));

    expect(journey.end('alice').note).toMatch(/about: AKIA…0001.*Would leave: password/);
    expect(journey.end('alice').note).toMatch(STAYS);
  });

  it('keeps a password by its roles, whatever the hub was told', async () => {
    const journey = await play(
      click(),
      after('PT1H').deployMemberStack(ACCOUNT, { settings: WITHOUT }),
      after('P1D').answer('retire'),
    );

    expect(journey.acts('alice')[0]).toBe(`UpdateAccessKey ${KEY} Inactive`);
    expect(journey.acts('alice')).not.toContain('DeleteLoginProfile');
    expect(journey.finding('alice')[3]?.note).toMatch(/^Failed: password \(.*UnusedCredentialsAct may not/);
  });
});
