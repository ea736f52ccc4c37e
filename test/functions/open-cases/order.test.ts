import { expect, it } from 'vitest';
import { inOrder } from '../../../functions/open-cases/order.ts';
import { AT } from '../../support/builders.ts';
import { aClick, aFinding } from '../../support/events.ts';
import { aWorld } from '../../support/fakes/world.ts';

const { actions } = aWorld();
const LATER = AT.replace('09:00', '09:01');
const retire = (time: string, ...controls: (string | undefined)[]) =>
  aClick(
    actions.retire,
    controls.map((control) => aFinding({ control, GeneratorId: 'unknown' })),
    { time },
  );
const stop = (time: string) => aClick(actions.stop, [aFinding()], { time });

it.each<[string, unknown, unknown]>([
  ['the earlier one', retire(AT, 'IAM.8'), stop(LATER)],
  ['of the same second: to stop', stop(AT), retire(AT, 'IAM.22')],
  ['of the same second: the lower threshold', retire(AT, 'IAM.22'), retire(AT, 'IAM.8')],
  ['the lowest threshold of several findings', retire(AT, 'IAM.8', 'IAM.22'), retire(AT, 'IAM.8')],
  ['a control of ours, before one that is not', retire(AT, 'IAM.8'), retire(AT, 'IAM.3')],
  ['what can be read', stop(LATER), { time: AT }],
  ['what can be read, before what is no event', stop(LATER), undefined],
])('%s comes first, however the queue brings them', (_, first, second) => {
  const [one, other] = [
    { messageId: 'first', event: first, receives: 1 },
    { messageId: 'second', event: second, receives: 1 },
  ];

  expect(inOrder([one, other], actions).map(({ messageId }) => messageId)).toEqual(['first', 'second']);
  expect(inOrder([other, one], actions).map(({ messageId }) => messageId)).toEqual(['first', 'second']);
});

it('clicks of the same place stay as they came', () => {
  const messages = ['a', 'b', 'c'].map((messageId) => ({ messageId, event: stop(AT), receives: 1 }));

  expect(inOrder(messages, actions)).toEqual(messages);
});
