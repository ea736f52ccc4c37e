import type { Scene } from '../scene.ts';

/** An API that was broken and has not been mended. */
export interface FaultNow {
  call: string;
  error: string;
}

/** What is broken now, by what was done at the desk. */
export function faultsNow({ desk }: Scene): FaultNow[] {
  let broken: FaultNow[] = [];
  for (const step of desk.steps) {
    const call = String(step['call'] ?? '*');
    if (step['do'] === 'fail') broken.push({ call, error: String(step['error']) });
    if (step['do'] === 'heal')
      broken = broken.filter((one) => step['call'] !== undefined && one.call !== call);
  }
  return broken;
}
