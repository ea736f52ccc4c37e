import { describe, expect, it } from 'vitest';
import type { OpenConsole } from '../../../local/console/open-console.ts';
import { readScenarioFile } from '../../../local/run/outcome.ts';
import { linksOf } from '../../../local/twin/ses/links.ts';
import { useConsoles } from './with-console.ts';

const DAY = 24 * 3_600_000;
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

  it('names the mail from which somebody has answered, whichever of the mailbox it was', async () => {
    const first = await open();
    const { desk } = first;
    await desk.act({ do: 'click', findings: ['alice'] });
    await desk.act({ do: 'answer', user: 'alice', answer: 'retire' });
    await desk.passTo(desk.start + 20 * DAY);
    const links = desk.session.play.simulation.ses.outbox
      .filter(({ to }) => to.includes('alice@example.com'))
      .flatMap((mail) => linksOf(mail));
    expect(links.length).toBeGreaterThanOrEqual(3);
    const { pathname, search } = new URL(links[1] ?? '');
    await desk.visit({
      method: 'POST',
      target: `${pathname}${search}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'answer=restore',
    });

    const second = await open(await saved(first));

    expect(desk.steps.at(-1)).toMatchObject({ do: 'http', to: 'alice@example.com', link: 2 });
    expect(notesAt(first)[0]).toContain('Given back');
    expect(notesAt(second)).toEqual(notesAt(first));
  });
});
