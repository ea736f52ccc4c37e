import { describe, expect, it } from 'vitest';
import { cannotTell, ok, some, wrong } from '../../../operate/doctor/checks/line.ts';
import { showLines } from '../../../operate/doctor/show.ts';

const lines = [
  ok('account', 'the hub account of cdk.json'),
  wrong(
    'SES sandbox',
    'Mail reaches verified addresses only, and owners are not asked.',
    'Ask for production access.',
  ),
  cannotTell('control IAM.8', 'Denied.', 'Run it again.'),
];

describe('the table', () => {
  it('aligns its columns, and has what mends a line below it', () => {
    expect(showLines(lines, 100).split('\n')).toEqual([
      'ok           account        the hub account of cdk.json',
      'wrong        SES sandbox    Mail reaches verified addresses only, and owners are not asked.',
      '                            → Ask for production access.',
      'cannot tell  control IAM.8  Denied.',
      '                            → Run it again.',
      '',
      '1 ok, 1 wrong, 1 cannot tell',
    ]);
  });

  it.each([40, 60, 68, 80, 100, 200])('fits a terminal of %i columns', (width) => {
    const rows = showLines(lines, width).split('\n');

    expect(rows.filter((row) => row.length > width)).toEqual([]);
    expect(rows.join(' ').replace(/\s+/g, ' ')).toContain('production access.');
  });

  it('breaks no word, so that what is to be copied stays whole', () => {
    const command = 'member.org.stacksets.cloudformation.amazonaws.com';

    expect(showLines([wrong('a', 'b', `Register ${command}`)], 30)).toContain(command);
  });

  it("shows what AWS says in its own row, and nothing of it reaches the terminal's controls", () => {
    const line = wrong('roles', 'It failed:\nno \u001b[2Jright', 'Ask \u202ethem.');

    expect(showLines([line], 100).split('\n').slice(0, 2)).toEqual([
      'wrong        roles  It failed: no \ufffd[2Jright',
      '                    → Ask \ufffdthem.',
    ]);
  });

  it('is coloured by state on a terminal only', () => {
    expect(showLines(lines, 100)).not.toContain('\u001b');
    expect(showLines(lines, 100, true)).toContain('\u001b[31mwrong');
  });
});

describe('some of many', () => {
  it('are the first three, and how many more there are', () => {
    expect(some(['a', 'b', 'c'])).toBe('a, b, c');
    expect(some(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
  });
});
