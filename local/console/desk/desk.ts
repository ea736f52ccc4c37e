import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpResponse } from '../../run/invoke/http-api.ts';
import type { HttpRequest } from '../../run/invoke/http-event.ts';
import { BadScenario } from '../../run/scenario/problems.ts';
import type { Session } from '../../run/session.ts';
import { type Done, recordSteps } from './done-steps.ts';
import { createHand, type HandEvent } from './hand.ts';
import { describeDone, describeVisit, type Notice } from './notice.ts';
import { createTurns } from './turns.ts';
import { visitStep } from './visit-step.ts';

/** Where a newcomer sits: a scenario that has been played so far, what people do in it, and its clock. */
export interface Desk {
  readonly session: Session;
  /** When its scenario started (epoch ms). */
  readonly start: number;
  /** What was done last; undefined before anything was. */
  readonly notice: Notice | undefined;
  /** Until when time goes by now (epoch ms); undefined while it stands still. */
  readonly passesUntil: number | undefined;
  /** Whether something that was asked for is being done. */
  readonly isBusy: boolean;
  /** Whether time goes on by itself. */
  readonly isPlaying: boolean;
  /** Everything that was done at this desk, as steps of a scenario. */
  readonly steps: readonly Done[];
  /** Does one step of a scenario now, when what was asked for before is over. Never throws: the notice says what came of it. */
  act(step: object): Promise<void>;
  /** Says something to whoever sits at the desk. */
  say(notice: Notice): void;
  /** A request to the case page. */
  visit(request: HttpRequest): Promise<HttpResponse>;
  /** Lets time pass, up to then (epoch ms); resolves when it has, or was stopped. Never throws. */
  passTo(time: number): Promise<void>;
  /** Lets time go on by itself, until `stop`. */
  play(): void;
  /** Stops the clock where it is. */
  stop(): void;
  /** Calls the listener when time goes by (often), and when something has happened, until the returned function is called. */
  listen(listener: (event: HandEvent) => void): () => void;
}

const SECOND = 1000;
/** How much virtual time goes by at once while it goes by itself. */
const STRIDE = 6 * 3_600_000;
/** How long each stride is shown, in ms of real time. */
const STRIDE_SHOWN = 250;
/** How often a page shows what has come of a long act so far, in ms of real time. */
const REFRESHED_EVERY = 1000;

/** A desk before this session, of a scenario that started then (epoch ms). */
export function createDesk(session: Session, start: number): Desk {
  const { simulation } = session.play;
  const { clock } = simulation;
  const listeners = new Set<(event: HandEvent) => void>();
  const tell = (event: HandEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const done = recordSteps(start);
  const inTurn = createTurns();
  const hand = createHand(simulation, tell);
  let notice: Notice | undefined;
  let isBusy = false;
  let isPlaying = false;
  /** How often the clock was stopped: what was asked for before that no longer moves it. */
  let stops = 0;

  const say = (said: Notice): void => {
    notice = said;
    tell('change');
  };

  /** Tells what has failed in the local run itself, which no act of a person can make. */
  const failing = (doing: Promise<void>): Promise<void> =>
    doing.catch((error: unknown) => {
      isPlaying = false;
      console.error(error);
      say({ text: `The local run has failed: ${String(error)}`, isBad: true });
    });

  /** Shows that something is being done, and what has come of it so far. */
  const busy = async <Result>(doing: () => Promise<Result>): Promise<Result> => {
    isBusy = true;
    const refreshed = setInterval(() => tell('change'), REFRESHED_EVERY);
    try {
      return await doing();
    } finally {
      clearInterval(refreshed);
      isBusy = false;
      tell('change');
    }
  };

  /** Scenarios know whole seconds only: what is done between two of them would be done at another time when played again. */
  const toWholeSecond = (): Promise<void> => hand.passTo(Math.ceil(clock.now() / SECOND) * SECOND);

  const perform = async (step: object): Promise<void> => {
    await toWholeSecond();
    const before = session.play.stepResults.length;
    const recorded = done.add(clock.now(), step);
    try {
      await session.perform({ ...step, mayDoNothing: true });
    } catch (error) {
      if (!(error instanceof BadScenario)) throw error;
      recorded.withdraw();
      return say({ text: error.message, isBad: true });
    }
    const results = session.play.stepResults.slice(before);
    if (results.every(({ isIdle }) => isIdle)) recorded.mayDoNothing();
    say(describeDone(results));
  };

  const send = async (request: HttpRequest): Promise<HttpResponse> => {
    await toWholeSecond();
    const step = visitStep(session.play, request);
    done.add(clock.now(), step);
    const response = await busy(() => session.http(request));
    say(describeVisit(step.to, response.status));
    return response;
  };

  const passTo = (time: number): Promise<void> => {
    const askedAfter = stops;
    return inTurn(async () => {
      if (stops !== askedAfter) return;
      notice = undefined;
      await failing(hand.passTo(time));
    });
  };

  const goOn = async (): Promise<void> => {
    const startedAfter = stops;
    while (isPlaying && stops === startedAfter)
      await Promise.all([passTo(clock.now() + STRIDE), sleep(STRIDE_SHOWN)]);
  };

  return {
    ...{ session, start, say, passTo },
    get notice() {
      return notice;
    },
    get passesUntil() {
      return hand.passesUntil;
    },
    get isBusy() {
      return isBusy;
    },
    get isPlaying() {
      return isPlaying;
    },
    get steps() {
      return done.steps;
    },
    act: (step) => inTurn(() => busy(() => failing(perform(step)))),
    visit: (request) => inTurn(() => (request.method === 'POST' ? send(request) : session.http(request))),
    play() {
      if (isPlaying) return;
      isPlaying = true;
      void goOn();
      tell('change');
    },
    stop() {
      isPlaying = false;
      stops += 1;
      hand.stop();
      tell('change');
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
