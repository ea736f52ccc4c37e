import { seconds } from '../time/duration.ts';
import { longestClosed } from '../window/longest-closed.ts';
import type { SettingsFields as Fields } from './fields.ts';
import {
  DAYS_FOR_PLACE,
  LONGEST_CASE,
  LONGEST_WAIT_FOR_PLACE,
  longestHistory,
  MOST_EVENTS,
  shortestCheckHours,
} from './longest-history.ts';

const waits = ['answerWithin', 'escalateFor', 'observation', 'confirmDeletionWithin', 'useWithin'] as const;

function domainProblems(settings: Fields): [path: string, message: string][] {
  return (['fallbackContacts', 'securityContacts'] as const).flatMap((name) =>
    settings[name]
      .filter((address) => !isAllowedAddress(address, settings.allowedDomains))
      .map((address): [string, string] => [
        name,
        `${address} is not of an allowed domain (${settings.allowedDomains.join(', ')})`,
      ]),
  );
}

function accountContactProblems(settings: Fields): [path: string, message: string][] {
  const { accountContacts, allowedDomains } = settings;
  return Object.entries(accountContacts).flatMap(([account, addresses]) =>
    addresses
      .filter((address) => !isAllowedAddress(address, allowedDomains))
      .map((address): [string, string] => [
        'accountContacts',
        `${address}, of account ${account}, is not of an allowed domain (${allowedDomains.join(', ')})`,
      ]),
  );
}

function reminderProblems(settings: Fields): [path: string, message: string][] {
  return settings.reminders
    .filter((reminder) => seconds(reminder) >= seconds(settings.answerWithin))
    .map((reminder) => ['reminders', `${reminder} is not before the end of ${settings.answerWithin}`]);
}

function observationProblems({ observation }: Fields): [path: string, message: string][] {
  if (seconds(observation) >= seconds('PT36H')) return [];
  return [['observation', `${observation} is too short; use PT36H or longer`]];
}

function waitingProblems(settings: Fields): [path: string, message: string][] {
  if (waitingSeconds(settings) < seconds(LONGEST_CASE)) return [];
  return [['answerWithin', 'all waits of a case together reach a year, the limit; shorten some of them']];
}

/** A case that finds no day for its act within so many days ends: no time without acts may reach that. */
function closedProblems({ actWindows, blackoutDates }: Fields): [path: string, message: string][] {
  const { minutes, after } = longestClosed(actWindows, blackoutDates);
  if (after === undefined) return [['blackoutDates', 'no day is left on which something may be turned off']];
  const days = Math.ceil(minutes / MINUTES_OF_DAY);
  if (days < DAYS_FOR_PLACE) return [];
  const gap = `nothing could be turned off or deleted for ${days} days from ${after} on`;
  return [
    ['blackoutDates', `${gap}; keep it below ${DAYS_FOR_PLACE}, and pause all cases where it must be longer`],
  ];
}

const MINUTES_OF_DAY = 24 * 60;

function historyProblems(settings: Fields): [path: string, message: string][] {
  const events = longestHistory(settings);
  if (events < MOST_EVENTS) return [];
  const most = `a case could write ${events.toLocaleString('en')} events in a year, and its execution may write 25,000`;
  return [['checkUseEvery', `${most}; look at least ${shortestCheckHours(settings)} hours apart`]];
}

function membershipProblems(settings: Fields): [path: string, message: string][] {
  if ((settings.organizationId === undefined) !== (settings.accounts === undefined)) return [];
  return [['organizationId', 'give either `organizationId` or `accounts`, and not both']];
}

function unitProblems(settings: Fields): [path: string, message: string][] {
  const missing = {
    organizationId: 'the roles trust that organization only',
    managementAccountId: 'the hub must not be there, and StackSets do not reach it',
  };
  if (settings.organizationalUnitIds.length === 0) return [];
  return (['organizationId', 'managementAccountId'] as const)
    .filter((name) => settings[name] === undefined)
    .map((name) => ['organizationalUnitIds', `needs \`${name}\` beside it: ${missing[name]}`]);
}

/** Only a delegated administrator can deploy the StackSet, and the management account is none (CloudFormation API, CallAs). */
function hubProblems({ hubAccountId, managementAccountId }: Fields): [path: string, message: string][] {
  if (hubAccountId !== managementAccountId) return [];
  return [
    [
      'hubAccountId',
      'is the management account: make another account Security Hub’s delegated administrator, and StackSets’ too, and deploy there',
    ],
  ];
}

/** Secrets Manager's default key cannot be used from another account (user guide, "Access from a different account"). */
function readerProblems({ passwordReaders, hubAccountId }: Fields): [path: string, message: string][] {
  return passwordReaders
    .filter((arn) => arn.split(':')[4] !== hubAccountId)
    .map((arn) => [
      'passwordReaders',
      `${arn} is not of the hub account ${hubAccountId}, and no other account can use the key of these secrets; ` +
        'name a role of the hub account that these people may assume',
    ]);
}

/** The page's domain is of the hub's account, and so is its certificate: said at synth, the deployment would fail late. */
function certificateProblems({ casePageDomain, hubAccountId }: Fields): [path: string, message: string][] {
  const account = casePageDomain?.certificateArn.split(':')[4];
  if (account === undefined || account === hubAccountId) return [];
  return [
    [
      'casePageDomain.certificateArn',
      `is of the account ${account}; the case page needs a certificate of the hub account ${hubAccountId}`,
    ],
  ];
}

/** What a rule over several settings finds, and the settings that it reads. */
export type SettingsRule = [
  find: (settings: Fields) => [path: string, message: string][],
  names: readonly (keyof Fields)[],
];

/** Every rule over several settings. */
export const settingsRules: readonly SettingsRule[] = [
  [membershipProblems, ['organizationId', 'accounts']],
  [unitProblems, ['organizationalUnitIds', 'organizationId', 'managementAccountId']],
  [hubProblems, ['hubAccountId', 'managementAccountId']],
  [reminderProblems, ['answerWithin', 'reminders']],
  [observationProblems, ['observation']],
  [waitingProblems, waits],
  [closedProblems, ['actWindows', 'blackoutDates']],
  [historyProblems, ['checkUseEvery', 'reminders']],
  [readerProblems, ['passwordReaders', 'hubAccountId']],
  [certificateProblems, ['casePageDomain', 'hubAccountId']],
  [domainProblems, ['allowedDomains', 'fallbackContacts', 'securityContacts']],
  [accountContactProblems, ['allowedDomains', 'accountContacts']],
];

/**
 * The longest a case can wait in all its states together, in seconds; a restored credential waits anew, and each of the
 * two acts for its day.
 */
export function waitingSeconds(settings: Pick<Fields, (typeof waits)[number]>): number {
  const days = 2 * seconds(LONGEST_WAIT_FOR_PLACE);
  return [...waits, 'useWithin' as const].reduce((sum, name) => sum + seconds(settings[name]), days);
}

/** Whether the address belongs to one of the domains (exactly; a subdomain must be listed itself). */
export function isAllowedAddress(address: string, domains: readonly string[]): boolean {
  const domain = address.toLowerCase().split('@').at(-1) ?? '';
  return domains.includes(domain);
}
