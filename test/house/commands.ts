import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, project } from './imports.ts';

/** A command of npm or npx that a document names. */
export interface Command {
  document: string;
  /** As it is written, up to the next `&&` or comment. */
  text: string;
  /** The script of package.json, or the tool of npx. */
  name: string;
  isTool: boolean;
  /** What the script or the tool is given; in the place of `<user>` and such stands a word. */
  words: string[];
}

const FENCE = /^```sh\n([\s\S]*?)^```/gm;
const SPAN = /`((?:[A-Z_]+=\S+ )*np[mx] [^`]+)`/g;
const COMMAND =
  /^(?:[A-Z_]+=\S+ )*(?:npm (?:run (?:-s )?)?(?<script>[\w:-]+)|npx (?<tool>\w+))(?<words> .*)?$/;
/** What npm does by itself. */
const OF_NPM = new Set(['ci', 'install']);

/** What people read: documents, and what an issue or a pull request begins with. */
export const DOCUMENTS: readonly string[] = [
  ...filesBelow('docs', 'local').filter((path) => path.endsWith('.md')),
  ...readdirSync(project).filter((name) => name.endsWith('.md') && name !== 'CHANGELOG.md'),
  ...filesBelow('.github').filter((path) => /\.(md|yml)$/.test(path)),
];

/** Every command of npm and npx in the documents, each once for a document. */
export const COMMANDS: readonly Command[] = DOCUMENTS.flatMap((document) => {
  const text = readFileSync(join(project, document), 'utf8');
  const spans = [...text.replaceAll(FENCE, '').matchAll(SPAN)].map(([, span = '']) => span);
  const lines = [...text.matchAll(FENCE)].flatMap(([, block = '']) =>
    block.replaceAll('\\\n', ' ').split('\n'),
  );
  const parts = [...spans, ...lines].flatMap(partsOf);
  return [...new Set(parts)].flatMap((part) => commandIn(document, part) ?? []);
});

function partsOf(line: string): string[] {
  return line
    .replace(/ +#.*$/, '')
    .split(/ && | \| /)
    .map((part) => part.replaceAll(/\s+/g, ' ').trim());
}

function commandIn(document: string, text: string): Command | undefined {
  const { script, tool, words = '' } = COMMAND.exec(text)?.groups ?? {};
  const name = script ?? tool;
  if (name === undefined || OF_NPM.has(name)) return undefined;
  return {
    ...{ document, text, name, isTool: tool !== undefined },
    words: wordsIn(words).filter((word, index) => word !== '--' || index > 0),
  };
}

/** The words as a shell would pass them on, without variables. */
function wordsIn(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain?.replace(/^<(.+)>$/, '$1') ?? '',
  );
}
