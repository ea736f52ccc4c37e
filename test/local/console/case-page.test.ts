import { describe, expect, it } from 'vitest';
import { useConsoles } from './with-console.ts';

const open = useConsoles();

describe('the page of a case', () => {
  it('says in words how it ended, also where the findings tell of a newer one', async () => {
    const { url, desk } = await open();
    await desk.act({ do: 'click', findings: ['alice'] });
    await desk.act({ do: 'click', action: 'stop', findings: ['alice'] });
    await desk.act({ do: 'click', findings: ['alice'] });
    const [older, newer] = desk.session.report().executions.map(({ name }) => name);

    const [before = '', now = ''] = await Promise.all(
      [older, newer].map(async (name) => (await fetch(`${url}/cases/${name}`)).text()),
    );

    expect(before).toContain('It has ended in <b>CaseClosed</b>: stopped.');
    expect(before).toContain('The findings of this user tell of a newer case.');
    expect(now).toContain('It is in <b>AwaitStakeholder</b>: ');
    expect(now).not.toContain('newer case');
  });
});
