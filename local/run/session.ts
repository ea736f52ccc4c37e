import type { Play } from './acts/act.ts';
import { findLink, type MailedLink } from './acts/links.ts';
import { advanceTo } from './invoke/advance.ts';
import type { HttpResponse } from './invoke/http-api.ts';
import type { HttpRequest } from './invoke/http-event.ts';
import { playStep } from './play-step.ts';
import { look } from './player.ts';
import { type Report, reportOf } from './report/report.ts';
import { parseOrThrow } from './scenario/problems.ts';
import { stepSchema } from './scenario/schema.ts';
import { toMs } from './scenario/time.ts';

/** A scenario that has been played so far, for people to go on with: they send requests, and time passes when told. */
export interface Session {
  /** A request to the case page; what it sets off, mails included, is over when this resolves. */
  http(request: HttpRequest): Promise<HttpResponse>;
  /** One step of a scenario, now; its `at` may be left out. */
  perform(step: object): Promise<void>;
  /** Lets time pass (ISO 8601 duration). */
  advance(duration: string): Promise<void>;
  /** The newest link that was mailed about a user; undefined if there is none. */
  link(choice: {
    user: string;
    as?: 'stakeholder' | 'security-contact';
    to?: string;
  }): MailedLink | undefined;
  /** Virtual time (epoch ms). */
  now(): number;
  /** What has happened so far. */
  report(): Report;
  readonly play: Play;
}

const MINUTE = 60_000;

/** Goes on with a play that has stopped. What is due soon, as a mail that waits for others, is done before people go on. */
export async function createSession(play: Play): Promise<Session> {
  const { simulation } = play;
  const { clock, settings } = simulation;
  const soon = MINUTE + toMs(settings.gatherWithin);
  const deliverDue = async (): Promise<void> => {
    const end = clock.now() + soon;
    if ((clock.nextAt() ?? Number.POSITIVE_INFINITY) <= end) await advanceTo(simulation, end);
  };
  await deliverDue();
  return {
    play,
    async http(request) {
      const response = await simulation.http(request);
      await simulation.settled();
      await deliverDue();
      await look(simulation);
      return response;
    },
    async perform(step) {
      const parsed = parseOrThrow(stepSchema, { at: 'PT0S', ...step });
      await playStep(play, parsed, parsed.do);
      await deliverDue();
      await look(simulation);
    },
    async advance(duration) {
      await advanceTo(simulation, clock.now() + toMs(duration));
      await look(simulation);
    },
    link: ({ user, as = 'stakeholder', to }) => findLink(play, { user, as, to, link: 'last' }),
    now: () => clock.now(),
    report: () => reportOf(play),
  };
}
