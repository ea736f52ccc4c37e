import * as z from 'zod';
import { scenarioSchema } from '../run/scenario/schema.ts';

/** The JSON schema of scenario files, as text. */
export function scenarioSchemaText(): string {
  const schema = z.toJSONSchema(scenarioSchema, { io: 'input' });
  return `${JSON.stringify({ title: 'Scenario of the local run', ...schema }, null, 2)}\n`;
}
