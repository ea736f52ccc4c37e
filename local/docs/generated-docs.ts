import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { settingsText } from '../../infra/settings-doc.ts';
import { withTaskStandard } from '../../infra/task-standard.ts';
import { scenarioSchema } from '../run/scenario/schema.ts';
import { answersText } from './answers.ts';
import { messagesText } from './messages.ts';
import { PHASES } from './phases.ts';
import { withSection } from './section.ts';
import { stateMachineText } from './state-machine.ts';
import { stepsText } from './steps.ts';
import { sweepText } from './sweep.ts';

const project = join(import.meta.dirname, '..', '..');
const definition = 'statemachine/retire-unused-credentials.asl.json';

/** The generated documents, and those with a generated section: path -> what it should contain now. */
export function generatedDocs(): Map<string, string> {
  const asl = read(definition);
  return new Map([
    ['docs/analysts.md', withSection(read('docs/analysts.md'), 'steps', stepsText())],
    ['docs/messages.md', messagesText()],
    ['docs/model.md', withSection(read('docs/model.md'), 'sweep', sweepText())],
    ['docs/scenario.schema.json', scenarioSchemaText()],
    ['docs/security.md', withSection(read('docs/security.md'), 'answers', answersText(asl))],
    ['docs/settings.md', settingsText()],
    ['docs/state-machine.md', stateMachineText(withTaskStandard(asl), definition, PHASES)],
  ]);
}

function read(path: string): string {
  return readFileSync(join(project, path), 'utf8');
}

/** The generated documents whose file is missing or older than its source. */
export function staleDocs(): string[] {
  return [...generatedDocs()]
    .filter(([path, text]) => {
      return !existsSync(join(project, path)) || !isSame(path, read(path), text);
    })
    .map(([path]) => path);
}

/** How JSON is laid out is the formatter's matter. */
function isSame(path: string, actual: string, expected: string): boolean {
  if (!path.endsWith('.json')) return actual === expected;
  return JSON.stringify(JSON.parse(actual)) === JSON.stringify(JSON.parse(expected));
}

/** The JSON schema of scenario files, as text. */
export function scenarioSchemaText(): string {
  const schema = z.toJSONSchema(scenarioSchema, { io: 'input' });
  return `${JSON.stringify({ title: 'Scenario of the local run', ...schema }, null, 2)}\n`;
}
