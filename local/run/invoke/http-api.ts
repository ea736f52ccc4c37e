import * as z from 'zod';
import type { Api } from '../../assembly/types.ts';
import type { InvocationResult } from './environment.ts';
import { findRoute, type HttpRequest, httpEvent } from './http-event.ts';

export interface HttpResponse {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
}

const structuredSchema = z.object({
  statusCode: z.number().int(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  cookies: z.array(z.string()).optional(),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

interface HttpApiOptions {
  api: Api;
  account: string;
  now(): number;
  invoke(functionName: string, event: unknown): Promise<InvocationResult>;
  /** Whether the API may invoke the function of a route; without it, it may. */
  mayInvoke?(route: Api['routes'][number]): boolean;
}

/** Answers requests as the deployed HTTP API does: 404 without a route, 500 when the function fails. */
export function createHttpApi(options: HttpApiOptions): (request: HttpRequest) => Promise<HttpResponse> {
  let requests = 0;
  return async (request) => {
    const route = findRoute(options.api.routes, request.method, request.target.split('?')[0] ?? '/');
    if (route === undefined) return plain(404, 'Not Found');
    if (options.mayInvoke?.(route) === false) return plain(500, 'Internal Server Error');
    const id = `local-request-${requests++}`;
    const event = httpEvent(options.api, options.account, route, request, options.now(), id);
    const result = await options.invoke(route.functionName, event);
    return 'error' in result ? plain(500, 'Internal Server Error') : responseOf(JSON.parse(result.payload));
  };
}

/** Without a statusCode, HTTP APIs take the whole payload as the body of a 200 (payload format 2.0). */
function responseOf(payload: unknown): HttpResponse {
  const structured = typeof payload === 'object' && payload !== null && 'statusCode' in payload;
  if (!structured) {
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
  const parsed = structuredSchema.safeParse(payload);
  if (!parsed.success) return plain(500, 'Internal Server Error');
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    status: statusCode,
    headers: { ...Object.fromEntries(lower), ...(cookies && { 'set-cookie': cookies.join(', ') }) },
    body: isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body,
  };
}

function plain(status: number, message: string): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message }) };
}
