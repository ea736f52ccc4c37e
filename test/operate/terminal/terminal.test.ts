import { describe, expect, it } from 'vitest';
import { aTerminal } from '../ran-on.ts';

describe('a terminal', () => {
  it.each([
    ['y', true],
    [' YES ', true],
    ['', false],
    ['no', false],
    ['yesterday', false],
  ])('takes for a yes what is one, and nothing else: %j', async (says, isYes) => {
    const { terminal, written } = aTerminal({ says });

    expect(await terminal.askYes('Give it back?')).toBe(isYes);
    expect(written()).toMatchObject({ stdout: '', stderr: expect.stringContaining('Give it back? [y/N]') });
  });

  it.each([
    ['leave', 'leave'],
    [' Restore', 'restore'],
    ['maybe', undefined],
  ])('takes one of the words that it asks for: %j', async (says, word) => {
    const { terminal, written } = aTerminal({ says });

    expect(await terminal.askWord('Which?', ['restore', 'leave'])).toBe(word);
    expect(written().stderr).toContain('Which? [restore/leave]');
  });

  it('asks nothing where nobody sits, and names the options to give instead', async () => {
    const { terminal } = aTerminal();

    await expect(terminal.askYes('Give it back?')).rejects.toThrow('nobody to ask here: give --yes');
    await expect(terminal.askWord('Which?', ['restore', 'leave'])).rejects.toThrow(
      'nobody to ask here: give --restore or --leave',
    );
  });

  it('writes what was asked for and what goes beside it to streams of their own', () => {
    const { terminal, written } = aTerminal();

    terminal.say('a table');
    terminal.remark('a problem');

    expect(written()).toEqual({ stdout: 'a table\n', stderr: 'a problem\n' });
  });

  it.each([
    [true, {}, true],
    [true, { NO_COLOR: '1' }, false],
    [false, {}, false],
  ])('is in colour where it is one, unless NO_COLOR is set: %j, %j', (isTTY, env, isColored) => {
    expect(aTerminal({ isTTY, env }).terminal.isColored).toBe(isColored);
  });
});
