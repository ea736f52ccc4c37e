import { describe, expect, it } from 'vitest';
import { PermanentServiceError } from '../../../functions/domain/errors/errors.ts';
import { openCases } from '../../../functions/open-cases/open-cases.ts';
import { AT, aRecord, aUser, CASE_ID, USER_ID } from '../../support/builders.ts';
import { aClick, aFinding } from '../../support/events.ts';
import { aStoredFinding, type FakeFinding } from '../../support/fakes/finding-store.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

const RUNNING = `Disabled 2026-02-20 09:00 UTC: password; AKIA…MPLE. Watched until 2026-03-06. Case ${CASE_ID}.`;
const DENIED = `Read the case of ${USER_ID} (GetItem): AccessDeniedException: no`;

/** A click that the table refuses for good, on a finding whose case has written this note. */
async function refused(
  action: 'retire' | 'preview' | 'stop',
  { why = DENIED, finding = {}, clicked = aFinding() }: Refused = {},
): Promise<World> {
  const stored = aStoredFinding({
    note: RUNNING,
    userDefinedFields: { UnusedCredentialsCase: CASE_ID },
    workflowStatus: 'NOTIFIED',
    ...finding,
  });
  const world = aWorld({ findings: [stored], records: [aRecord()] });
  world.calls.fail('table.get', { error: new PermanentServiceError(why) });
  await openCases(aClick(world.actions[action], [clicked]), world);
  return world;
}
type Refused = { why?: string; finding?: Partial<FakeFinding>; clicked?: unknown };

const noteOf = (world: World) => world.findings.finding('finding-1').note ?? '';
const SAYS = `The click could not be carried out: ${DENIED}. Click again when that is mended.`;
const KEEPS = `${SAYS} Until then the note said: ${RUNNING}`;

describe('a click that cannot be carried out', () => {
  it.each(['retire', 'preview', 'stop'] as const)(
    'keeps what the note of the case said: %s',
    async (action) => {
      const world = await refused(action);

      expect(noteOf(world)).toBe(KEEPS);
      expect(world.findings.finding('finding-1').workflowStatus).toBe('NOTIFIED');
      expect(world.topic.published[0]?.text).toBe(`${DENIED}\n\nIt was clicked on:\nfinding-1`);
    },
  );

  it('keeps it as well on a finding that would have been refused', async () => {
    const clicked = aFinding({ compliance: 'PASSED', details: { UserId: USER_ID, UserName: 'alice' } });

    expect(noteOf(await refused('retire', { clicked }))).toBe(KEEPS);
  });

  it('keeps it once, however often it is clicked', async () => {
    expect(noteOf(await refused('stop', { finding: { note: KEEPS } }))).toBe(KEEPS);
  });

  it('shortens a long reason first, then the note, never the case', async () => {
    const why = `Read: AccessDeniedException: ${'arn:aws:sts '.repeat(60)}`;
    const long = `Disabled: password. ${'More of it. '.repeat(60)}`.slice(0, 470);

    const note = noteOf(await refused('stop', { why, finding: { note: `${long} Case ${CASE_ID}.` } }));

    expect(note).toHaveLength(512);
    expect(note).toMatch(
      /^The click could not be carried out: Read: AccessDeniedException: .{129,131}…\. Click again when that is mended\. Until then/,
    );
    expect(note).toContain('the note said: Disabled: password. More of it.');
    expect(note.endsWith(`… Case ${CASE_ID}.`)).toBe(true);
  });

  it('quotes somebody else, as every note of ours does', async () => {
    const noteBy = { by: 'kim', at: AT };

    const note = noteOf(await refused('stop', { finding: { note: 'I look into it.', noteBy } }));

    expect(note).toBe(`${SAYS} Note by kim, 2026-03-01 09:00 UTC: “I look into it.”`);
  });

  it('says only why, where no case has written yet', async () => {
    expect(noteOf(await refused('stop', { finding: { userDefinedFields: {} } }))).toBe(SAYS);
  });

  it('comes again where the finding cannot be read either', async () => {
    const world = aWorld({ findings: [aStoredFinding({ note: RUNNING })], users: [aUser()] });
    world.calls.fail('table.get', { error: new PermanentServiceError(DENIED) });
    world.calls.fail('findings.byId');

    await expect(openCases(aClick(world.actions.stop, [aFinding()]), world)).rejects.toThrow();

    expect(noteOf(world)).toBe(RUNNING);
  });
});
