import { describe, expect, it } from 'vitest';
import { tellDue } from '../../../functions/cases/tell-due.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { newCase } from '../../../functions/domain/case/new-case.ts';
import { AT, aCase, aRecord, CASE_ID, USER_ID } from '../../support/builders.ts';
import { aStoredFinding } from '../../support/fakes/finding-store.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';
import { ref } from '../update-finding/writing.ts';

const jane = { text: 'Ticket 7: ask Jane first.', by: 'jane', at: AT };
const update = { status: 'NEW' as const, note: `Ours. Case ${CASE_ID}.`, fields: {} };
const due = { finding: { number: 1, tries: 0, since: AT, nextTryAt: AT }, operators: [], messages: [] };

/** A case that has something to tell on a finding on which Jane has written. */
function worldWith(overrides: Partial<CaseRecord> = {}): World {
  const record = aRecord({ findings: [ref('finding-1')], update, updateNumber: 1, due, ...overrides });
  const { text, ...noteBy } = jane;
  return aWorld({ findings: [aStoredFinding({ note: text, noteBy })], records: [record] });
}
const stored = (world: World) => world.table.at(USER_ID);
const tell = (world: World) => tellDue(stored(world), AT, world);
const noteOf = (world: World) => world.findings.finding('finding-1').note;

describe('a note that somebody else wrote', () => {
  it('is kept whole with the case before ours takes its place', async () => {
    const world = worldWith();

    await tell(world);

    expect(stored(world).otherNotes).toEqual([{ ...jane, caseId: CASE_ID }]);
    expect(noteOf(world)).toBe(update.note);
    expect(stored(world).due).not.toHaveProperty('finding');
  });

  it('stays on the finding while it cannot be kept', async () => {
    const world = worldWith();
    world.calls.fail('table.put');

    await tell(world);

    expect(noteOf(world)).toBe(jane.text);
    expect(stored(world).due?.finding).toMatchObject({ tries: 1 });
  });

  it('is quoted by the last note, also where it was replaced long before', async () => {
    const world = worldWith();
    await tell(world);
    world.table.store({ ...stored(world), status: 'closed', closedAt: AT, due });

    await tell(world);

    expect(noteOf(world)).toBe(`${update.note} Note by jane, 2026-03-01 09:00 UTC: “${jane.text}”`);
    expect(stored(world).otherNotes).toHaveLength(1);
  });

  it('in an earlier case is kept on, and quoted no more', async () => {
    const otherNotes = [{ ...jane, caseId: CASE_ID }];
    const before = aCase({ status: 'closed', closedAt: AT, otherNotes });
    const { account, partition } = before;
    const user = { userName: 'alice', userId: USER_ID, arn: before.userArn };
    const opening = {
      account,
      partition,
      user,
      controls: ['IAM.8' as const],
      thresholdDays: 90,
      findings: [],
    };
    const next = newCase(opening, AT, before);
    expect(next.otherNotes).toEqual(otherNotes);
    const world = aWorld({
      findings: [aStoredFinding()],
      records: [
        {
          ...next,
          revision: 1,
          status: 'closed',
          findings: [ref('finding-1')],
          update,
          updateNumber: 9,
          due,
        },
      ],
    });

    await tell(world);

    expect(noteOf(world)).toBe(update.note);
  });
});
