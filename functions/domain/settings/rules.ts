import { seconds } from '../time/duration.ts';
import type { SettingsFields as Fields } from './fields.ts';
import { LONGEST_CASE, longestHistory, MOST_EVENTS, shortestCheckHours } from './longest-history.ts';

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

function unitProblems({ organizationalUnitIds, organizationId }: Fields): [path: string, message: string][] {
  if (organizationalUnitIds.length === 0 || organizationId !== undefined) return [];
  return [
    ['organizationalUnitIds', 'needs `organizationId` beside it: the roles trust that organization only'],
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
  [unitProblems, ['organizationalUnitIds', 'organizationId']],
  [reminderProblems, ['answerWithin', 'reminders']],
  [observationProblems, ['observation']],
  [waitingProblems, waits],
  [historyProblems, ['checkUseEvery', 'reminders']],
  [domainProblems, ['allowedDomains', 'fallbackContacts', 'securityContacts']],
];

/** The longest a case can wait in all its states together, in seconds; a restored credential waits anew. */
export function waitingSeconds(settings: Pick<Fields, (typeof waits)[number]>): number {
  return [...waits, 'useWithin' as const].reduce((sum, name) => sum + seconds(settings[name]), 0);
}

/** Whether the address belongs to one of the domains (exactly; a subdomain must be listed itself). */
export function isAllowedAddress(address: string, domains: readonly string[]): boolean {
  const domain = address.toLowerCase().split('@').at(-1) ?? '';
  return domains.includes(domain);
}
