import { describe, expect, it } from 'vitest';
import { anEvent, aRecord, NOW, World } from './world.ts';

const RETIRE =
  'answer=retire&userName=alice&credential.password=retire&credential.AKIAIOSFODNN7EXAMPLE=retire';

function world() {
  return new World(aRecord('stakeholder'));
}

describe('a POST', () => {
  it('counts with a base64 body, and at the time of the request', async () => {
    const one = world();
    const body = Buffer.from(RETIRE).toString('base64');

    const { statusCode } = await one.send(anEvent('POST', { body, isBase64Encoded: true }));

    expect(statusCode).toBe(200);
    expect(one.record?.answers[0]?.at).toBe(NOW);
  });

  it('counts with a charset parameter', async () => {
    const contentType = 'Application/X-WWW-Form-URLencoded; charset="UTF-8"';

    expect((await world().send(anEvent('POST', { body: RETIRE, contentType }))).statusCode).toBe(200);
  });

  it.each([
    ['another method', 405, anEvent('PUT', { body: RETIRE })],
    ['OPTIONS', 405, anEvent('OPTIONS')],
    ['JSON', 415, anEvent('POST', { body: '{}', contentType: 'application/json' })],
    ['no content type', 415, anEvent('POST', { body: RETIRE, contentType: undefined })],
    [
      'another charset',
      415,
      anEvent('POST', { body: RETIRE, contentType: 'application/x-www-form-urlencoded; charset=utf-16' }),
    ],
    ['a body above 64 kB', 413, anEvent('POST', { body: `${RETIRE}&reason=${'x'.repeat(65_536)}` })],
    [
      'the same in base64',
      413,
      anEvent('POST', { body: Buffer.alloc(65_537, 'x').toString('base64'), isBase64Encoded: true }),
    ],
    ['a broken escape', 400, anEvent('POST', { body: `${RETIRE}&reason=%zz` })],
    ['bytes that are no UTF-8', 400, anEvent('POST', { body: `${RETIRE}&reason=%ff` })],
    ['raw bytes that are no UTF-8', 400, anEvent('POST', { body: '/////w==', isBase64Encoded: true })],
    ['what is not base64', 400, anEvent('POST', { body: RETIRE, isBase64Encoded: true })],
    ['a repeated field', 400, anEvent('POST', { body: `${RETIRE}&answer=keep` })],
    [
      'too many fields',
      400,
      anEvent('POST', { body: Array.from({ length: 600 }, (_, index) => `f${index}=1`).join('&') }),
    ],
    ['an event of another version', 400, { version: '1.0' }],
  ])('with %s gets %i and changes nothing', async (_, status, event) => {
    const one = world();

    const { statusCode } = await one.send(event);

    expect(statusCode).toBe(status);
    expect(one.puts).toEqual([]);
    expect(one.woken).toEqual([]);
  });

  it('of another method learns which are allowed', async () => {
    expect((await world().send(anEvent('PATCH'))).headers['allow']).toBe('GET, HEAD, POST');
  });

  it.each(['forged', ''])('with the key "%s" changes nothing', async (key) => {
    const one = world();

    expect((await one.send(anEvent('POST', { key, body: RETIRE }))).statusCode).toBe(404);
    expect(one.puts).toEqual([]);
  });

  it('as a mail scanner sends it, with empty and default values, changes nothing', async () => {
    const one = world();
    const { body: page } = await one.get();
    const names = [...page.matchAll(/name="([^"]+)"/g)].map(([, name]) => name ?? '');
    const hidden = /name="plan" value="([^"]+)"/.exec(page)?.[1] ?? '';

    for (const value of ['', 'on', 'test', 'retire']) {
      const fields = Object.fromEntries(names.map((name) => [name, name === 'plan' ? hidden : value]));
      expect((await one.post(fields)).statusCode).toBe(422);
    }
    expect(one.puts).toEqual([]);
  });
});
