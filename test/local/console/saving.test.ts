import { describe, expect, it } from 'vitest';
import type { OpenConsole } from '../../../local/console/open-console.ts';
import { readScenarioFile } from '../../../local/run/outcome.ts';
import { useConsoles } from './with-console.ts';

const open = useConsoles();
const EXAMPLE = readScenarioFile('local/scenarios/console/example-organisation.json') as object;

/** An analyst selects every finding on the page and chooses an action. */
async function chooseForAll({ url, desk }: OpenConsole, action: string): Promise<void> {
  const form = new URLSearchParams({ action });
  for (const { id } of desk.session.play.findings) form.append('finding', id);
  await fetch(`${url}/findings/act`, { method: 'POST', body: form, redirect: 'manual' });
  await desk.act({ do: 'resume' });
}

const saved = async ({ url }: OpenConsole) => (await (await fetch(`${url}/scenario.json`)).json()) as object;

const notesAt = ({ desk }: OpenConsole) =>
  desk.session.report().findings.map(({ history }) => history.at(-1)?.note);

describe('a saved scenario', () => {
  it('calls every finding of the example organisation by a name that can be played again', async () => {
    const first = await open(EXAMPLE);
    await chooseForAll(first, 'preview');

    const file = await saved(first);
    const second = await open(file);

    expect(file).not.toHaveProperty('$schema');
    expect(first.desk.steps[0]?.['findings']).toEqual(
      expect.not.arrayContaining([expect.stringContaining(':finding/')]),
    );
    expect(notesAt(first).filter((note) => note === undefined)).toEqual([]);
    expect(notesAt(second)).toEqual(notesAt(first));
  });

  it('tells two findings of one user apart, where nobody has given them names', async () => {
    const account = { id: '444455556666', users: [{ userName: 'bob', password: { createdAt: 'P400D' } }] };
    const findings = [
      { user: 'bob', region: 'eu-central-1' },
      { user: 'bob', region: 'us-east-1' },
    ];
    const first = await open({ accounts: [account], findings, then: [] });
    const [, second] = first.desk.session.play.findings;
    const form = new URLSearchParams({ finding: second?.id ?? '', status: 'SUPPRESSED' });
    await fetch(`${first.url}/findings/edit`, { method: 'POST', body: form, redirect: 'manual' });

    const again = await open(await saved(first));

    const { findings: shown } = again.desk.session.report();
    expect(shown.map(({ history }) => history.at(-1)?.status)).toEqual(['NEW', 'SUPPRESSED']);
  });
});
