import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { listenOnLoopback, type OnLoopback } from '../../run/loopback.ts';
import { timeText } from '../pages/times.ts';
import type { Scene } from '../scene.ts';
import { pageAt, type Reply } from './page-at.ts';
import { takeForm } from './take-form.ts';

const LARGEST_FORM = 1_000_000;
/** How long a browser waits for what it has asked for, in ms; then the page shows how it goes on. */
const LONGEST_WAIT = 700;
const SPARE_PORTS = 20;

/** Serves the console on the first free port from the given one on, on the loopback interface only. */
export function serveConsole(scene: Scene, port: number): Promise<OnLoopback> {
  const server = createServer((request, response) => {
    answer(request, response, scene).catch((error: unknown) => {
      console.error(error);
      send(response, plain(500, 'The console has failed; the terminal says how.'));
    });
  });
  return listenOnLoopback(server, port, SPARE_PORTS);
}

const FILES: Readonly<Record<string, string>> = {
  '/console.css': 'text/css; charset=utf-8',
  '/console.js': 'text/javascript; charset=utf-8',
};

async function answer(request: IncomingMessage, response: ServerResponse, scene: Scene): Promise<void> {
  const { host = '' } = request.headers;
  // A page elsewhere may give its own name this computer's address; forms of other pages have another origin.
  if (!/^(127\.0\.0\.1|localhost):\d+$/.test(host))
    return send(response, plain(403, 'Only for this computer.'));
  const url = new URL(request.url ?? '/', `http://${host}`);
  const type = FILES[url.pathname];
  if (type !== undefined)
    return send(response, {
      status: 200,
      headers: { 'content-type': type, 'cache-control': 'no-store' },
      body: readFileSync(join(import.meta.dirname, '../static', url.pathname.slice(1)), 'utf8'),
    });
  if (url.pathname === '/events') return stream(scene, response);
  if (request.method === 'POST') return send(response, await take(scene, request, url));
  send(response, pageAt(scene, url));
}

async function take(scene: Scene, request: IncomingMessage, url: URL): Promise<Reply> {
  const { origin } = request.headers;
  if (origin !== undefined && origin !== url.origin) return plain(403, 'Only from the pages of the console.');
  const body = await bodyOf(request);
  if (body === undefined) return plain(413, 'This form is larger than any of the console.');
  const form = new URLSearchParams(body);
  const taken = await Promise.race([
    takeForm(scene, url.pathname, form),
    sleep(LONGEST_WAIT, true, { ref: false }),
  ]);
  if (!taken) return plain(404, 'There is no such form.');
  return { status: 303, headers: { location: pathOnly(form.get('back'), url) }, body: '' };
}

/** Back to a page of the console, and nowhere else. */
function pathOnly(back: string | null, url: URL): string {
  if (back === null || !URL.canParse(back, url.origin)) return '/';
  const to = new URL(back, url.origin);
  return to.origin === url.origin ? `${to.pathname}${to.search}` : '/';
}

/** Undefined where it is too large; it is read to its end all the same, as a browser shows no answer before that. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= LARGEST_FORM) chunks.push(chunk);
  }
  return size > LARGEST_FORM ? undefined : Buffer.concat(chunks).toString('utf8');
}

/** Tells a page when something has happened, and the time while it passes. */
function stream(scene: Scene, response: ServerResponse): void {
  const { desk } = scene;
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('retry: 1000\n\n');
  const stop = desk.listen((event) => {
    const data = event === 'time' ? timeText(scene, desk.session.now()) : 'now';
    response.write(`event: ${event}\ndata: ${data}\n\n`);
  });
  response.on('close', stop);
}

const plain = (status: number, body: string): Reply => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, { 'x-content-type-options': 'nosniff', ...headers }).end(body);
}
