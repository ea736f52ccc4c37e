import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PICTURES } from '../browser/support/pictures.ts';
import { filesBelow, project } from './imports.ts';

const documents = [
  ...filesBelow('docs', 'local').filter((path) => path.endsWith('.md')),
  ...readdirSync(project).filter((name) => name.endsWith('.md')),
];

/** The pictures that a document shows, in Markdown or as an element of HTML, as paths from the project's root. */
function shownBy(document: string): string[] {
  const text = readFileSync(join(project, document), 'utf8');
  const links = text.matchAll(/!\[[^\]]+\]\(([^)\s]+)\)|<img src="([^"]+)" alt="[^"]+"/g);
  return [...links].map(([, markdown, html]) => normalize(join(dirname(document), markdown ?? html ?? '')));
}

describe('the pictures in docs/images', () => {
  const files = readdirSync(join(project, 'docs/images')).map((name) => `docs/images/${name}`);

  it('are those that `npm run docs:images` takes', () => {
    expect(files.sort()).toEqual(PICTURES.map((name) => `docs/images/${name}.png`).sort());
  });

  it('are each shown by a document, which says what they show; and what documents show is there', () => {
    const shown = new Set(documents.flatMap(shownBy));

    expect([...shown].sort()).toEqual(files.sort());
  });
});
