import { assessObservation } from '../../../../functions/domain/assess/observation.ts';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import type { Disabled } from '../../../../functions/domain/case/outcome.ts';
import type { Credential } from '../../../../functions/domain/credential/credential.ts';
import type { UserFacts } from '../../../../functions/domain/credential/user.ts';
import {
  AT,
  aCase,
  aKey,
  aQuestion,
  aUser,
  daysAgo,
  OLD_KEY,
  someSettings,
} from '../../../support/builders.ts';

/** In days. */
export const HOUR = 1 / 24;
/** The defaults. */
export const settings = someSettings();
/** A key that the case disabled. */
export const disabledKey: Disabled = {
  credentialId: OLD_KEY,
  kind: 'access-key',
  lastUsedAt: daysAgo(200),
  disabledAt: AT,
};
/** A password that the case disabled. */
export const disabledPassword: Disabled = {
  credentialId: 'password',
  kind: 'password',
  lastUsedAt: daysAgo(120),
  disabledAt: AT,
};

/** The user once this case has turned everything off. */
export function offUser(overrides: Partial<UserFacts> = {}): UserFacts {
  return aUser({
    credentials: [aKey({ status: 'Inactive' })],
    passwordLastUsedAt: daysAgo(120),
    ...overrides,
  });
}

/** The user whose disabled key is like this now. */
export function withKey(overrides: Partial<Credential>): UserFacts {
  return offUser({ credentials: [aKey({ status: 'Inactive', ...overrides })] });
}

/** A case whose observation ends in 14 days. */
export function observed(overrides: Partial<CaseRecord> = {}): CaseRecord {
  return aCase({
    disabled: [disabledPassword, disabledKey],
    observeUntil: daysAgo(-14),
    question: aQuestion('impact', { number: 2, until: daysAgo(-14) }),
    ...overrides,
  });
}

/** The assessment so many days after disabling, with a read of that moment. */
export function assess(
  days: number,
  {
    case: case_ = observed(),
    user = offUser(),
    using = settings,
    securityHub = undefined as string | undefined,
  } = {},
) {
  const at = daysAgo(-days);
  return assessObservation(case_, { ...user, readAt: at }, { at, settings: using, securityHub });
}
