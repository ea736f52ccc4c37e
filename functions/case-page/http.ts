import { type HttpEvent, httpEventSchema } from './schema.ts';
import { CONTENT_SECURITY_POLICY } from './style.ts';

/** Room for a hundred users, twice what a message names: four fields of each, and typed names. */
const BODY_BYTES = 64 * 1024;
const FIELDS = 500;

/** A request that has the right shape; who sent it is not known yet. */
export interface PageRequest {
  method: 'GET' | 'HEAD' | 'POST';
  messageId: string;
  key: string;
  /** ISO time of the request. */
  at: string;
  /** Of a POST: the form's fields. */
  fields: Record<string, string>;
}

/** What a function behind an HTTP API returns (payload format 2.0). */
export interface PageResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** Why a request is refused before anything is read. */
export type RefusedStatus = 400 | 405 | 413 | 415;

/** The languages that the sender of a request reads, also where the request is refused. Never throws. */
export function acceptLanguageOf(event: unknown): string | undefined {
  return httpEventSchema.pick({ headers: true }).safeParse(event).data?.headers['accept-language'];
}

/** Reads an event of the HTTP API: the request, or the status with which it is refused. Never throws. */
export function readRequest(event: unknown): PageRequest | RefusedStatus {
  const parsed = httpEventSchema.safeParse(event);
  if (!parsed.success) return 400;
  const { pathParameters, queryStringParameters, requestContext } = parsed.data;
  const { method } = requestContext.http;
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return 405;
  const fields = method === 'POST' ? readBody(parsed.data) : {};
  if (typeof fields === 'number') return fields;
  return {
    method,
    messageId: pathParameters['messageId'] ?? '',
    key: queryStringParameters['key'] ?? '',
    at: new Date(requestContext.timeEpoch).toISOString(),
    fields,
  };
}

function readBody({ headers, body, isBase64Encoded }: HttpEvent): Record<string, string> | RefusedStatus {
  if (!isForm(headers['content-type'] ?? '')) return 415;
  if (isBase64Encoded && !/^[A-Za-z0-9+/]*={0,2}$/.test(body)) return 400;
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > BODY_BYTES) return 413;
  return readFields(bytes) ?? 400;
}

function isForm(contentType: string): boolean {
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  return (
    type === 'application/x-www-form-urlencoded' &&
    parameters.every((one) => !one.startsWith('charset=') || /^charset="?utf-8"?$/.test(one))
  );
}

// URLSearchParams mends what is broken; here a broken, repeated or excessive field refuses the whole form.
function readFields(bytes: Buffer): Record<string, string> | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const pairs = text
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => pair.split(/=(.*)/s, 2).map(decode));
    const names = new Set(pairs.map(([name]) => name));
    if (names.size !== pairs.length || pairs.length > FIELDS) return undefined;
    return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]));
  } catch {
    return undefined;
  }
}

/** Throws URIError for a broken escape or what is not UTF-8. */
function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' ')).replace(/\r\n?/g, '\n');
}

/** A page with the headers that every answer has, whatever its status. */
export function pageResponse(
  statusCode: number,
  body: string,
  headers: Record<string, string> = {},
): PageResponse {
  return { statusCode, headers: { ...HEADERS, ...headers }, body };
}

// The link's key stands in the address: nothing may store it, pass it on, frame it or index it.
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'strict-transport-security': 'max-age=63072000',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'permissions-policy':
    'camera=(), clipboard-read=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
