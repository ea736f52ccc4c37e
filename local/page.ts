import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createLocalRun } from './run/local-run.ts';
import { durationSchema } from './run/scenario/time.ts';
import { servePage } from './run/serve-page.ts';
import type { Session } from './run/session.ts';

const SCENARIO = join(import.meta.dirname, 'scenarios/three-findings.json');

const HELP = `Type a duration such as P1D or PT6H to let that much time pass, "links" for the newest links, "quit" to end.`;

/** `npm run page`: opens the cases of the shipped scenario and serves their pages on loopback, to be clicked through. */
async function main(): Promise<void> {
  const run = await createLocalRun();
  const session = await run.open(scenarioUpToTheClick());
  const served = await servePage((request) => session.http(request));
  console.log(
    `An analyst has clicked "Retire credentials" on three findings.\n\n${linksText(session, served.url)}\n\n${HELP}`,
  );
  for await (const line of createInterface({ input: process.stdin, prompt: '> ' })) {
    const word = line.trim();
    if (word === 'quit') break;
    console.log(await obey(word, session, served.url));
  }
  await served.close();
  await run.close();
}

function scenarioUpToTheClick(): object {
  const document = JSON.parse(readFileSync(SCENARIO, 'utf8'));
  const first = document.then.slice(0, 1);
  return Object.fromEntries(
    Object.entries(document).map(([name, value]) => [name, name === 'then' ? first : value]),
  );
}

async function obey(word: string, session: Session, url: string): Promise<string> {
  if (word === '' || word === 'links') return linksText(session, url);
  if (!durationSchema.safeParse(word).success) return HELP;
  const before = session.report().messages.length;
  await session.advance(word);
  const mails = session.report().messages.slice(before);
  const news = mails.map(({ at, to, subject }) => `  ${at}  ${to}: ${subject}`);
  return [`It is now ${new Date(session.now()).toISOString()}.`, ...news, '', linksText(session, url)].join(
    '\n',
  );
}

/** The newest link of everyone who has got one, as an address on loopback. */
function linksText({ play, link }: Session, url: string): string {
  const users = [...new Set(play.findings.map(({ names }) => names.at(-1) ?? ''))];
  const lines = users.flatMap((user) =>
    (['stakeholder', 'security-contact'] as const).flatMap((as) => {
      const found = link({ user, as });
      return found === undefined
        ? []
        : [`  ${user}, ${found.to}:\n    ${url}${found.url.pathname}${found.url.search}`];
    }),
  );
  return ['Case pages:', ...lines].join('\n');
}

await main();
