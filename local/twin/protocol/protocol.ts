import type { Service, ServiceError } from '../service.ts';

/** One HTTP request as the twin's protocols read it; `path` has lost the service's prefix. */
export interface WireRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: Buffer;
}

/** What a request asks for, before any schema has seen it. */
export interface WireCall {
  operation: string;
  parameters: unknown;
}

/** One HTTP response. */
export interface WireResponse {
  status: number;
  headers: Record<string, string>;
  body: Buffer | string;
}

/** A wire format: how a call, a result and an error look in HTTP. */
export interface Wire {
  /** The call of a request, or undefined if it names no operation. */
  decode(request: WireRequest, service: Service): WireCall | undefined;
  result(result: unknown, reply: ReplyContext): WireResponse;
  error(error: ServiceError, reply: ReplyContext): WireResponse;
}

/** What a reply needs to know of its call. */
export interface ReplyContext {
  operation: string;
  requestId: string;
  namespace: string;
}

/** Whether AWS would blame the caller or itself, as the query protocol's `Type` says. */
export function faultOf(status: number): 'Sender' | 'Receiver' {
  return status < 500 ? 'Sender' : 'Receiver';
}
