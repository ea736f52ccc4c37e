import { expect, it } from 'vitest';
import { createTableScale } from '../../../local/bench/table-units.ts';

const pk = { S: 'user#1' };
const item = (bytes: number, dueAt?: string) => ({
  Item: { pk, text: { S: 'x'.repeat(bytes) }, ...(dueAt !== undefined && { dueAt: { S: dueAt } }) },
});

it('weighs a write by the larger of the item before and after it', () => {
  const table = createTableScale();

  expect(table.weigh('PutItem', item(5000)).write).toBe(5);
  expect(table.weigh('PutItem', item(100)).write).toBe(5);
  expect(table.weigh('PutItem', item(100)).write).toBe(1);
  expect(table.largest()).toBe(5037);
});

it('weighs an update by the whole item', () => {
  const table = createTableScale();
  table.weigh('PutItem', item(5000));

  expect(
    table.weigh('UpdateItem', { Key: { pk }, ExpressionAttributeValues: { ':a': { S: 'y' } } }).write,
  ).toBe(5);
});

it('counts a write of the index where what is due changes', () => {
  const table = createTableScale();
  const writes = [undefined, '2026-11-02', '2026-11-02', '2026-11-03', undefined].map(
    (dueAt) => table.weigh('PutItem', item(10, dueAt)).write,
  );

  expect(writes).toEqual([1, 2, 1, 2, 2]);
});

it('weighs a read by the item, half where it need not be consistent', () => {
  const table = createTableScale();
  table.weigh('PutItem', item(5000));

  expect(table.weigh('GetItem', { Key: { pk }, ConsistentRead: true }).read).toBe(2);
  expect(table.weigh('GetItem', { Key: { pk } }).read).toBe(1);
  expect(table.weigh('GetItem', { Key: { pk: { S: 'none' } } }).read).toBe(0.5);
  expect(table.weigh('Scan', { ConsistentRead: true }).read).toBe(2);
  expect(table.weigh('Query', {}).read).toBe(0.5);
  expect(table.weigh('DescribeTable', {})).toEqual({ read: 0, write: 0 });
});
