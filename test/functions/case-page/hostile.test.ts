import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../../functions/case-page/style.ts';
import type { Role } from '../../../functions/domain/question/question.ts';
import { anEvent, aRecord, messageIdOf, OWNER_KEY, SECURITY_KEY, SES_KEY, TOKEN, World } from './world.ts';

const RUNS = { numRuns: 300, seed: 20_261_102 };

let quiet: MockInstance<typeof console.log>;
beforeEach(() => {
  quiet = vi.spyOn(console, 'log').mockImplementation(() => {});
});
afterEach(() => quiet.mockRestore());

const KINDS = ['stakeholder', 'impact', 'deletion', 'use'] as const;
const NAMES = [
  'answer',
  'userName',
  'reason',
  'until',
  'deadline',
  'every',
  'person',
  'plan',
  'credential.password',
  `credential.${SES_KEY}`,
  '__proto__',
  'constructor',
];
const NASTY = [
  '',
  'retire',
  'confirm',
  'exempt',
  'extend',
  'name-other',
  'rarely',
  'on',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '\u202egnirts\u202c',
  'a\u200bb\u2060c\ufeff',
  '\ud800',
  '\0',
  'x'.repeat(10_240),
  "'; DROP TABLE cases; --",
  '../../etc/passwd',
  '2026-13-45',
  '9999-12-31',
  'someone@example.com.evil.org',
  'security@example.com\r\nBcc: x@evil.org',
];

const value = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ maxLength: 50 }),
);
const fields = fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 20 })), value, {
  maxKeys: 12,
});
const key = fc.oneof(fc.constantFrom(OWNER_KEY, SECURITY_KEY, '', `${OWNER_KEY}x`), fc.string());

/** Any markup that did not come from the templates would bring one of these. */
function expectHarmless(body: string): void {
  expect(body).not.toMatch(/<(script|img|iframe|object|embed|svg|base|link)\b/i);
  expect(body).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff]/);
  for (const secret of [OWNER_KEY, SECURITY_KEY, TOKEN]) expect(body).not.toContain(secret);
}

describe('whatever a form holds', () => {
  it('gets a page or a 4xx, and turns nothing off without the typed name', async () => {
    const property = fc.asyncProperty(fc.constantFrom(...KINDS), key, fields, async (kind, aKey, form) => {
      const world = new World(aRecord(kind));
      const { userName: _, ...others } = form;

      const { statusCode, body, headers } = await world.post({ ...others, userName: 'not alice' }, aKey);

      expect(statusCode).toBeLessThan(500);
      expect(headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
      expectHarmless(body);
      const given = world.record?.answers.map((answer) => answer.kind) ?? [];
      expect(given).not.toContain('retire');
      expect(given).not.toContain('confirm');
      if (aKey !== OWNER_KEY && aKey !== SECURITY_KEY) expect(world.puts).toEqual([]);
      if (statusCode !== 200) expect(world.record?.answers).toEqual([]);
    });
    await fc.assert(property, RUNS);
  });

  it('says nothing that its role may not', async () => {
    const onlySecurity = ['exempt', 'stop', 'ask-again', 'leave-disabled'];
    const property = fc.asyncProperty(fields, fc.constantFrom(...onlySecurity), async (form, answer) => {
      const world = new World(aRecord('stakeholder'));

      const { statusCode } = await world.post({ ...form, answer });

      expect(statusCode).toBeGreaterThanOrEqual(400);
      expect(world.puts).toEqual([]);
    });
    await fc.assert(property, { ...RUNS, numRuns: 100 });
  });
});

describe('whatever an event holds', () => {
  const anything = fc.anything({ maxDepth: 3 });

  it('gets a plain 4xx when it is no event of the API', async () => {
    const property = fc.asyncProperty(anything, async (event) => {
      const world = new World(aRecord('stakeholder'));

      const { statusCode } = await world.send(event);

      expect(statusCode).toBeGreaterThanOrEqual(400);
      expect(statusCode).toBeLessThan(500);
      expect(world.puts).toEqual([]);
    });
    await fc.assert(property, RUNS);
  });

  it('never gets a 5xx when one part of an event is anything', async () => {
    const parts = fc.constantFrom(
      'version',
      'headers',
      'queryStringParameters',
      'pathParameters',
      'requestContext',
      'body',
      'isBase64Encoded',
    );
    const property = fc.asyncProperty(parts, anything, async (part, broken) => {
      const world = new World(aRecord('stakeholder'));
      const event = { ...anEvent('POST', { body: 'answer=retire' }), [part]: broken };

      const { statusCode, body } = await world.send(event);

      expect(statusCode).toBeLessThan(500);
      expect(world.puts).toEqual([]);
      expectHarmless(body);
    });
    await fc.assert(property, RUNS);
  });

  it('never gets a 5xx for a body, a content type, a method, a message or a time of any kind', async () => {
    const request = fc.record({
      method: fc.oneof(fc.constantFrom('GET', 'POST', 'PUT', 'post'), fc.string()),
      body: fc.string({ unit: 'binary', maxLength: 300 }),
      contentType: fc.oneof(
        fc.constantFrom('application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'),
        fc.string(),
      ),
      messageId: fc.oneof(fc.constant(messageIdOf(OWNER_KEY)), fc.string()),
      isBase64Encoded: fc.boolean(),
    });
    const property = fc.asyncProperty(request, fc.integer(), async ({ method, ...parts }, timeEpoch) => {
      const world = new World(aRecord('stakeholder'));
      const event = anEvent(method, parts) as { requestContext: object };
      const at = { ...event, requestContext: { ...event.requestContext, timeEpoch } };

      for (const one of [event, at]) expect((await world.send(one)).statusCode).toBeLessThan(500);
      expect(world.puts).toEqual([]);
    });
    await fc.assert(property, RUNS);
  });

  it.each([8.64e15, 8.65e15, Number.MAX_SAFE_INTEGER])('at the time %d is no 5xx', async (timeEpoch) => {
    const event = anEvent('GET') as { requestContext: object };
    const world = new World(aRecord('stakeholder'));

    const { statusCode } = await world.send({
      ...event,
      requestContext: { ...event.requestContext, timeEpoch },
    });

    expect(statusCode).toBeLessThan(500);
  });
});

describe('a replay', () => {
  it.each(['stakeholder', 'security-contact'] satisfies Role[])(
    'of an answer with the link of a %s counts once',
    async (role) => {
      const world = new World(aRecord('stakeholder'));
      const aKey = role === 'stakeholder' ? OWNER_KEY : SECURITY_KEY;

      for (let times = 0; times < 5; times++) await world.post({ answer: 'keep' }, aKey);

      expect(world.record?.answers).toHaveLength(1);
      expect(world.woken).toHaveLength(1);
    },
  );
});

describe('a request that only looks', () => {
  it.each(['GET', 'HEAD'])('by %s changes nothing, whatever answer stands in its address', async (method) => {
    const world = new World(aRecord('stakeholder'));
    const query = { key: SECURITY_KEY, answer: 'keep', question: '1', userName: 'alice' };
    const event = anEvent(method, { key: SECURITY_KEY, body: 'answer=keep&question=1' });

    const { statusCode } = await world.send({ ...event, queryStringParameters: query });

    expect(statusCode).toBe(200);
    expect(world.puts).toEqual([]);
    expect(world.woken).toEqual([]);
  });
});
