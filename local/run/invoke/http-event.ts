import type { Api } from '../../assembly/types.ts';

/** A request as a browser or a mail scanner sends it. */
export interface HttpRequest {
  method: string;
  /** Path and query string, e.g. `/messages/m1?key=abc`. */
  target: string;
  headers?: Record<string, string>;
  body?: string;
}

const TEXT = /^(text\/|application\/(json|javascript|xml))/;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/**
 * The route that answers a request, and what its path parameters are; undefined if there is none. `$default` answers what
 * no other route does (API Gateway Developer Guide, "Create routes for HTTP APIs").
 */
export function findRoute(
  routes: Api['routes'],
  method: string,
  path: string,
): { key: string; functionName: string; pathParameters: Record<string, string> } | undefined {
  for (const route of routes) {
    const [routeMethod, routePath = ''] = route.key.split(' ');
    if (routeMethod !== 'ANY' && routeMethod !== method) continue;
    const pathParameters = matchPath(routePath, path);
    if (pathParameters !== undefined) return { ...route, pathParameters };
  }
  const other = routes.find(({ key }) => key === '$default');
  return other && { ...other, pathParameters: {} };
}

function matchPath(template: string, path: string): Record<string, string> | undefined {
  const expected = template.split('/');
  const actual = path.split('/');
  if (expected.length !== actual.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const value = actual[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name !== undefined && value !== '') parameters[name] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return parameters;
}

/**
 * The event that an HTTP API sends to a Lambda function, payload format version 2.0
 * (API Gateway Developer Guide, "Working with AWS Lambda proxy integrations for HTTP APIs").
 * A body that is not text by its content type, such as a form post, arrives base64-encoded.
 */
export function httpEvent(
  api: Api,
  account: string,
  route: { key: string; pathParameters: Record<string, string> },
  request: HttpRequest,
  now: number,
  requestId: string,
): Record<string, unknown> {
  const [rawPath = '/', ...query] = request.target.split('?');
  const rawQueryString = query.join('?');
  const headers = headersOf(api, request);
  const { cookie, ...others } = headers;
  const binary = request.body !== undefined && !TEXT.test(headers['content-type'] ?? '');
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath,
    rawQueryString,
    ...(cookie === undefined ? {} : { cookies: cookie.split('; ') }),
    headers: others,
    ...(rawQueryString === '' ? {} : { queryStringParameters: queryParameters(rawQueryString) }),
    requestContext: {
      accountId: account,
      apiId: api.id,
      domainName: new URL(api.endpoint).host,
      domainPrefix: api.id,
      http: {
        method: request.method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: '192.0.2.10',
        userAgent: headers['user-agent'],
      },
      requestId,
      routeKey: route.key,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now,
    },
    ...(Object.keys(route.pathParameters).length === 0 ? {} : { pathParameters: route.pathParameters }),
    ...(request.body === undefined
      ? {}
      : { body: binary ? Buffer.from(request.body).toString('base64') : request.body }),
    isBase64Encoded: binary,
  };
}

function headersOf(api: Api, request: HttpRequest): Record<string, string> {
  const given = Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
    'content-length': String(Buffer.byteLength(request.body ?? '')),
    host: new URL(api.endpoint).host,
    'user-agent': 'Mozilla/5.0 (local run)',
    'x-forwarded-for': '192.0.2.10',
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
    ...Object.fromEntries(given),
  };
}

/** Values of a repeated parameter are joined with commas. */
function queryParameters(query: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    parameters[name] = name in parameters ? `${parameters[name]},${value}` : value;
  }
  return parameters;
}

/** `12/Mar/2026:19:03:58 +0000` */
function commonLogTime(now: number): string {
  const iso = new Date(now).toISOString();
  const month = MONTHS[Number(iso.slice(5, 7)) - 1];
  return `${iso.slice(8, 10)}/${month}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}
