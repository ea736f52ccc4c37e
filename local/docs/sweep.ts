import { EQUAL_RULES } from '../sweep/equal-calls.ts';
import { FAULTS } from '../sweep/faults.ts';
import { JOURNEYS, SAMPLED } from '../sweep/journeys.ts';

/** What is swept: the journeys, the faults, and the rules by which places are left out. */
export function sweepText(): string {
  return [
    '| journey | without a fault |',
    '|---|---|',
    ...Object.entries(JOURNEYS).map(([name, { title }]) => `| \`${name}\` | ${title}${sampled(name)} |`),
    '',
    'A fault is placed at each call of the journey, at the start of each invocation or state, or between any two calls, each time in',
    'another play. The end must be that of the journey without the fault ("the same", invariant 6), or any that the model accepts ("any").',
    '',
    '| fault | what happens | end | left out by rule |',
    '|---|---|---|---|',
    ...Object.entries(FAULTS).map(([name, { does, convergesTo, leavesOut }]) => {
      const end = convergesTo === 'the same end' ? 'the same' : 'any';
      return `| \`${name}\` | ${does} | ${end} | ${leavesOut.map((rule) => numberOf(rule)).join(', ')} |`;
    }),
    '',
    'Places that are equal to others are left out, by these rules; the sweep prints how many by each:',
    '',
    ...Object.entries(EQUAL_RULES).map(([name, { says }], index) => `${index + 1}. **${name}.** ${says}`),
  ].join('\n');
}

const sampled = (name: string): string =>
  name in SAMPLED ? ` (a crowd, sampled: ${SAMPLED[name]} of each fault)` : '';

const numberOf = (rule: string): number => Object.keys(EQUAL_RULES).indexOf(rule) + 1;
