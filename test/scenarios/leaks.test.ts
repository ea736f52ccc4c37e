import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useLocalRun } from '../support/journey.ts';

const local = useLocalRun();
const shipped = join(import.meta.dirname, '../../local/scenarios');

function scenariosIn(folder: string, prefix = ''): string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && name.endsWith('.json'))
    .map((name) => join(folder, name));
}

// All other scenarios are played through `useLocalRun` by tests of their own, which looks for leaks as well.
describe('no secret turns up where it may not', () => {
  it.each([...scenariosIn(shipped), ...scenariosIn(import.meta.dirname, 'permission-')])(
    'in %s',
    async (file) => {
      const { report } = await local.play(JSON.parse(readFileSync(file, 'utf8')));

      expect(report.refusals).toEqual([]);
    },
  );
});

describe('the history of an execution', () => {
  it.each(['retired-and-deleted', 'all-restored', 'owner-changed'])(
    'holds an address of its case and nothing about people (%s)',
    async (name) => {
      const { report, run } = await local.play(name);
      const events = report.executions.flatMap((one) => run.executionHistory(one.name));
      const text = JSON.stringify(events);

      expect(events.length).toBeGreaterThan(20);
      // No mail address, no tag, no key, no evidence.
      expect(text).not.toMatch(/@example\.com|"tags"|Owner|AKIA[A-Z0-9]{8}|lastUsed|"plan"|"user"/);
    },
  );
});
