import { expect, it } from 'vitest';
import { differences, endOf } from '../../../local/sweep/end-of.ts';

const mail = (to: string, text: string) => ({ to: [to], subject: 'Still needed?', text });
const of = (...messages: object[]) =>
  endOf({ findings: [], messages, world: {}, secrets: [], executions: [{}, {}] } as never, []);
const [ann, ben] = [mail('ann@example.com', 'password'), mail('ben@example.com', 'key')];

it('who was written to first is no difference; what, is', () => {
  expect(differences(of(ann, ben), of(ben, ann))).toEqual([]);
  expect(differences(of(ann, ben), of(ann, mail('ben@example.com', 'password')))).toEqual(['messages']);
});
