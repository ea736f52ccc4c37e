import { describe, expect, it } from 'vitest';
import { createHttpApi } from '../../../../local/run/invoke/http-api.ts';

const api = {
  id: 'abc',
  endpoint: 'https://abc.execute-api.eu-central-1.amazonaws.com',
  routes: [{ key: 'ANY /messages/{messageId}', functionName: 'page' }],
};

function apiAnswering(answer: unknown) {
  const events: Record<string, unknown>[] = [];
  const request = createHttpApi({
    api,
    account: '111122223333',
    now: () => Date.parse('2026-11-02T09:03:58Z'),
    invoke: async (_name, event) => {
      events.push(event as Record<string, unknown>);
      if (answer instanceof Error) return { error: { errorType: 'E', errorMessage: '', trace: [] } };
      return { payload: JSON.stringify(answer) };
    },
  });
  return { request, events };
}

describe('the HTTP API', () => {
  it('sends payload format 2.0 for a GET', async () => {
    const { request, events } = apiAnswering({ statusCode: 200 });

    await request({
      method: 'GET',
      target: '/messages/bob-1?key=a%20b&x=1&x=2',
      headers: { 'User-Agent': 'Scanner' },
    });

    expect(events).toEqual([
      {
        version: '2.0',
        routeKey: 'ANY /messages/{messageId}',
        rawPath: '/messages/bob-1',
        rawQueryString: 'key=a%20b&x=1&x=2',
        headers: {
          accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
          'content-length': '0',
          host: 'abc.execute-api.eu-central-1.amazonaws.com',
          'user-agent': 'Scanner',
          'x-forwarded-for': '192.0.2.10',
          'x-forwarded-port': '443',
          'x-forwarded-proto': 'https',
        },
        queryStringParameters: { key: 'a b', x: '1,2' },
        requestContext: {
          accountId: '111122223333',
          apiId: 'abc',
          domainName: 'abc.execute-api.eu-central-1.amazonaws.com',
          domainPrefix: 'abc',
          http: {
            method: 'GET',
            path: '/messages/bob-1',
            protocol: 'HTTP/1.1',
            sourceIp: '192.0.2.10',
            userAgent: 'Scanner',
          },
          requestId: 'local-request-0',
          routeKey: 'ANY /messages/{messageId}',
          stage: '$default',
          time: '02/Nov/2026:09:03:58 +0000',
          timeEpoch: Date.parse('2026-11-02T09:03:58Z'),
        },
        pathParameters: { messageId: 'bob-1' },
        isBase64Encoded: false,
      },
    ]);
  });

  it('encodes the body of a form post in base64', async () => {
    const { request, events } = apiAnswering({ statusCode: 200 });

    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    await request({ method: 'POST', target: '/messages/bob-1', headers, body: 'answer=keep' });

    expect(events[0]).toMatchObject({
      body: Buffer.from('answer=keep').toString('base64'),
      isBase64Encoded: true,
      headers: { 'content-length': '11', 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(events[0]).not.toHaveProperty('queryStringParameters');
  });

  it('sends a text body as it is, and cookies apart', async () => {
    const { request, events } = apiAnswering({ statusCode: 200 });

    const headers = { 'content-type': 'application/json', cookie: 'a=1; b=2' };
    await request({ method: 'POST', target: '/messages/bob-1', headers, body: '{}' });

    expect(events[0]).toMatchObject({ body: '{}', isBase64Encoded: false, cookies: ['a=1', 'b=2'] });
  });

  it('maps the function’s response', async () => {
    const answer = {
      statusCode: 303,
      headers: { Location: '/x', 'X-Count': 1 },
      body: 'aGk=',
      isBase64Encoded: true,
    };

    expect(await apiAnswering(answer).request({ method: 'GET', target: '/messages/b' })).toEqual({
      status: 303,
      headers: { location: '/x', 'x-count': '1' },
      body: 'hi',
    });
  });

  it.each([
    ['no route', { statusCode: 200 }, '/other', 404],
    ['an empty path parameter', { statusCode: 200 }, '/messages/', 404],
    ['a function that fails', new Error('x'), '/messages/b', 500],
    ['a malformed response', { statusCode: 'two hundred' }, '/messages/b', 500],
    ['a payload without a status', { hello: 1 }, '/messages/b', 200],
  ])('answers %s', async (_what, answer, target, status) => {
    expect((await apiAnswering(answer).request({ method: 'GET', target })).status).toBe(status);
  });
});

describe('a route for everything else', () => {
  const answered = async (routes: string[], target: string) => {
    const request = createHttpApi({
      api: { ...api, routes: routes.map((key) => ({ key, functionName: key })) },
      account: '111122223333',
      now: () => Date.parse('2026-11-02T09:03:58Z'),
      invoke: async (name, event) => ({
        payload: JSON.stringify({ body: JSON.stringify([name, event]), statusCode: 200 }),
      }),
    });
    return request({ method: 'GET', target });
  };

  it('answers what no other route does, without path parameters', async () => {
    const { body } = await answered(['$default', 'ANY /messages/{messageId}'], '/favicon.ico');

    const [name, event] = JSON.parse(body);
    expect(name).toBe('$default');
    expect(event).toMatchObject({ routeKey: '$default', rawPath: '/favicon.ico' });
    expect(event).not.toHaveProperty('pathParameters');
  });

  it('leaves a case to its own route', async () => {
    const { body } = await answered(['$default', 'ANY /messages/{messageId}'], '/messages/bob-1?key=k');

    expect(JSON.parse(body)[0]).toBe('ANY /messages/{messageId}');
  });

  it('is not there by itself', async () => {
    expect((await answered(['ANY /messages/{messageId}'], '/')).status).toBe(404);
  });
});
