import type { Beat } from '../steps/beat.ts';
import type { Doing } from '../world/cast.ts';
import { PROTECTION, QUARANTINE } from '../world/draw-user.ts';
import { beat, KEYS, USER } from './aim.ts';

const user = USER;
const [key] = KEYS;

export const quarantines = (at: number): Beat =>
  beat(at, { do: 'attachPolicy', user, policyArn: QUARANTINE });
export const deletesKey = (at: number): Beat => beat(at, { do: 'deleteKey', user, key });

/** What somebody does in IAM while a function works. */
export const CHANGES: readonly Doing[] = [
  { do: 'deleteUser', user },
  { do: 'recreateUser', user, spec: {} },
  { do: 'tagUser', user, tags: PROTECTION },
  { do: 'attachPolicy', user, policyArn: QUARANTINE },
  { do: 'deleteKey', user, key },
  { do: 'setKeyStatus', user, key, status: 'Active' },
];

/** Somebody turns a key on that is off, uses it, and turns it off again: only its use tells. */
export function usesMeanwhile(at: number): Beat[] {
  return [
    beat(at, { do: 'setKeyStatus', user, key, status: 'Active' }),
    beat(at + 10, { do: 'useKey', user, key, service: 's3' }),
    beat(at + 20, { do: 'setKeyStatus', user, key, status: 'Inactive' }),
  ];
}
