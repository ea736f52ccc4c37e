import { showCredential } from '../credential/credential.ts';
import { showTime } from '../time/time.ts';
import type { Standing, Stands, Statement } from './standing.ts';

/** How each standing is worded on findings and to operators. */
const STANDS_AS: Readonly<Record<Stands, string>> = {
  on: 'on',
  'off-by-us': 'disabled by this case',
  'off-by-earlier': 'disabled by an earlier case',
  'off-by-someone': 'off, not by this case',
  'deleted-by-us': 'deleted by this case',
  gone: 'gone',
  unknown: 'unknown',
};

/** How one credential stands: `AKIA…1234: disabled by this case`. */
export function showStanding({ credentialId, is, isGivenBack, isUnderWay }: Standing): string {
  if (isUnderWay)
    return `${showCredential(credentialId)}: being ${is === 'on' ? 'disabled' : 'given back'} by this case`;
  const back = is === 'on' && isGivenBack ? ' (given back)' : '';
  return `${showCredential(credentialId)}: ${STANDS_AS[is]}${back}`;
}

/**
 * What is so, as sentences of a note: `As read 2026-03-01 09:00 UTC: password: on; AKIA…1234: disabled by this case.`
 * `but`: credentials of which the note says so already; empty where there is nothing more to say.
 */
export function showStatement(
  { readAt, isUserGone, credentials }: Statement,
  { timeZone, but = [] }: { timeZone: string; but?: readonly string[] },
): string {
  if (isUserGone) return 'The user no longer exists.';
  const others = credentials.filter(({ credentialId }) => !but.includes(credentialId));
  const when = readAt === undefined ? 'The user could not be read' : `As read ${showTime(readAt, timeZone)}`;
  if (credentials.length === 0)
    return readAt === undefined ? `${when}.` : `${when}: no password and no access key.`;
  return others.length === 0 ? '' : `${when}: ${others.map(showStanding).join('; ')}.`;
}
