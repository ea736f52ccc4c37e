import { describe, expect, it } from 'vitest';
import { deliver } from '../../../functions/deliver/deliver.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { withQuestionDue } from '../../../functions/mail/due-messages.ts';
import { AT, aQuestion, aRecord } from '../../support/builders.ts';
import { createLease } from '../../support/fakes/lease.ts';
import { aWorld } from '../../support/fakes/world.ts';

const minutes = (many: number) => new Date(Date.parse(AT) + many * 60_000).toISOString();
const { settings } = aWorld({ settings: { gatherWithin: 'PT5M' } });

/** A case of this user whose owner, the same for all, is asked at that time. */
function asked(name: string, at: string): CaseRecord {
  const userId = `AIDA${name.toUpperCase().padEnd(16, '0')}`;
  const question = { ...aQuestion('stakeholder'), planId: 'p', taskToken: `token-${name}` };
  return aRecord({
    userId,
    userName: name,
    caseId: `${name}-${userId}-1`,
    question,
    update: { status: 'NOTIFIED', note: 'Asking alice@example.com.', fields: {} },
    updateNumber: 1,
    due: withQuestionDue(undefined, { question, at, settings }),
  });
}

function worldWith(...records: CaseRecord[]) {
  const world = aWorld({ records, settings: { gatherWithin: 'PT5M' } });
  const lease = createLease(world.calls);
  return {
    world,
    run: (at: string, more: object = {}) =>
      deliver({ id: 'run', time: at }, { ...world, lease, isTimeLeft: () => true, ...more }),
  };
}

describe('mails that wait for others', () => {
  it('do nothing for so long, and then go with those that would wait still', async () => {
    const [ann, bob, cid] = [asked('ann', AT), asked('bob', minutes(4)), asked('cid', minutes(6))];
    const { world, run } = worldWith(ann, bob, cid);

    await run(minutes(4));
    expect(world.mailer.sent).toEqual([]);
    await run(minutes(5));

    expect(world.mailer.sent.map(({ subject }) => subject)).toEqual([
      'Still needed? AWS credentials of ann and 1 more IAM user, cases since Sun 1 Mar 2026',
    ]);
    expect([ann, bob, cid].map(({ userId }) => world.table.at(userId).question?.sent)).toEqual([
      true,
      true,
      undefined,
    ]);
  });

  it('are said on the findings in the same run, also of those that were not due yet', async () => {
    const { world, run } = worldWith(asked('ann', AT), asked('bob', minutes(4)));

    await run(minutes(5));

    for (const { update, due } of [
      world.table.at('AIDAANN0000000000000'),
      world.table.at('AIDABOB0000000000000'),
    ])
      expect({ note: update?.note, due }).toEqual({
        note: 'Asked alice@example.com.',
        due: { messages: [], operators: [] },
      });
  });

  it('go by themselves where those that wait cannot be read', async () => {
    const { world, run } = worldWith(asked('ann', AT), asked('bob', minutes(4)));
    world.calls.fail('table.dueAt', { nth: 2 });

    await run(minutes(5));

    expect(world.mailer.sent).toHaveLength(1);
  });

  it('wait for the next run where there is no time to mail, and notes do not', async () => {
    const { world, run } = worldWith(asked('ann', AT));
    const ann = world.table.at('AIDAANN0000000000000');
    const finding = { number: 1, since: AT, tries: 0, nextTryAt: AT };
    world.table.store({
      ...ann,
      due: { ...ann.due, operators: [], messages: ann.due?.messages ?? [], finding },
    });

    await run(minutes(5), { isTimeToMail: () => false });

    expect(world.mailer.sent).toEqual([]);
    expect(world.table.at(ann.userId).due?.finding).toBeUndefined();
  });
});
