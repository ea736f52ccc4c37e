import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RecordedCase, recordedCaseSchema } from '../../../local/releases/recorded-case.ts';

const folder = join(import.meta.dirname, '../../releases');
const WORKFLOW = 'workflow.asl.json';

/** The versions whose cases every later one must finish. */
export const VERSIONS: readonly string[] = readdirSync(folder);

/** A case as a release has played it. */
export interface ReleasedCase {
  version: string;
  name: string;
  recorded: RecordedCase;
}

/** All that was recorded of all releases. Throws where a file does not fit its schema. */
export const RELEASED: readonly ReleasedCase[] = VERSIONS.flatMap((version) =>
  readdirSync(join(folder, version))
    .filter((name) => name !== WORKFLOW)
    .map((name) => ({ version, name: name.replace(/\.json$/, ''), recorded: readCase(version, name) })),
);

function readCase(version: string, name: string): RecordedCase {
  return recordedCaseSchema.parse(JSON.parse(readFileSync(join(folder, version, name), 'utf8')));
}

/** The definition of the workflow of a release: an execution keeps the one that it was started with. */
export function workflowOf(version: string): string {
  return readFileSync(join(folder, version, WORKFLOW), 'utf8');
}
