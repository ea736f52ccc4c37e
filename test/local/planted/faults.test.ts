import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Change, changesOf, planted } from '../../../local/planted/fault.ts';
import { UNSEEN } from '../../../local/planted/faults/unseen.ts';
import { PLANTED } from '../../../local/planted/faults.ts';

const project = join(import.meta.dirname, '..', '..', '..');
const contentsOf = ({ file }: Change) => readFileSync(join(project, file), 'utf8');

describe('a fault to be planted', () => {
  it.each([...PLANTED, ...UNSEEN])('has its text in the product: $says', (fault) => {
    for (const change of changesOf(fault)) {
      const contents = contentsOf(change);

      expect(planted(change, contents)).not.toBe(contents);
    }
  });

  it('is one of at least 25, each with a sentence of its own', () => {
    expect(PLANTED.length).toBeGreaterThanOrEqual(25);
    expect(new Set(PLANTED.map(({ says }) => says)).size).toBe(PLANTED.length);
  });

  it('whose text is gone, or stands there twice, is an error that names it', () => {
    const fault = { file: 'a.ts', text: 'works', becomes: '' };

    expect(planted(fault, 'it works')).toBe('it ');
    expect(() => planted(fault, 'it does')).toThrow(/stands 0 times in a\.ts, and not once: works/);
    expect(() => planted(fault, 'works works')).toThrow(/2 times/);
  });
});
