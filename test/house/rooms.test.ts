import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionFolders } from '../../infra/names.ts';
import { betweenFolders, cycles, filesBelow, importsBelow, project } from './imports.ts';

const imports = importsBelow('functions', 'infra', 'local', 'operate');
const ours = [...imports].flatMap(([path, imported]) => imported.map((to) => ({ path, to })));

/** Every import from files below one folder into another, as text. */
function fromInto(from: RegExp, into: RegExp): string[] {
  return ours
    .filter(({ path, to }) => from.test(path) && into.test(to))
    .map(({ path, to }) => `${path} > ${to}`);
}

describe('imports', () => {
  it('go round in no circle, types included', () => {
    expect(imports.size).toBeGreaterThan(300);
    expect(cycles(imports)).toEqual([]);
  });

  it('of folders neither, in functions and in the local run', () => {
    const rooms = betweenFolders(importsBelow('functions', 'local/run', 'operate'));

    expect(rooms.size).toBeGreaterThan(30);
    expect(cycles(rooms)).toEqual([]);
  });

  it('of the libraries of local neither', () => {
    const libraries = betweenFolders(imports, (path) => path.split('/').slice(0, 2).join('/'));

    expect(cycles(libraries)).toEqual([]);
  });

  it.each(functionFolders)('of other Lambdas lead nowhere into %s', (folder) => {
    expect(fromInto(new RegExp(`^(?!functions/${folder}/)`), new RegExp(`^functions/${folder}/`))).toEqual(
      [],
    );
  });

  it('of what is deployed lead to nothing that is not', () => {
    expect(fromInto(/^(functions|infra)\//, /^(local|operate|test)\//)).toEqual([]);
    expect(fromInto(/^functions\//, /^infra\//)).toEqual([]);
    expect(fromInto(/^(local|operate)\//, /^test\//)).toEqual([]);
  });

  it("of AWS's SDK are in functions/aws only", () => {
    expect(fromInto(/^functions\/(?!aws\/)/, /^@aws-sdk\//)).toEqual([]);
  });
});

describe('the rooms of the domain', () => {
  const domain = readdirSync(join(project, 'functions/domain'), { withFileTypes: true });

  it('are folders', () => {
    expect(domain.filter((entry) => !entry.isDirectory()).map(({ name }) => name)).toEqual([]);
    expect(existsSync(join(project, 'functions/shared'))).toBe(false);
  });

  it.each(domain.map(({ name }) => name))('%s has two to seven files', (name) => {
    const files = filesBelow(`functions/domain/${name}`);

    expect(files.length).toBeGreaterThanOrEqual(2);
    expect(files.length).toBeLessThanOrEqual(7);
  });
});

describe('the tests of the functions', () => {
  it('stand in folders of the same names', () => {
    const folders = new Set(filesBelow('test/functions').map((path) => dirname(path).slice('test/'.length)));

    expect([...folders].filter((folder) => !existsSync(join(project, folder)))).toEqual([]);
  });
});
