import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { linksOf } from '../../../local/twin/ses/links.ts';
import { useConsoles } from './with-console.ts';

const open = useConsoles();

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('a desk', () => {
  it('does what is asked for in the order in which it was asked for', async () => {
    const { desk } = await open();

    await Promise.all([
      desk.act({ do: 'click', findings: ['alice'] }),
      desk.passTo(desk.start + DAY),
      desk.act({ do: 'useKey', user: 'alice' }),
    ]);

    expect(desk.steps).toEqual([
      { at: 'PT0S', do: 'click', findings: ['alice'] },
      { at: 'P1D', do: 'useKey', user: 'alice' },
    ]);
    expect(desk.notice).toEqual({ text: expect.stringContaining('alice'), isBad: false });
  });

  it('says what is wrong with a step, and forgets it', async () => {
    const { desk } = await open();

    await desk.act({ do: 'useKey', user: 'alice', servise: 's3' });

    expect(desk.notice).toEqual({
      text: 'servise: unknown field "servise"; did you mean "service"?',
      isBad: true,
    });
    expect(desk.steps).toEqual([]);
  });

  it('keeps a step that did nothing as one that may', async () => {
    const { desk } = await open();

    await desk.act({ do: 'resume' });

    expect(desk.notice?.isBad).toBe(true);
    expect(desk.steps).toEqual([{ at: 'PT0S', do: 'resume', mayDoNothing: true }]);
  });

  it('acts at whole seconds, which scenarios know', async () => {
    const { desk } = await open();

    await desk.passTo(desk.start + 1500);
    await desk.act({ do: 'useKey', user: 'bob' });

    expect(desk.steps.map(({ at }) => at)).toEqual(['PT2S']);
  });

  it('stands still once it is stopped, whatever was asked for before', async () => {
    const { desk } = await open();

    const passing = Promise.all([desk.passTo(desk.start + DAY), desk.passTo(desk.start + 30 * DAY)]);
    desk.stop();
    await passing;
    const stopped = desk.session.now();
    await desk.passTo(stopped + DAY);

    expect(stopped).toBeLessThan(desk.start + 2 * DAY);
    expect(desk.session.now()).toBe(stopped + DAY);
  });

  it('goes on no faster when it was stopped and started again', async () => {
    const { desk } = await open();
    const since = performance.now();

    desk.play();
    await sleep(125);
    desk.stop();
    desk.play();
    await sleep(750);
    desk.stop();
    await desk.passTo(desk.session.now());

    // One stride at once each time that it was started, and then one in 250 ms.
    const strides = (performance.now() - since) / 250 + 2;
    expect(desk.session.now() - desk.start).toBeLessThan((strides * DAY) / 4 + HOUR);
  });

  it('says that the local run has failed, and goes on', async () => {
    const { desk } = await open();
    const { settled } = desk.session.play.simulation;
    desk.session.play.simulation.settled = () => Promise.reject(new Error('a function hangs'));

    await desk.act({ do: 'click' });
    expect(desk.notice).toEqual({ text: 'The local run has failed: Error: a function hangs', isBad: true });
    desk.session.play.simulation.settled = settled;

    await desk.act({ do: 'useKey', user: 'bob' });
    expect(desk.notice?.isBad).toBe(false);
  });
});

describe('what was done', () => {
  it('can be saved, and goes on from there when it is opened again', async () => {
    const first = await open();
    await first.desk.act({ do: 'click', findings: ['alice', 'bob'] });
    await first.desk.act({ do: 'answer', user: 'alice', answer: 'retire' });
    await first.desk.passTo(first.desk.start + 3 * DAY);
    const saved = (await (await fetch(`${first.url}/scenario.json`)).json()) as object;

    const second = await open(saved);

    const [before, after] = [first, second].map(({ desk }) => {
      const { findings, world, endedAt } = desk.session.report();
      return { endedAt, world, ends: findings.map(({ history }) => history.at(-1)) };
    });
    expect(after).toEqual(before);
    expect(second.desk.steps).toEqual([]);
  });
});

describe('an answer on the case page', () => {
  it('is kept as a form that was sent with the link of a mailbox', async () => {
    const { desk } = await open();
    await desk.act({ do: 'click', findings: ['alice'] });
    const [link = ''] = linksOf(desk.session.play.simulation.ses.outbox[0] ?? { text: '', html: '' });
    const { pathname, search } = new URL(link);

    const response = await desk.visit({
      method: 'POST',
      target: `${pathname}${search}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'answer=keep&question=1',
    });

    expect(response.status).toBeLessThan(400);
    expect(desk.notice).toEqual({
      text: 'alice@example.com has sent a form on the page of a case.',
      isBad: false,
    });
    expect(desk.steps.at(-1)).toMatchObject({
      do: 'http',
      method: 'POST',
      user: 'alice',
      account: '444455556666',
      to: 'alice@example.com',
      link: 'last',
      form: { answer: 'keep' },
    });
  });

  it('to an address that no mail has is kept as it is', async () => {
    const { desk } = await open();

    const { status } = await desk.visit({
      method: 'POST',
      target: '/messages/nobody?key=guessed',
      body: 'answer=keep',
    });

    expect(desk.notice).toEqual({
      text: `Somebody has sent a form on the page of a case. The page answered with status ${status}, and says why.`,
      isBad: true,
    });

    expect(desk.steps).toEqual([
      {
        at: 'PT0S',
        do: 'http',
        method: 'POST',
        path: '/messages/nobody',
        query: { key: 'guessed' },
        form: { answer: 'keep' },
      },
    ]);
  });
});
