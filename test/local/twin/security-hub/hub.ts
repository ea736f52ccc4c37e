import { createVirtualClock } from '../../../../local/engine/clock.ts';
import type { ControlUser } from '../../../../local/twin/security-hub/control.ts';
import type { FindingSpec } from '../../../../local/twin/security-hub/finding-spec.ts';
import { makeFinding } from '../../../../local/twin/security-hub/make-finding.ts';
import {
  createSecurityHub,
  type SecurityHubOptions,
} from '../../../../local/twin/security-hub/security-hub.ts';

export const day = 24 * 3_600_000;
export const start = Date.parse('2026-03-02T08:00:00Z');

/** A user whose only credential is a key that was used this many days before the start. */
export function aUser(daysUnused: number, overrides: Partial<ControlUser> = {}): ControlUser {
  const usedAt = start - daysUnused * day;
  return {
    account: '444455556666',
    arn: 'arn:aws:iam::444455556666:user/alex',
    name: 'alex',
    userId: 'AIDACKCEVSQ6C2EXAMPLE',
    keys: [{ status: 'Active', createdAt: usedAt - day, lastUsed: usedAt }],
    ...overrides,
  };
}

/** A finding about that user. */
export function aFinding(overrides: Partial<FindingSpec> = {}) {
  return makeFinding({
    account: '444455556666',
    region: 'eu-west-1',
    control: 'IAM.8',
    userName: 'alex',
    userId: 'AIDACKCEVSQ6C2EXAMPLE',
    createdAt: start - 30 * day,
    ...overrides,
  });
}

/** A hub, its clock, and the users that a test may change while time passes. */
export function aHub(users: ControlUser[] = [], options: Partial<SecurityHubOptions> = {}) {
  const clock = createVirtualClock(start);
  const hub = createSecurityHub({
    clock,
    hubAccount: '111122223333',
    region: 'eu-west-1',
    users: () => users,
    ...options,
  });
  return { clock, hub, users };
}
