import { expect, it } from 'vitest';
import { seeItems } from '../../../../local/run/standstill/see-items.ts';

const NOW = Date.parse('2026-11-02T09:00:00Z');
const seen = (item: object, { at = NOW, waiting = false } = {}) =>
  seeItems([item as Record<string, unknown>], { at, isWaiting: () => waiting })[0];

it('tells of the deliverer’s lease only whether it is held', () => {
  const lease = { pk: { S: 'control#deliver' }, until: { S: '2026-11-02T09:01:00.000Z' } };

  expect(seen(lease)?.text).toBe('lease held: true');
  expect(seen(lease, { at: NOW + 120_000 })?.text).toBe('lease held: false');
});

it('tells of a question whether an execution still waits for its answer', () => {
  const item = { pk: { S: 'user#1' }, question: { M: { taskToken: { S: 'token' } } } };

  expect(seen(item, { waiting: true })?.text).not.toBe(seen(item)?.text);
  expect(seen(item)?.text).not.toContain('"token"');
});

it('tells how often a mail was tried only until it went out', () => {
  const mail = (more: object) => ({ pk: { S: 'message#1' }, messageId: { S: 'one' }, ...more });
  const [one, two] = [{ attempts: { L: [] } }, { attempts: { L: [{ S: 'x' }] } }];
  const sent = { sent: { S: 'at' } };

  expect(seen(mail(one))?.text).not.toBe(seen(mail(two))?.text);
  expect(seen(mail({ ...one, ...sent }))?.text).toBe(seen(mail({ ...two, ...sent }))?.text);
  expect(seen(mail({}))?.names).toEqual(['one', '']);
  expect(seen(mail({}))?.text).not.toContain('one');
});
