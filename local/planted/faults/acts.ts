import type { PlantedFault } from '../fault.ts';
import { ONE_A_DAY } from '../stories.ts';

/** Faults of what disables, deletes and gives back. */
export const FAULTS_OF_ACTS: readonly PlantedFault[] = [
  {
    says: 'what was answered is disabled without a look at how it is now',
    first: 'windows x key-used',
    file: 'functions/disable-credentials/still-wanted.ts',
    text: 'const now = user.credentials.find(({ id }) => id === planned.id);',
    becomes: 'const now = planned;',
  },
  {
    says: 'what is off is deleted without a look at how it is now',
    first: 'retire x quarantine',
    file: 'functions/delete-credentials/delete-credentials.ts',
    text: 'if (obstacle !== undefined) return obstacle;',
    becomes: '',
  },
  {
    says: 'only the first credential is given back',
    first: 'restore',
    file: 'functions/revert-credentials/revert-credentials.ts',
    text: 'for (const disabled of notSettled(record)) restored',
    becomes: 'for (const disabled of notSettled(record).slice(0, 1)) restored',
  },
  {
    says: 'nobody needs to confirm a deletion',
    first: 'retire',
    file: 'functions/domain/asking/after-observation.ts',
    text: 'return isAsked || record.quarantine !== undefined || hasOffJoined(record);',
    becomes: 'return false;',
  },
  {
    says: 'the restore kit is written by nobody before the deletion',
    first: 'retire',
    file: 'functions/delete-credentials/delete-credentials.ts',
    text: 'const hold = await writeRestoreKit(record, kit, { table, pauses });',
    becomes: 'const hold = [kit, table, pauses].find((): undefined => undefined);',
  },
  {
    says: 'an act is not announced in the table before it is done',
    first: 'restore x crash at iam:UpdateAccessKey',
    file: 'functions/disable-credentials/disable-each.ts',
    text: 'const hold = await announce(credential, acting, before !== undefined);',
    becomes: 'const hold = [announce].find((): undefined => undefined);',
  },
  {
    says: 'a wish that comes just before an act is not seen',
    first: 'retire x wish',
    file: 'functions/cases/record-act.ts',
    text: '    wish = wishOf(current);',
    becomes: '    wish = undefined;',
  },
  {
    says: 'the password that the case has made is taken for a stranger’s',
    first: 'restore x crash at iam:CreateLoginProfile',
    file: 'functions/domain/credential/new-password.ts',
    text: "if (made !== undefined && isNotBefore(createdAt, made.since)) return 'ours';",
    becomes: '',
  },
  {
    says: 'a login profile is made before its password is stored',
    first: 'restore x crash at secretsmanager:CreateSecret',
    file: 'functions/revert-credentials/restore-password.ts',
    text: 'const secret = await secrets.createOrGet(attempt.secretOf, newPassword(policy), settings.passwordReaders);',
    becomes:
      "const early = newPassword(policy);\n    if (whose !== 'ours') await writer.restore({ id: PASSWORD_ID, kind: 'password' }, early);\n    const secret = await secrets.createOrGet(attempt.secretOf, early, settings.passwordReaders);",
  },
  {
    says: 'acts wait for no window',
    first: 'windows',
    file: 'functions/cases/place-for-act.ts',
    text: "return Date.parse(place.opensAt) > Date.parse(act.at) ? { is: 'scheduled', place } : undefined;",
    becomes: 'return undefined;',
  },
  {
    says: 'a day has room for any number of acts',
    first: ONE_A_DAY,
    file: 'functions/cases/reserve-act.ts',
    text: 'most: reserving.settings.maxActsPerDay,',
    becomes: 'most: 1_000_000,',
  },
];
