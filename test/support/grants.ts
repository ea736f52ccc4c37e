import { expect } from 'vitest';
import type { LocalRun } from '../../local/run/local-run.ts';
import type { AtMost } from '../../local/run/player.ts';
import { type Grant, grantText } from '../../local/twin/policy/grants.ts';
import { endState } from './end-state.ts';
import { holdToModel, localRun, withIdleSteps } from './journey.ts';
import type { Story } from './story.ts';

/** The services whose every grant must be needed by a story. */
export const PROVEN = /^(iam|sts|securityhub|states|ses|sns|secretsmanager|dynamodb|lambda):/;

/**
 * Without the right to read or write findings nothing can be told: every case ends, and a finding keeps its old note. Nor
 * can it be told that a mail has bounced where SES may not say so.
 */
const UNTOLD = [5, 16];

/** A story that needed a grant, and how it ended with it. */
interface Use {
  name: string;
  told: Story;
  end: unknown;
  /** What is another end, and takes a day of tries: it is held up once more, or the deliverer does not come to an end. */
  atMost: AtMost[];
}

/** What stories say about grants. */
export interface Proof {
  /** Each grant by its text. */
  grants: [text: string, grant: Grant][];
  /** The names of the stories that used a grant. */
  usersOf(text: string): string[];
  /** The first story that ends otherwise without the grant: the same in every run. Gives the grant back. */
  storyThatNeeds(grant: Grant): Promise<string | undefined>;
  /** How a story ended, and how it ends when played again with nothing taken away. */
  replay(): Promise<{ again: unknown; end: unknown }>;
}

/** Plays all stories, and gives what they prove about the grants of all deployed policies. */
export async function proofOf(stories: Record<string, Story>): Promise<Proof> {
  const { policies } = await localRun();
  const grants = policies.grants.filter(({ action }) => PROVEN.test(action));
  const uses = await recordUses(stories);
  return {
    grants: grants.map((grant) => [grantText(grant), grant]),
    usersOf: (text) => uses.get(text)?.map(({ name }) => name) ?? [],
    async storyThatNeeds(grant) {
      policies.takeAway(grant);
      try {
        for (const { name, told, end, atMost } of uses.get(grantText(grant)) ?? [])
          if (JSON.stringify(await endOf(told, UNTOLD, atMost)) !== JSON.stringify(end)) return name;
        return undefined;
      } finally {
        policies.takeAway(undefined);
      }
    },
    async replay() {
      const [use] = [...uses.values()].flat();
      if (use === undefined) throw new Error('no story used a grant');
      return { again: await endOf(use.told), end: use.end };
    },
  };
}

/** The uses of every grant, by its text. */
async function recordUses(stories: Record<string, Story>): Promise<Map<string, Use[]>> {
  const run = await localRun();
  const found = new Map<string, Use[]>();
  for (const [name, told] of Object.entries(stories)) {
    const end = await endOf(told);
    const use = { name, told, end, atMost: notMuchMoreThan(run) };
    expect(use.end, 'the twin knows all that is called').toMatchObject({ refusals: [] });
    for (const grant of run.usedGrants.map(grantText)) found.set(grant, [...(found.get(grant) ?? []), use]);
  }
  return found;
}

const HELD_UP: AtMost['counts'] = (event) => event.is === 'state' && event.state === 'RecordHeldUp';
const DELIVERED: AtMost['counts'] = (event) => event.is === 'call' && event.function === 'deliver';

function notMuchMoreThan(run: LocalRun): AtMost[] {
  const { events } = run.chronicle();
  return [
    { what: 'held up', counts: HELD_UP, times: events.filter(HELD_UP).length },
    { what: 'calls of the deliverer', counts: DELIVERED, times: events.filter(DELIVERED).length + 300 },
  ];
}

/** With what status the page has answered what people and others have sent it. */
function statusesIn(run: LocalRun): number[] {
  return run
    .chronicle()
    .events.flatMap((event) => (event.is === 'page' && event.method !== 'LOOK' ? [event.status] : []));
}

/** How a story ends, whatever its steps could do; a run that fails altogether ends with its error. Held to the model either way. */
async function endOf(told: Story, except: number[] = [], atMost: AtMost[] = []): Promise<unknown> {
  const run = await localRun();
  let end: unknown;
  try {
    end = { ...endState(await run.play(withIdleSteps(told), atMost)), statuses: statusesIn(run) };
  } catch (error) {
    end = { error: String(error) };
  }
  holdToModel(run, undefined, except);
  return end;
}
