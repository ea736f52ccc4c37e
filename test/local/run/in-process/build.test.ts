import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addImports, buildOwn, withWholeNamespaces } from '../../../../local/run/in-process/build.ts';

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

it('builds functions that copy no namespace of a package', () => {
  const project = join(import.meta.dirname, '../../../..');
  const {
    functions: { ask = '' },
  } = buildOwn(['ask'], project);

  expect(ask).toContain('require("zod")');
  expect(ask).not.toMatch(/__toESM\(require\("(?!node:)/);
});
