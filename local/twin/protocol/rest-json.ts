import { parseBody, toWireJson } from './json.ts';
import type { Wire, WireCall, WireRequest } from './protocol.ts';

const headers = (requestId: string): Record<string, string> => ({
  'content-type': 'application/json',
  'x-amzn-requestid': requestId,
});

/** The REST JSON protocol: method and path name the operation; labels, query and body are its parameters. */
export const restJson: Wire = {
  decode(request, service) {
    for (const [route, operation] of Object.entries(service.routes ?? {})) {
      const labels = matchRoute(route, request);
      if (labels !== undefined) return withParameters(operation, labels, request);
    }
    return undefined;
  },

  result: (result, { requestId }) => ({ status: 200, headers: headers(requestId), body: toWireJson(result) }),

  // Security Hub models `Code` and `Message`, SES and others `message`.
  error: (error, { requestId }) => ({
    status: error.status,
    headers: { ...headers(requestId), 'x-amzn-errortype': error.code },
    body: toWireJson({ Code: error.code, Message: error.message, message: error.message, ...error.fields }),
  }),
};

function withParameters(
  operation: string,
  labels: Record<string, string>,
  request: WireRequest,
): WireCall | undefined {
  const body = parseBody(request.body);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  return { operation, parameters: { ...body, ...queryOf(request.query), ...labels } };
}

function queryOf(query: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(query.keys())].map((key) => {
      const values = query.getAll(key);
      return [key, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

/** The labels of a path under a route such as `GET /v2/email/identities/{EmailIdentity}` or `{ResourceArn+}`. */
function matchRoute(route: string, request: WireRequest): Record<string, string> | undefined {
  const [method = '', template = ''] = route.split(' ');
  if (method !== request.method) return undefined;
  const names: string[] = [];
  const pattern = template.replace(
    /\{(\w+)(\+?)\}|[.*+?^$()|[\]\\]/g,
    (token, name?: string, greedy?: string) => {
      if (name === undefined) return `\\${token}`;
      names.push(name);
      return greedy === '+' ? '(.+)' : '([^/]+)';
    },
  );
  const match = new RegExp(`^${pattern}/?$`).exec(request.path);
  if (match === null) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]));
}
