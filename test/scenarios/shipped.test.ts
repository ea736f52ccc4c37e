import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../local/run/report/display-width.ts';
import { headlessText } from '../../local/run/report/headless.ts';
import { summaryText } from '../../local/run/report/summary.ts';
import { play, shipped } from '../support/journey.ts';
import { PERMISSION_STORIES } from './permission-stories.ts';

const NAMES = readdirSync(join(import.meta.dirname, '../../local/scenarios'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace(/\.json$/, ''));

const SUMMARIES: Record<string, string> = {
  'access-denied': 'erin: left turned off',
  exempt: 'breakfix: the exemption is over; nothing was changed',
  'nobody-answers': 'dave: nobody answered; nothing was changed',
  'one-of-two-keys': 'deploy: turned off in part, the rest used',
  'preview-and-stop': 'frank: stopped',
  'three-findings': 'alice: deleted\nbob: kept and used\ncarol: given back and used',
  'whole-user': 'leaver: the whole user was deleted',
};

describe('a scenario that comes with the project', () => {
  it.each(NAMES)('is played to its end, and the model has no objection: %s', async (name) => {
    const { report, run } = await play(shipped(name));

    expect(report.executions.map(({ status }) => status)).not.toContain('RUNNING');
    expect(summaryText(report, 80)).toBe(SUMMARIES[name]);
    for (const width of [40, 80, 200]) {
      const text = headlessText(report, { color: false, width, hidden: run.silentStates });
      expect(text.split('\n').filter((line) => displayWidth(line) > width)).toEqual([]);
      expect(text).not.toMatch(/\b(true|false|SUCCEEDED|undefined)\b/);
    }
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
