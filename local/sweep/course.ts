import type { Chronicle, ChronicleEvent } from '../model/chronicle.ts';
import type { Report } from '../run/report/report.ts';
import type { SoFar, Standstill } from '../run/standstill/standstill.ts';
import { type Pasts, withOwnBirths, withOwnTimes } from './own-past.ts';

/** All that a play came to. */
export interface Course {
  chronicle: Chronicle;
  report: Pick<Report, 'findings' | 'messages' | 'world' | 'secrets' | 'executions'>;
  /** Its items at the end (end-of.ts). */
  items: readonly object[];
  /** What the model objects to in it, by keys; nothing where it was not judged. */
  objections?: ReadonlySet<string>;
}

/** Where a play that was broken off stood still as another one did. */
export interface Met {
  /** How it stood itself. */
  mine: Standstill;
  other: Course;
  /** How the other one stood. */
  its: Standstill;
}

/** The course of a play that was broken off: its own so far, and from there on the other one's, under its own names. */
export function completed(begun: Omit<Course, 'items'>, { mine, other, its }: Met): Course {
  const { messages, findings } = begun.report;
  const pasts = {
    mine: begun.chronicle.events.slice(0, mine.soFar.events),
    its: other.chronicle.events.slice(0, its.soFar.events),
    until: its.at,
  };
  const asOwn = inOwnWords(renaming(its.names, mine.names), pasts);
  return {
    chronicle: {
      ...begun.chronicle,
      isOver: other.chronicle.isOver,
      events: [...pasts.mine, ...laterEvents(other.chronicle, its.soFar, mine.soFar).map(asOwn)],
    },
    report: {
      ...other.report,
      messages: [...messages, ...other.report.messages.slice(its.soFar.messages)],
      findings: findings.map((finding, index) => ({
        ...finding,
        history: [
          ...finding.history,
          ...(other.report.findings[index]?.history.slice(its.soFar.histories[index]) ?? []),
        ],
      })),
    },
    items: other.items,
  };
}

/** What later plays need of a course; hundreds are remembered at once. */
export function remembered({ chronicle, report, ...others }: Course): Course {
  const { findings, messages, world, secrets, executions } = report;
  return {
    chronicle: { ...chronicle, places: [], secrets: {} },
    report: { findings, messages, world, secrets, executions },
    ...others,
  };
}

/** What came after a play stood still, with the places in the chronicle that are named moved to where they are now. */
function laterEvents({ events }: Chronicle, its: SoFar, mine: SoFar): ChronicleEvent[] {
  const moved = mine.events - its.events;
  return events
    .slice(its.events)
    .map((event) => (event.is === 'page' ? { ...event, since: event.since + moved } : event));
}

/** Gives an event of another play the names and times of this one in the place of its own. */
function inOwnWords(
  rename: (text: string) => string,
  pasts: Pasts,
): (event: ChronicleEvent) => ChronicleEvent {
  const asRead = withOwnTimes(pasts);
  const born = withOwnBirths(pasts);
  return ({ users, ...event }) => {
    const text = JSON.stringify(event);
    const own = asRead(rename(text));
    const parts = own === text ? event : (JSON.parse(own) as typeof event);
    return { ...parts, users: born(users) } as ChronicleEvent;
  };
}

/** Gives a text the names of another play in the place of its own. */
function renaming(from: readonly string[], to: readonly string[]): (text: string) => string {
  const names = new Map(from.map((name, index) => [name, to[index] ?? name]));
  const different = [...names].filter(([its, mine]) => its !== mine && its !== '').map(([its]) => its);
  if (different.length === 0) return (text) => text;
  const any = new RegExp(different.map((name) => name.replaceAll(/\W/g, String.raw`\$&`)).join('|'), 'g');
  return (text) => text.replace(any, (name) => names.get(name) ?? name);
}
