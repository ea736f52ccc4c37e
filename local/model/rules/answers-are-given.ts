import type { Chronicle, ItemEvent } from '../chronicle.ts';
import { stateAt, userIdIn, type Word, wordsOf } from '../history.ts';
import type { Violation } from '../violation.ts';

/** What decides about credentials: it is bound to the question that its form was made for. */
const BOUND = ['retire', 'keep', 'exempt', 'confirm'];
/** What follows from nothing but somebody's word; a deletion without one has a rule of its own (answered-first.ts). */
const WORDS = ['restore', 'exempt'];

/** What the model reads of an answer in an item. */
interface Recorded {
  kind?: string;
  role?: string;
  by?: string;
}

/** 10. No answer stands in an item that nobody gave, and none counts that was given to an earlier question. */
export function answersAreGiven(chronicle: Chronicle): Violation[] {
  const words = wordsOf(chronicle);
  return [...invented(chronicle, words), ...stale(chronicle, words)];
}

function invented(chronicle: Chronicle, words: readonly Word[]): Violation[] {
  const known = new Set<string>();
  return chronicle.events.flatMap((event, index) => {
    if (event.is !== 'item') return [];
    const userId = String(event.item['userId'] ?? '');
    return answersIn(event)
      .filter(({ kind = '', role }) => role !== 'analyst' && WORDS.includes(kind))
      .filter((answer) => {
        const key = `${userId} ${answer.kind} ${answer.by}`;
        if (known.has(key)) return false;
        known.add(key);
        return !words.some(
          ({ caseId, kind, by, index: said }) =>
            // What comes first after the request has begun has the very place that the word has.
            said <= index && kind === answer.kind && by === answer.by && userIdIn(caseId) === userId,
        );
      })
      .map(({ kind }) => ({
        ...{ rule: 10, at: event.at, about: String(event.item['caseId']), by: 'item' },
        state: stateAt(chronicle, index, String(event.item['caseId'])),
        claim: `nobody has said "${kind}"`,
      }));
  });
}

function stale(chronicle: Chronicle, words: readonly Word[]): Violation[] {
  return words
    .filter(({ isRecorded, kind }) => isRecorded && BOUND.includes(kind))
    .filter(({ index, caseId, form }) => {
      const first = firstNumberAt(chronicle, index, caseId);
      return first !== undefined && /^\d+$/.test(form['question'] ?? '') && Number(form['question']) < first;
    })
    .map(({ index, at, caseId, kind }) => ({
      ...{ rule: 10, at, about: caseId, by: 'page POST', state: stateAt(chronicle, index, caseId) },
      claim: `"${kind}" was recorded, and was said to an earlier question`,
    }));
}

/** The number of the question that a case had then, when it was put first. */
function firstNumberAt(chronicle: Chronicle, index: number, caseId: string): number | undefined {
  const item = chronicle.events
    .slice(0, index)
    .findLast((event): event is ItemEvent => event.is === 'item' && event.item['caseId'] === caseId);
  const question = item?.item['question'] as { number?: number; firstNumber?: number } | undefined;
  return question?.firstNumber ?? question?.number;
}

function answersIn({ item }: ItemEvent): Recorded[] {
  return Array.isArray(item['answers']) ? item['answers'] : [];
}
