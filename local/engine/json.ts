/** Any value that JSON can carry; all data of an execution is made of it. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  [key: string]: Json;
}

/** Narrows to a JSON object (not an array, not null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** UTF-8 bytes of a text. */
export function textSize(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** Size of the value as Step Functions counts it: UTF-8 bytes of its JSON text. */
export function byteSize(value: Json): number {
  return textSize(JSON.stringify(value));
}

/** What is left of the value after a trip through JSON text; undefined becomes null. */
export function toJson(value: unknown): Json {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
