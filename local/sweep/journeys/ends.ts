import type { Expectation } from '../../run/scenario/expectations.ts';
import { KEY } from './journey.ts';
import { SEVERAL } from './several.ts';

const DONE = { alice: 'SUCCEEDED' } as const;
const OFF: Expectation['user'] = { alice: { password: false, keys: { [KEY]: 'gone' } } };
const ON: Expectation['user'] = { alice: { password: true, keys: { [KEY]: 'Active' } } };

/** Where the case of alice ends, and what she has then. */
function ends(status: 'NEW' | 'RESOLVED', step: string, user: Expectation['user']): Expectation {
  return { finding: { alice: { status, step } }, user, execution: DONE };
}

/** The same end of everybody's finding. */
function everybody(journey: string, step: string): Expectation {
  const users = (SEVERAL[journey]?.accounts ?? []).flatMap((account) => account.users);
  const names = users.map(({ userName }) => userName);
  return {
    finding: Object.fromEntries(names.map((name) => [name, { status: 'RESOLVED' as const, step }])),
    execution: Object.fromEntries(names.map((name) => [name, 'SUCCEEDED' as const])),
  };
}

const deleted = ends('RESOLVED', 'deleted', OFF);
const used = ends('RESOLVED', 'used', ON);

/** What the title of each journey says, as a scenario expects it at its end; so it is without a fault. */
export const ENDS: Readonly<Record<string, Expectation>> = {
  retire: deleted,
  restore: used,
  keep: used,
  mixed: ends('RESOLVED', 'used', { alice: { password: false, keys: { [KEY]: 'Active' } } }),
  'whole-user': ends('RESOLVED', 'user-deleted', { alice: 'gone' }),
  exempt: ends('NEW', 'exemption-ended', ON),
  paused: deleted,
  named: deleted,
  'handed-over': deleted,
  bounced: deleted,
  windows: deleted,
  quarantined: deleted,
  unanswered: ends('NEW', 'unanswered', ON),
  'taken-back': used,
  'way-back': used,
  'two-owners': {
    finding: { alice: { status: 'RESOLVED', step: 'deleted' }, bob: { status: 'NEW', step: 'stop' } },
    user: { ...OFF, bob: { keys: { AKIAEXAMPLEBOB000001: 'Active' } } },
    execution: { ...DONE, bob: 'SUCCEEDED' },
  },
  forty: everybody('forty', 'left-disabled'),
  twenty: everybody('twenty', 'deleted'),
};
