import { STEPS, type Step } from '../../functions/domain/note/note.ts';
import { insightDefinitions } from '../../infra/insights.ts';
import { stepWords } from '../run/report/step-words.ts';
import { exampleOrder } from './message-examples.ts';

/** The table of all values of the field with the step: what each means, with which status, and which insight lists it. */
export function stepsText(): string {
  const rows = (Object.keys(STEPS) as Step[]).map(
    (step) => `| \`${step}\` | ${stepWords(step)} | ${statusOf(step)} | ${insightOf(step)} |`,
  );
  return [
    '| step | what has happened | workflow status | insight |',
    '|---|---|---|---|',
    `| \`opened\` | ${stepWords('opened')} | NOTIFIED | ${insightOf('opened')} |`,
    ...rows,
    `| \`exemption-ended\` | ${stepWords('exemption-ended')} | NEW | ${insightOf('exemption-ended')} |`,
  ].join('\n');
}

/** Of a status that hangs on what IAM shows: the one where a re-read proves that nothing active is unused. */
function statusOf(step: Step): string {
  const { status } = STEPS[step];
  if (typeof status === 'string') return status;
  const { case: case_, settings } = exampleOrder('deleted');
  const proven = status({ case: { ...case_, userGone: true, outcomes: [] }, at: case_.openedAt, settings });
  return `${proven} where a re-read of IAM proves it, else NEW`;
}

function insightOf(step: string): string {
  const phases: readonly { name: string; steps: readonly string[] }[] = insightDefinitions;
  return phases
    .filter(({ steps }) => steps.includes(step))
    .map(({ name }) => name.split(':')[0])
    .join(', ');
}
