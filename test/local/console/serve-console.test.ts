import { createServer, request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { openConsole } from '../../../local/console/open-console.ts';
import { localRun } from '../../support/journey.ts';
import { THREE, useConsoles } from './with-console.ts';

const open = useConsoles();

const post = (url: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' });

/** The status of a request with a Host that fetch would not send. */
function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { host } }, ({ statusCode }) => resolve(statusCode))
      .on('error', reject)
      .end();
  });
}

describe('the server of the console', () => {
  it('answers only this computer, and forms only of its own pages', async () => {
    const { url, desk } = await open();

    expect(await statusFor(url, 'attacker.example:80')).toBe(403);
    const foreign = await post(`${url}/world/act`, { do: 'pause' }, { origin: 'https://attacker.example' });
    expect(foreign.status).toBe(403);
    expect(desk.steps).toEqual([]);
  });

  it('does not lead away from itself', async () => {
    const { url } = await open();

    const replies = await Promise.all(
      ['//attacker.example/', 'https://attacker.example/', 'https://', '/cases?x=1'].map((back) =>
        post(`${url}/world/act`, { do: 'resume', back }),
      ),
    );

    expect(replies.map(({ headers }) => headers.get('location'))).toEqual(['/', '/', '/', '/cases?x=1']);
  });

  it('takes the next port where one is busy', async () => {
    const busy = createServer();
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
    const { port } = busy.address() as { port: number };

    const served = await openConsole({ document: THREE, run: { inProcess: true }, port });

    expect(Number(new URL(served.url).port)).toBeGreaterThan(port);
    await Promise.all([served.close(), new Promise((resolve) => busy.close(resolve))]);
  });

  it('leaves a run that it was given open, once nothing is under way there', async () => {
    const run = await localRun();
    const { desk, close } = await openConsole({ document: THREE, run, port: 0 });
    void desk.act({ do: 'click', findings: ['alice'] });

    await close();
    expect(desk.isBusy).toBe(false);
    expect(desk.session.report().executions).toHaveLength(1);

    const session = await run.open(THREE);
    await session.perform({ do: 'click', findings: ['bob'] });
    expect(session.report().executions.map(({ user }) => user)).toEqual(['bob']);
  });

  it('has a page without a script loaded again while something is being done or time goes by, and only then', async () => {
    const { url, desk } = await open();
    const isLoadedAgain = async () =>
      (await (await fetch(url)).text()).includes(
        '<noscript><meta http-equiv="refresh" content="1"></noscript>',
      );

    const acting = desk.act({ do: 'click', findings: ['alice', 'bob', 'carol'] });
    expect(await isLoadedAgain()).toBe(true);
    await acting;
    expect(await isLoadedAgain()).toBe(false);
    desk.play();
    expect(await isLoadedAgain()).toBe(true);
    desk.stop();
    await desk.passTo(desk.session.now());
    expect(await isLoadedAgain()).toBe(false);
  });

  it('says where there is nothing', async () => {
    const { url } = await open();

    const replies = await Promise.all(
      [
        '/nothing',
        '/cases/nobody',
        '/mail/99',
        '/console.ts',
        '/..%2f..%2fpackage.json',
        '/cases/%E0%A4',
      ].map((path) => fetch(`${url}${path}`)),
    );

    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    expect((await post(`${url}/nothing`, {})).status).toBe(404);
  });

  it.each([
    ['/findings/act', { action: 'retire' }, 'Select at least one finding'],
    ['/findings/act', { action: 'delete', finding: 'x' }, 'Choose one of the custom actions'],
    ['/findings/act', { action: 'stop', finding: 'no-such-finding' }, 'there is no finding no-such-finding'],
    ['/findings/edit', { finding: 'x' }, 'Choose a workflow status or write a note'],
    ['/world/act', { do: 'deliver', event: '{}' }, 'has no such step'],
    [
      '/world/act',
      { do: 'fail', call: 'ec2:*', error: 'ThrottlingException' },
      'must be <service>:<Operation>',
    ],
    ['/clock', { to: 'P400D' }, 'The clock has no such button'],
    ['/clock', { to: 'deadline' }, 'Nothing has a deadline now'],
  ])('says what is wrong with a form of %s: %o', async (path, form, said) => {
    const { url, desk } = await open();

    expect((await post(`${url}${path}`, form as unknown as Record<string, string>)).status).toBe(303);

    expect(desk.notice).toEqual({ text: expect.stringContaining(said), isBad: true });
  });

  it('refuses a form that is larger than any of its own', async () => {
    const { url, desk } = await open();

    const reply = await post(`${url}/world/act`, { do: 'pause', reason: 'x'.repeat(1_000_001) });

    expect(reply.status).toBe(413);
    expect(desk.steps).toEqual([]);
  });

  it('opens no finding and no mail where the address names none', async () => {
    const { url, desk } = await open();
    await desk.act({ do: 'click', findings: ['alice'] });

    const [findings, mail] = await Promise.all(
      ['/?finding=', '/mail?mail='].map(async (path) => (await fetch(`${url}${path}`)).text()),
    );

    expect(findings).not.toContain('<aside');
    expect(mail).not.toContain('<article');
  });

  it('shows what people wrote as text', async () => {
    const { url, desk } = await open();
    const hostile = '<img src=x onerror=alert(1)>"\'`';
    await desk.act({ do: 'setFinding', finding: 'alice', note: hostile, fields: { Team: hostile } });
    await desk.act({ do: 'tagUser', user: 'alice', tags: { Note: hostile } });
    await desk.act({ do: 'pause', reason: hostile });

    for (const path of [
      '/?finding=0',
      `/?text=${encodeURIComponent(hostile)}`,
      '/world',
      '/cases',
      '/mail',
    ]) {
      const page = await (await fetch(`${url}${path}`)).text();
      expect(page).toContain('<main');
      expect(page).not.toContain('<img');
      if (path !== '/mail' && path !== '/cases') expect(page).toContain('&lt;img');
    }
  });

  it('tells open pages that something has happened', async () => {
    const { url, desk } = await open();
    const stream = await fetch(`${url}/events`);
    const reader = stream.body?.getReader();
    await reader?.read();

    await desk.act({ do: 'pause' });

    expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('event: change');
    await reader?.cancel();
  });
});
