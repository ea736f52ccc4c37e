import { readFileSync } from 'node:fs';
import { BadScenario } from './problems.ts';

/** The document in a scenario file. Throws BadScenario if it cannot be read or is not JSON. */
export function readScenarioFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new BadScenario([{ path: '', message: error instanceof Error ? error.message : String(error) }]);
  }
}
