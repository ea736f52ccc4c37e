import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as zod from 'zod';
import { addImports, buildOwn, withWholeNamespaces } from '../../../../local/run/in-process/build.ts';
import { moduleOf } from '../../../../local/run/in-process/module.ts';

it('knows what a built module takes of each package, and nothing of Node.js', () => {
  const used = new Map<string, Set<string>>();

  addImports(
    used,
    'import {\n  one,\n  two as other\n} from "a";\nimport * as z from "zod";\nimport x from "node:fs";\n',
  );

  expect([...used]).toEqual([
    ['a', new Set(['one', 'two'])],
    ['zod', new Set(['*'])],
  ]);
});

it.each(['import a from "a";', 'import a, { b } from "a";', 'import "a";', 'import a, * as b from "a";'])(
  'fails at a form of import that it does not know: %s',
  (line) => {
    expect(() => addImports(new Map(), `var x;\n${line}\n`)).toThrow(line);
  },
);

it('takes whole namespaces as they are, and nothing else', () => {
  const others = 'import { one } from "a";\nvar text = `import * as z from "zod"`;\n';

  expect(withWholeNamespaces(`import * as z2 from "zod";\n${others}`)).toBe(
    `var z2 = require("zod");\n${others}`,
  );
});

describe('the project’s own code', () => {
  const project = join(import.meta.dirname, '../../../..');
  const { shared, functions } = buildOwn(['ask', 'case-page'], project);
  const { ask = '', 'case-page': casePage = '' } = functions;

  it('copies no namespace of a package', () => {
    expect(ask).toContain('require("zod")');
    expect(ask).not.toMatch(/__toESM\(require\("(?!node:)/);
  });

  it('shares what knows no environment, which each function requires', () => {
    const required = [...`${ask}${casePage}`.matchAll(/require\("(\.\/functions\/[^"]+)"\)/g)].map(
      ([, source]) => source ?? '',
    );
    const exported = moduleOf(shared, 'shared.cjs').start({}, { zod });

    expect(required).toContain('./functions/domain/errors/errors.ts');
    expect(Object.keys(exported)).toEqual(expect.arrayContaining(required));
    expect(ask + casePage).not.toContain('class PermanentServiceError');
  });

  it('keeps to each function what reads variables, writes logs or has clients, and what imports that', () => {
    expect(shared).not.toMatch(/process\.|console\.|@aws-sdk|setTimeout|Math\.random/);
    expect(ask).toContain('process.env');
    expect(casePage).toContain('console.log');
  });

  it('is the same from behind a link', () => {
    const link = join(mkdtempSync(join(tmpdir(), 'link-')), 'project');
    symlinkSync(project, link);

    expect(buildOwn(['ask', 'case-page'], link)).toEqual({ shared, functions });
    rmSync(dirname(link), { recursive: true });
  });
});
