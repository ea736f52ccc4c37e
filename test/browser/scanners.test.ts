import { describe, expect, it } from 'vitest';
import { useCasePages } from './support/case-pages.ts';
import { openingPage } from './support/open-pages.ts';

const pages = useCasePages({ users: ['scanned', 'raced'], orphans: ['scanned-security'] });

/** Everything that a person could notice: the table but for its bookkeeping, the states, IAM. */
async function stateOfThings(user: string): Promise<unknown> {
  const items = (await pages.run.items()).filter(({ userName }) => userName === user);
  return { items, states: pages.states(user), acts: pages.acts(user) };
}

describe.each([
  ['the owner', 'scanned', 'stakeholder'],
  ['the security contact', 'scanned-security', 'security-contact'],
] as const)('a mail scanner with the link of %s', (_, user, as) => {
  it('changes nothing by GET, HEAD or prefetch, however often', async () => {
    const before = await stateOfThings(user);
    const address = pages.address(user, { as });

    for (const [method, headers] of [
      ['HEAD', {}],
      ['GET', {}],
      ['GET', { 'sec-purpose': 'prefetch;prerender', purpose: 'prefetch' }],
      ['GET', { 'user-agent': 'Mozilla/5.0 (compatible; MailScanner)' }],
    ] as const)
      expect((await fetch(address, { method, headers })).status).toBe(200);

    expect(await stateOfThings(user)).toEqual(before);
  });

  it('changes nothing by pressing the button of the form as it is', async () => {
    const before = await stateOfThings(user);
    const page = await pages.open(user, { as });

    await openingPage(page, () => page.getByRole('button').click());
    expect(await page.getByRole('alert').textContent()).toContain('Nothing was recorded yet');

    expect(await stateOfThings(user)).toEqual(before);
  });

  it('turns nothing off even by filling every field and pressing every answer', async () => {
    for (const radio of ['retire', 'name-other', 'extend', 'exempt']) {
      const page = await pages.open(user, { as });
      if ((await page.locator(`#answer-${radio}`).count()) === 0) continue;
      await page.check(`#answer-${radio}`);
      for (const input of await page.locator('input:visible[type=text], textarea:visible').all())
        await input.fill('test');
      await openingPage(page, () => page.getByRole('button').click());
      await page.getByRole('alert').waitFor();
    }
    expect(pages.acts(user)).toEqual([]);
  });
});

describe('two people who answer at once', () => {
  it('are told: exactly one answer counts', async () => {
    const address = pages.address('raced');
    const { lambda } = pages.session.play.simulation;

    const sent = await lambda.withConcurrency(2, () =>
      Promise.all(
        ['keep', 'hand-over'].map((answer) =>
          fetch(address, {
            method: 'POST',
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            body: new URLSearchParams({ answer }).toString(),
          }),
        ),
      ),
    );

    expect(sent.map(({ status }) => status).sort()).toEqual([200, 409]);
    const loser = await sent.find(({ status }) => status === 409)?.text();
    expect(loser).toContain('This has been answered already');
    const [item] = (await pages.run.items()).filter(({ userName }) => userName === 'raced');
    expect((item as { answers: unknown[] }).answers).toHaveLength(1);
  });
});
