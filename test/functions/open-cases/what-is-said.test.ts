import { describe, expect, it } from 'vitest';
import { PermanentServiceError, TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import { openCases } from '../../../functions/open-cases/open-cases.ts';
import {
  ACCOUNT,
  AT,
  aKey,
  aRecord,
  aUser,
  CASE_ID,
  daysAgo,
  OLD_KEY,
  USER_ID,
} from '../../support/builders.ts';
import { aClick, aFinding } from '../../support/events.ts';
import type { World } from '../../support/fakes/world.ts';
import { click, noteOf, someWorld } from './clicks.ts';

const preview = (world: World, findings: unknown[] = [aFinding()]) =>
  openCases(aClick(world.actions.preview, findings), world);
const passed = (overrides: object = {}) =>
  aFinding({ compliance: 'PASSED', details: { UserId: USER_ID, UserName: 'alice' }, ...overrides });
const exemption = { until: daysAgo(-30), reason: 'break glass', by: 'security@example.com' };
const EXEMPT =
  /^Nothing was done: the user is exempt until 2026-03-31 09:00 UTC \("break glass", with the link sent to security@example\.com\)\..* Case alice-/;
const isExempt = () =>
  someWorld({ records: [aRecord({ status: 'closed', closedAt: daysAgo(9), user: aUser(), exemption })] });

describe('an exempt user', () => {
  it('is no plan of a preview: until when and why is said', async () => {
    const world = isExempt();

    await preview(world);

    expect(noteOf(world)).toMatch(EXEMPT);
    expect(world.findings.finding('finding-1').workflowStatus).toBe('NEW');
  });

  it('whose finding is refused has that said as well', async () => {
    const world = isExempt();

    await click(world, [passed()]);

    expect(noteOf(world)).toMatch(EXEMPT);
  });

  it('is previewed again once that is over', async () => {
    const over = { ...exemption, until: daysAgo(1) };
    const world = someWorld({ records: [aRecord({ status: 'closed', exemption: over })] });

    await preview(world);

    expect(noteOf(world)).toMatch(/Would ask/);
  });
});

describe('a finding that is refused', () => {
  it('keeps the note of its case while that runs', async () => {
    const findings = ['finding-1', 'finding-2'].map((findingId) => ({
      ...{ findingId, productArn: 'arn', region: 'eu-west-1', control: 'IAM.8' as const },
    }));
    const world = someWorld({ records: [aRecord({ findings })] });

    await click(world, [passed()]);

    expect(world.findings.writes).toEqual([]);
  });

  it.each([
    ['of no case', aRecord({ findings: [] })],
    ['of a case that is closed', aRecord({ status: 'closed' })],
  ])('%s says why, and nothing of what is off where nothing is', async (_, record) => {
    const world = someWorld({ records: [record] });

    await click(world, [passed()]);

    expect(noteOf(world)).toMatch(/^Nothing was done\. [^.]+\.$/);
  });
});

describe('a preview', () => {
  it('of a user that is deleted just then says so', async () => {
    const world = someWorld();
    const { read } = world.reader;
    world.reader.read = (...asked) => {
      world.iam.state.users = [];
      return read(...asked);
    };

    await preview(world);

    expect(noteOf(world)).toMatch(/Nothing is left to retire: the user no longer exists$/);
  });

  it.each([
    ['a case that would ask', {}, /asked\. Quarantined by AWS \(\S+V3\): an incident\. Would ask security@/],
    [
      'a case that would end at once',
      { credentials: [] },
      /A case would end at once \(\S+\): Quarantined by AWS \(\S+V3\): an incident\./,
    ],
  ])('of a user that AWS has quarantined says so (%s)', async (_, user, note) => {
    const attachedPolicies = ['arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3'];
    const world = someWorld({ users: [aUser({ attachedPolicies, ...user })] });

    await preview(world);

    expect(noteOf(world)).toMatch(note);
  });

  it('of a user that has nothing says no more than that', async () => {
    const world = someWorld({ users: [aUser({ credentials: [] })] });

    await preview(world);

    expect(noteOf(world)).toMatch(/A case would end at once \(nothing-active\)\.$/);
  });

  it('of a user that uses everything says what, and that the case would end at once', async () => {
    const world = someWorld({ users: [aUser({ credentials: [aKey({ lastUsedAt: daysAgo(1) })] })] });

    await preview(world);

    expect(noteOf(world)).toMatch(/A case would end at once \(\S+\): AKIA…MPLE \(last used 2026-02-28\)/);
  });

  it('of what earlier cases have turned off asks whether that may be deleted', async () => {
    const key = { credentialId: OLD_KEY, kind: 'access-key', disabledAt: daysAgo(30) } as const;
    const credentials = [aKey({ status: 'Inactive' })];
    const record = aRecord({
      ...{
        status: 'closed',
        closedAt: daysAgo(10),
        user: aUser({ credentials }),
        disabled: [{ ...key, lastUsedAt: daysAgo(200) }],
      },
      outcomes: [{ credentialId: OLD_KEY, result: 'left-disabled' }],
    });
    const settings = { afterObservation: 'delete' };
    const world = someWorld({ users: [aUser({ credentials })], records: [record], settings });

    await preview(world);

    expect(noteOf(world)).toMatch(
      /Would ask alice@example\.com, security@example\.com whether this may be deleted, which earlier cases have turned off: AKIA…MPLE\./,
    );
  });

  it('names everybody who would be asked', async () => {
    const world = someWorld({ users: [aUser({ tags: { Owner: 'alice@example.com,bob@example.com' } })] });

    await preview(world);

    expect(noteOf(world)).toContain('Would ask alice@example.com, bob@example.com about: ');
  });
});

describe('the user of a finding that tells name and id', () => {
  const told = aFinding({ details: { UserId: USER_ID, UserName: 'alice' } });
  const renamed = aUser({ userName: 'alicia', arn: `arn:aws:iam::${ACCOUNT}:user/alicia` });
  const another = aUser({ userId: 'AIDANEW1234567890123' });

  it.each([
    ['is found by both', [aUser()], 'alice'],
    ['is found by its id once it is renamed', [renamed], 'alicia'],
    ['is found by its id also where another has its name now', [another, renamed], 'alicia'],
  ])('%s', async (_, users, userName) => {
    const world = someWorld({ users });

    await click(world, [told]);

    expect(world.table.at(USER_ID)).toMatchObject({ userName, caseId: expect.stringContaining(USER_ID) });
  });
});

describe('the findings of one click', () => {
  it('count once each, however often they are sent', async () => {
    const world = someWorld();

    await click(world, [aFinding(), aFinding()]);

    expect(world.table.at(USER_ID).findings).toHaveLength(1);
  });

  it('of a user that is gone say so in their fields too', async () => {
    const world = someWorld({ users: [] });

    await click(world);

    expect(world.findings.finding('finding-1').userDefinedFields).toMatchObject({
      UnusedCredentialsStep: 'gone',
    });
  });

  it('that can be told of no trouble come again', async () => {
    const world = someWorld();
    world.calls.fail('finder.byName', { error: new PermanentServiceError('no role') });
    world.calls.fail('findings.update');

    await expect(click(world)).rejects.toThrow(TransientServiceError);
  });
});

describe('an item that others change all the time', () => {
  it.each(['retire', 'stop'] as const)(
    'is given up after some tries (%s), and the click comes again',
    async (action) => {
      const world = someWorld();
      world.table.put = async () => false;

      await expect(openCases(aClick(world.actions[action], [aFinding()]), world)).rejects.toThrow(
        `The record of ${USER_ID} was changed by others 5 times.`,
      );
    },
  );
});

describe('a case that is ending', () => {
  it('says so to the queue, by which the click comes again', async () => {
    const world = someWorld({ records: [aRecord({ openedAt: AT, user: aUser() })] });
    await world.executions.start(CASE_ID, {});
    const of22 = aFinding({ Id: 'finding-22', control: 'IAM.22' });

    await expect(click(world, [of22])).rejects.toThrow(/is ending; the click is taken up again after it/);
  });
});
