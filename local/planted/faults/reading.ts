import type { PlantedFault } from '../fault.ts';
import { PROTECTED_NAME } from '../stories.ts';

/** Faults of what is read of a user, and of what follows from it. */
export const FAULTS_OF_READING: readonly PlantedFault[] = [
  {
    says: 'a last use that may not be read counts as never',
    first: 'retire x deny at iam:GetAccessKeyLastUsed',
    file: 'functions/aws/iam/access-key.ts',
    text: "      problem: problemOf(error, 'GetAccessKeyLastUsed'),",
    becomes: '',
  },
  {
    says: 'unused counts from a month before the threshold',
    first: 'seeds with "lastUsed":"P[678].D"',
    file: 'functions/domain/credential/verdict.ts',
    text: 'if (days >= thresholdDays) return',
    becomes: 'if (days >= thresholdDays - 30) return',
  },
  {
    says: 'a user who has the name of a deleted one is taken for it',
    first: 'seeds with recreateUser',
    file: 'functions/aws/iam/user-reader.ts',
    text: 'if (expectedUserId !== undefined && user.UserId !== expectedUserId) {',
    becomes: 'if (expectedUserId === user.UserName) {',
  },
  {
    says: 'a quarantine by AWS is not seen',
    first: 'quarantined',
    file: 'functions/domain/credential/quarantine.ts',
    text: 'attachedPolicies.map((arn) => QUARANTINE.exec(arn)?.[1])',
    becomes: 'attachedPolicies.map((arn) => QUARANTINE.exec(`${arn} `)?.[1])',
  },
  {
    says: 'a use after disabling is not seen',
    first: 'retire x key-used at iam:GetAccessKeyLastUsed',
    file: 'functions/domain/assess/changes-of-disabled.ts',
    text: 'if (lastUsedAt !== undefined && lastUsedAt !== disabled.lastUsedAt)',
    becomes: 'if (lastUsedAt === disabled.kind)',
  },
  {
    says: 'nobody is protected by a name',
    first: PROTECTED_NAME,
    file: 'functions/domain/plan/protection.ts',
    text: 'return name === undefined ? undefined : `its name matches ${name}`;',
    becomes: 'return name === undefined ? undefined : undefined;',
  },
  {
    says: 'a read bears the time when its state was entered',
    first: 'way-back x silent',
    file: 'functions/aws/iam/user-reader.ts',
    text: 'const readAt = readTime(user, at);',
    becomes: 'const readAt = at;',
  },
];
