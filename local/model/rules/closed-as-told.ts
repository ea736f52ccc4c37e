import { type Chronicle, eventsOf, type ItemEvent } from '../chronicle.ts';
import { readNote } from '../claims/read-text.ts';
import { stateAt } from '../history.ts';
import { isNameOf } from '../mask.ts';
import type { Violation } from '../violation.ts';

/**
 * 5 and 11. An execution that succeeds has closed its case, so none ends in the middle of anything. What a closed case says can be given
 * back, it has kept: with nothing in its item no wish could have it back.
 */
export function closedAsTold(chronicle: Chronicle): Violation[] {
  return [...endedOpen(chronicle), ...forgotten(chronicle)];
}

function endedOpen(chronicle: Chronicle): Violation[] {
  return eventsOf(chronicle, 'execution')
    .filter(({ status }) => status === 'SUCCEEDED')
    .flatMap((end) => {
      const index = chronicle.events.indexOf(end);
      const { at, caseId } = end;
      const last = chronicle.events
        .slice(0, index)
        .findLast((event): event is ItemEvent => event.is === 'item' && event.item['caseId'] === caseId);
      if (last === undefined || last.item['status'] === 'closed') return [];
      const state = stateAt(chronicle, index, caseId);
      return [
        { rule: 5, at, about: caseId, state, by: 'execution', claim: 'it ended, and its case is open' },
      ];
    });
}

function forgotten(chronicle: Chronicle): Violation[] {
  const seen = new Set<string>();
  return eventsOf(chronicle, 'item').flatMap((event) => {
    const { item, at } = event;
    const caseId = String(item['caseId'] ?? '');
    if (item['status'] !== 'closed' || seen.has(caseId)) return [];
    seen.add(caseId);
    const off = offIn(item);
    const state = stateAt(chronicle, chronicle.events.indexOf(event), caseId);
    return readNote(noteIn(item))
      .claims.filter(({ says, credential }) => says === 'can-be-given-back' && credential !== 'all')
      .filter(({ credential }) => !off.some((id) => isNameOf(credential, id)))
      .map(({ credential }) => ({
        ...{ rule: 11, at, about: caseId, state, by: 'item' },
        claim: `${credential} can be given back, as told, and the closed case does not have it`,
      }));
  });
}

function noteIn(item: ItemEvent['item']): string {
  return (item['update'] as { note?: string } | undefined)?.note ?? '';
}

function offIn(item: ItemEvent['item']): string[] {
  const off = (item['off'] ?? []) as { disabled?: { credentialId?: string }[] }[];
  return off.flatMap(({ disabled = [] }) => disabled.map(({ credentialId = '' }) => credentialId));
}
