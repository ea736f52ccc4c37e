import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that `cdk synth` reads of this project. */
const inputs = ['functions', 'statemachine', 'infra', 'cdk.json', 'package-lock.json'];

/** Changes whenever a file changes that the synthesised output depends on. Short enough for a folder's name. */
export function hashInputs(projectDirectory: string): string {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const path of filesOf(projectDirectory, input)) {
      const content = readFileSync(join(projectDirectory, path));
      hash.update(`${path}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** The file itself, or every file below the folder, in an order that does not depend on the machine. */
function filesOf(projectDirectory: string, input: string): string[] {
  if (input.includes('.')) return [input];
  return readdirSync(join(projectDirectory, input), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectDirectory.length + 1))
    .sort();
}
