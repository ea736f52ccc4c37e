import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLocalRun, type LocalRun } from '../../../local/run/local-run.ts';
import { JOURNEYS } from '../../../local/sweep/journeys.ts';
import { localRun } from '../../support/journey.ts';
import { after, click, story } from '../../support/story.ts';

let fast: LocalRun;
let deployed: LocalRun;
beforeAll(async () => {
  [fast, deployed] = await Promise.all([localRun(), createLocalRun()]);
});
afterAll(() => deployed.close());

/** What happened in which order: every call with its end, every state, page, mail, note, item and change in IAM. */
async function courseOf(run: LocalRun, document: object): Promise<string[]> {
  await run.play(document);
  // Keys of links, and so their hashes, are random.
  const plain = (text: string): string => text.replaceAll(/[\w-]{32,}/g, '*');
  return sortReads(run.chronicle().events.map(({ users: _users, ...event }) => plain(JSON.stringify(event))));
}

/**
 * Reads of IAM that are made at once arrive in any order; where one of them pauses before it is made again, threads may make
 * the others before or after that.
 */
function sortReads(events: readonly string[]): string[] {
  const runs: string[][] = [];
  const isRead = (event = ''): boolean => /"call":"iam:(Get|List)/.test(event);
  for (const event of events) {
    const last = runs.at(-1);
    if (isRead(event) && isRead(last?.[0])) last?.push(event);
    else runs.push([event]);
  }
  const timeless = (run: string[]): string[] =>
    run.some((event) => event.includes('"error"')) ? run.map((one) => one.replace(/,"at":\d+/, '')) : run;
  return runs.flatMap((run) => timeless(run).sort());
}

it('compares two ways of running', () => {
  expect([fast.isInProcess, deployed.isInProcess]).toEqual([true, false]);
});

it.each<[string, object]>([
  ['retired, everything deleted', JOURNEYS['retire'] ?? {}],
  ['restored', JOURNEYS['restore'] ?? {}],
  [
    'throttled, denied, reset and killed',
    story(
      after('PT0S').fail('iam:ListAccessKeys', 'Throttling', { times: 2 }),
      after('PT0S').fail('dynamodb:PutItem', 'connection-reset', { times: 1, after: 3, effect: 'done' }),
      after('PT0S').fail('ses:SendEmail', 'Throttling', { times: 9 }),
      after('PT0S').kill('iam:UpdateAccessKey', { effect: 'done' }),
      click(),
      after('P2D').answer('retire'),
      after('P19D').fail('iam:DeleteAccessKey', 'AccessDenied', { times: 1 }),
      after('P20D').answer('confirm'),
    ),
  ],
])('a case is the same on the deployed bundles over HTTP: %s', async (_what, document) => {
  const course = await courseOf(fast, document);

  expect(course.length).toBeGreaterThan(100);
  expect(course).toEqual(await courseOf(deployed, document));
});

it.each(['none', 'done'] as const)(
  'a call without an answer is given up there too: effect %s',
  async (effect) => {
    const silent = { times: 1, effect };
    const document = story(
      after('PT0S').fail('iam:GetUser', 'no-reply', silent),
      after('PT0S').fail('dynamodb:PutItem', 'no-reply', { ...silent, after: 4 }),
      after('P1D').fail('iam:UpdateAccessKey', 'no-reply', silent),
      click(),
      after('P2D').answer('retire'),
      after('P20D').answer('confirm'),
    );

    const { executions, iam, failures } = await deployed.play(document);

    expect(executions.map(({ status }) => status)).toEqual(['SUCCEEDED']);
    expect(iam.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['DeleteLoginProfile', 'UpdateAccessKey', 'DeleteAccessKey']),
    );
    expect(failures).toEqual([]);
  },
);
