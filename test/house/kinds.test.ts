import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CREDENTIAL_KINDS } from '../../functions/domain/credential/kinds.ts';
import { filesBelow, project } from './imports.ts';

const COMPARED = new RegExp(`[!=]== (PASSWORD_ID|'(${CREDENTIAL_KINDS.join('|')})')`);

it('kinds of credentials are compared only in their own row and in what restores a password', () => {
  const comparing = filesBelow('functions', 'infra', 'operate').filter(
    (path) => path.endsWith('.ts') && COMPARED.test(readFileSync(join(project, path), 'utf8')),
  );

  expect(comparing.sort()).toEqual([
    'functions/domain/credential/kinds.ts',
    'functions/revert-credentials/restore-password.ts',
  ]);
});
