import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../functions/domain/case/case-record.ts';
import type { CasesCommand } from '../../operate/arguments.ts';
import { stopAllCases } from '../../operate/run-stop-all.ts';
import type { Terminal } from '../../operate/terminal/terminal.ts';
import { waiting } from '../functions/cases/answering.ts';
import { USER_ID } from '../support/builders.ts';
import { aWorld } from '../support/fakes/world.ts';

const ASKED: CasesCommand = {
  ...{ command: 'stop-all', table: undefined, by: 'olivia', reason: '', json: false },
  ...{ user: '', account: undefined, off: undefined, yes: false },
};

/** Runs the command; the operator answers with these words, in order. */
async function run(
  records: CaseRecord[],
  { asked = {}, says = [] }: { asked?: Partial<CasesCommand>; says?: string[] } = {},
) {
  const { table } = aWorld({ records });
  const [questions, shown, left]: [string[], string[], string[]] = [[], [], [...says]];
  const next = (question: string) => {
    questions.push(question);
    const word = left.shift();
    if (word === undefined) throw new Error(`Nobody answers "${question}".`);
    return word;
  };
  const terminal: Terminal = {
    width: 100,
    isColored: false,
    askYes: async (question) => next(question) === 'yes',
    askWord: async (question, words) => {
      const said = next(question);
      return words.find((word) => word === said);
    },
    say: (text) => shown.push(text),
    remark: (text) => shown.push(text),
  };
  const exitCode = await stopAllCases({ ...ASKED, ...asked }, table, terminal);
  const added = records.length === 0 ? [] : table.at(USER_ID).answers.slice(records[0]?.answers.length);
  return { exitCode, questions, shown: shown.join('\n'), recorded: added.map(({ kind }) => kind) };
}

const FATE = 'Give back what is off, or leave it off?';
const RECORD = 'Record this?';

describe('stop-all at a terminal', () => {
  it.each([
    ['restore', 'given back: AKIA…MPLE', 'restore'],
    ['leave', 'stopped; stays off, not deleted: AKIA…MPLE', 'leave-disabled'],
  ])('asks once what becomes of what is off, shows that, and records it: %s', async (fate, shown, kind) => {
    const ran = await run([waiting('impact')], { says: [fate, 'yes'] });

    expect(ran).toMatchObject({ exitCode: 0, questions: [FATE, RECORD], recorded: [kind] });
    expect(ran.shown).toContain(shown);
    expect(ran.shown).toContain(`recorded: ${kind}`);
  });

  it('records nothing on any other word', async () => {
    expect(await run([waiting('impact')], { says: ['maybe'] })).toMatchObject({
      ...{ exitCode: 1, questions: [FATE], recorded: [] },
    });
  });

  it('records nothing unless somebody says yes', async () => {
    expect(await run([waiting('impact')], { says: ['restore', 'no'] })).toMatchObject({
      ...{ exitCode: 1, questions: [FATE, RECORD], recorded: [] },
    });
  });

  it('asks for no fate where nothing is off, or it was given', async () => {
    expect(await run([waiting('stakeholder')], { says: ['yes'] })).toMatchObject({
      ...{ exitCode: 0, questions: [RECORD], recorded: ['stop'] },
    });
    expect(await run([waiting('impact')], { asked: { off: 'leave' }, says: ['yes'] })).toMatchObject({
      ...{ exitCode: 0, questions: [RECORD], recorded: ['leave-disabled'] },
    });
  });

  it('asks nothing with --yes, and where no case is open', async () => {
    const told = await run([waiting('impact')], { asked: { off: 'restore', yes: true } });
    expect(told).toMatchObject({ exitCode: 0, questions: [], recorded: ['restore'] });

    const none = await run([]);
    expect(none).toMatchObject({ exitCode: 0, questions: [] });
    expect(none.shown).toContain('0 open cases: nothing runs any more');
  });
});
