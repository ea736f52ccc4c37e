import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../local/twin/policy/document.ts';
import { evaluate } from '../../../local/twin/policy/evaluate.ts';
import type { NeedFacts } from '../../../local/twin/policy/need.ts';
import { needsOf } from '../../../local/twin/policy/needs.ts';
import type { Authorize } from '../../../local/twin/session.ts';
import { createWorld } from '../../../local/twin/world.ts';
import { ACTIONS, readOnlyPolicy } from '../../../operate/doctor/read/actions.ts';
import { lookAt } from './bench.ts';

const facts: NeedFacts = {
  world: createWorld({ start: 0, accounts: [] }),
  secrets: () => [],
  ses: { identities: [] },
  keyOfTopic: () => undefined,
  machineArn: '',
};

/** Allows what the printed policy allows, but for one action. */
function allowing(without?: string): Authorize {
  const policy = parsePolicy(JSON.parse(JSON.stringify(readOnlyPolicy())), 'identity', 'of the doctor');
  return (call) => {
    const needs = needsOf(call, facts);
    const allowed = needs.every(
      ({ action, resource, keys = {} }) =>
        action !== without && evaluate([policy], { action, resource, keys }).is === 'allow',
    );
    return { allowed };
  };
}

describe('the policy that the doctor prints', () => {
  it('is enough, and is used to the last action', async () => {
    const { lines, calls } = await lookAt({ authorize: allowing(), isEach: true });

    expect(lines.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect([...new Set(calls)].sort()).toEqual([...ACTIONS]);
  });

  it('has actions that only read', () => {
    expect(ACTIONS.filter((action) => !/^[a-z]+:(Get|List|Describe|BatchGet)/.test(action))).toEqual([]);
  });

  it.each(ACTIONS)(
    'without %s lets something not be told, by name, and nothing be wrong or ok for it',
    async (action) => {
      const { lines } = await lookAt({ authorize: allowing(action), isEach: true });
      const unclear = lines.filter(({ state }) => state === 'cannot tell');

      expect(lines.filter(({ state }) => state === 'wrong')).toEqual([]);
      expect(unclear.map(({ says }) => says)).toContainEqual(expect.stringContaining(`${action} is denied`));
      expect(unclear.map(({ mend }) => mend)).toContainEqual(expect.stringContaining('--policy'));
    },
  );
});

describe('an API that fails', () => {
  it.each(ACTIONS)('%s: what it would tell cannot be told', async (action) => {
    const { lines } = await lookAt({
      isEach: true,
      meddle: (twin) => twin.faults.add({ call: action, error: 'InternalFailure', status: 400 }),
    });

    expect(lines.filter(({ state }) => state === 'wrong')).toEqual([]);
    expect(lines).toContainEqual(
      expect.objectContaining({
        state: 'cannot tell',
        says: expect.stringMatching(new RegExp(`^${action} failed. AWS says: InternalFailure`)),
      }),
    );
  });
});
