import { ServiceError } from '../service.ts';
import type { Account } from '../world/types.ts';
import type { PasswordPolicy } from '../world-spec.ts';

const CLASSES = {
  Uppercase: /[A-Z]/,
  Lowercase: /[a-z]/,
  Numbers: /\d/,
  Symbols: /[!@#$%^&*()_+\-=[\]{}|']/,
};

/**
 * Throws PasswordPolicyViolation for a password that the account does not allow: by its own policy, else by IAM's
 * default. Source: IAM user guide, "Setting an account password policy".
 */
export function checkPassword(password: string, account: Account): void {
  const problem =
    account.passwordPolicy === undefined
      ? defaultProblem(password, account)
      : customProblem(password, account.passwordPolicy);
  if (problem !== undefined) throw new ServiceError('PasswordPolicyViolation', problem, 400);
}

function customProblem(password: string, policy: PasswordPolicy): string | undefined {
  if (password.length < policy.minimumPasswordLength) {
    return `Password should have a minimum length of ${policy.minimumPasswordLength}`;
  }
  const required = {
    Uppercase: policy.requireUppercaseCharacters,
    Lowercase: policy.requireLowercaseCharacters,
    Numbers: policy.requireNumbers,
    Symbols: policy.requireSymbols,
  };
  const missing = classNames().find((name) => required[name] && !CLASSES[name].test(password));
  return missing === undefined ? undefined : `Password should have at least one of: ${missing.toLowerCase()}`;
}

function defaultProblem(password: string, account: Account): string | undefined {
  if (password.length < 8) return 'Password should have a minimum length of 8';
  if (classNames().filter((name) => CLASSES[name].test(password)).length < 3) {
    return 'Password should have at least three of: uppercase, lowercase, numbers, symbols';
  }
  return account.aliases.includes(password) ? 'Password must not be the account name' : undefined;
}

function classNames(): (keyof typeof CLASSES)[] {
  return ['Uppercase', 'Lowercase', 'Numbers', 'Symbols'];
}
