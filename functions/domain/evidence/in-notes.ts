import { showCredential } from '../credential/credential.ts';
import { BESIDES, shortened } from '../finding/other-note.ts';
import { showDay } from '../time/time.ts';
import type { Evidence } from './evidence.ts';

/**
 * What is known of the user besides its credentials in one sentence, as much of it as there is room for (characters),
 * the most telling first; empty where nothing is known, or nothing fits.
 */
export function evidenceWords(
  evidence: Evidence,
  { ids, timeZone }: { ids: readonly string[]; timeZone: string },
  room: number,
): string {
  const parts = [
    ...adminWords(evidence),
    ...originWords(evidence),
    ...ids.flatMap((id) => descriptionWords(id, evidence)),
    ...serviceWords(evidence, timeZone),
  ];
  const fitting: string[] = [];
  for (const part of parts) if (sentence([...fitting, part]).length <= room) fitting.push(part);
  return fitting.length === 0 ? '' : sentence(fitting);
}

function sentence(parts: readonly string[]): string {
  return `${BESIDES}${parts.join('; ')}.`;
}

function adminWords({ admin: { policies, isWhole, isDenied } }: Evidence): string[] {
  const [first, ...others] = policies;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const has = first === undefined ? [] : [`has ${plain(first.name)}${byGroup(first)}${more}`];
  if (isWhole) return has;
  return [
    ...has,
    isDenied ? 'policies of its groups not known (deploy the member stack again)' : 'not all policies known',
  ];
}

function byGroup({ by, groups = [] }: Evidence['admin']['policies'][number]): string {
  if (by === 'user') return '';
  const [only, ...others] = groups;
  return only === undefined || others.length > 0 ? ' by a group' : ` by group ${plain(only)}`;
}

function originWords({ managedBy }: Evidence): string[] {
  return managedBy === undefined ? [] : [`managed by code (tag ${plain(managedBy.key)})`];
}

function descriptionWords(id: string, { descriptions }: Evidence): string[] {
  const text = descriptions[id];
  return text === undefined ? [] : [`${showCredential(id)} is "${plain(text)}"`];
}

function serviceWords({ services }: Evidence, timeZone: string): string[] {
  if (services.is === 'pending') return ['services used not known yet'];
  if (services.is === 'unknown')
    return [`services used not known${services.isDenied ? ' (deploy the member stack again)' : ''}`];
  const [latest] = services.used;
  return latest === undefined
    ? []
    : [`with any credential last tried ${plain(latest.name)} on ${showDay(latest.at, timeZone)}`];
}

const LONGEST = 80;

/** A text of others on one line, without what hides or reverses text. */
function plain(text: string): string {
  const line = text.replace(/\p{C}/gu, ' ').replace(/\s+/g, ' ').trim();
  return shortened(line, LONGEST);
}
