import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { play, shipped } from '../support/journey.ts';
import { PERMISSION_STORIES } from './permission-stories.ts';

const NAMES = readdirSync(join(import.meta.dirname, '../../local/scenarios'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace(/\.json$/, ''));

describe('a scenario that comes with the project', () => {
  it.each(NAMES)('is played to its end, and the model has no objection: %s', async (name) => {
    const { report } = await play(shipped(name));

    expect(report.executions.map(({ status }) => status)).not.toContain('RUNNING');
  });
});

describe('the scenario that docs/local.md begins with', () => {
  it('is played to its end, and the model has no objection', async () => {
    const text = readFileSync(join(import.meta.dirname, '../../docs/local.md'), 'utf8');
    const [, document = ''] = /^```json\n(\{\n {2}"title"[\s\S]*?)^```/m.exec(text) ?? [];

    const { end } = await play(JSON.parse(document));

    expect(end('bob').status).toBe('RESOLVED');
  });
});

describe('a story by which permissions are proven', () => {
  it.each(Object.entries(PERMISSION_STORIES))(
    'does something in each step while nothing is taken away: %s',
    async (_name, told) => {
      const { report } = await play(told);

      expect(report.executions).not.toEqual([]);
    },
  );
});
