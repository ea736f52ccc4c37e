import type { Chronicle } from '../chronicle.ts';
import type { Violation } from '../violation.ts';

/** 8. No password, task token or link key stands in a log, note, field, payload, history, or a mail but its own. */
export function noSecret({ secrets, places, events }: Chronicle): Violation[] {
  const at = events.at(-1)?.at ?? 0;
  return places.flatMap(({ place, text, may }) =>
    Object.entries(secrets)
      .filter(([kind, values]) => kind !== may && values.some((value) => text.includes(value)))
      .map(([kind]) => ({
        rule: 8,
        at,
        about: place,
        state: '',
        by: place,
        claim: `a ${kind} stands there`,
      })),
  );
}
