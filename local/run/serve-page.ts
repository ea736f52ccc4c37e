import { createServer, type IncomingMessage } from 'node:http';
import type { HttpResponse } from './invoke/http-api.ts';
import type { HttpRequest } from './invoke/http-event.ts';
import { listenOnLoopback, type OnLoopback } from './loopback.ts';

/** Serves what `answer` says to each request, on a free port of the loopback interface or on the given one. */
export async function servePage(
  answer: (request: HttpRequest) => Promise<HttpResponse>,
  port = 0,
): Promise<OnLoopback> {
  const server = createServer(async (incoming, response) => {
    try {
      const { status, headers, body } = await answer(await requestOf(incoming));
      // Loopback speaks no TLS, which this header would ask for ever after.
      const { 'strict-transport-security': _tls, ...rest } = headers;
      response.writeHead(status, rest).end(incoming.method === 'HEAD' ? undefined : body);
    } catch (error) {
      console.error(error);
      response.writeHead(500, { 'content-type': 'text/plain' }).end('The local run has failed.');
    }
  });
  return listenOnLoopback(server, port);
}

async function requestOf(incoming: IncomingMessage): Promise<HttpRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  const { method = 'GET', url = '/', headers } = incoming;
  const texts = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]);
  return { method, target: url, headers: Object.fromEntries(texts), ...(body !== '' && { body }) };
}
