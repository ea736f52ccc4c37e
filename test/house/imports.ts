import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export const project = join(import.meta.dirname, '../..');

/** The paths of all files below some folders, from the project's root. */
export function filesBelow(...folders: string[]): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(project.length + 1)),
    )
    .sort();
}

/** What each file imports, types included: other files by their path, packages by their name. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** The imports of all sources below some folders. */
export function importsBelow(...folders: string[]): Imports {
  const sources = filesBelow(...folders).filter((path) => /\.(ts|mjs)$/.test(path));
  return new Map(
    sources.map((path) => {
      const text = readFileSync(join(project, path), 'utf8');
      const names = [...text.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*'([^']+)'/g)].map(
        ([, name = '']) => name,
      );
      return [
        path,
        names.map((name) => (name.startsWith('.') ? normalize(join(dirname(path), name)) : name)),
      ];
    }),
  );
}

/** The same between folders; `folderOf` says which one a file belongs to. */
export function betweenFolders(imports: Imports, folderOf: (path: string) => string = dirname): Imports {
  const folders = new Map<string, string[]>();
  for (const [path, imported] of imports) {
    const from = folderOf(path);
    const others = imported
      .filter((one) => imports.has(one))
      .map(folderOf)
      .filter((to) => to !== from);
    folders.set(from, [...(folders.get(from) ?? []), ...others]);
  }
  return folders;
}

/** One way round for everything that imports itself in a circle: `a > b > a`. */
export function cycles(imports: Imports): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: string[]): void => {
    const start = way.indexOf(path);
    if (start >= 0) {
      found.push([...way.slice(start), path].join(' > '));
      return;
    }
    if (done.has(path)) return;
    for (const next of imports.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of imports.keys()) visit(path, []);
  return found;
}
