import { html } from '../../../functions/texts/html.ts';
import type { Scene } from '../scene.ts';
import { faultForms } from './fault-forms.ts';
import type { Page } from './layout.ts';
import { userHref } from './places.ts';
import { userForms } from './user-forms.ts';

/** IAM, the APIs and the operators: what else can happen while cases run. */
export function worldPage(scene: Scene, url: URL): Page {
  const { accounts } = scene.desk.session.play.simulation.world;
  const all = [...accounts.values()].flatMap(({ id, users }) =>
    [...users.keys()].map((user) => ({ account: id, user })),
  );
  const account = url.searchParams.get('account') ?? all[0]?.account ?? '';
  const user = url.searchParams.get('user') ?? all[0]?.user ?? '';
  return {
    title: 'World',
    tab: '/world',
    body: html`<p class="lead">What others do meanwhile. A program uses a key, an administrator changes a user, an API fails.</p>
<div class="world">
<nav class="choose" aria-label="IAM users" id="users" data-live><h2>IAM users</h2>${[
      ...accounts.values(),
    ].map(
      ({ id, name, users }) =>
        html`<h3>${name} <code>${id}</code></h3><ul>${[...users.keys()].map(
          (each) =>
            html`<li><a href="${userHref(id, each)}"${id === account && each === user && html` aria-current="true"`}>${each}</a></li>
`,
        )}</ul>`,
    )}</nav>
<section aria-labelledby="user-heading"><h2 id="user-heading">${user} <span class="hint">in account ${account}</span></h2>
<div id="user" data-live>${userForms(scene, { account, user }, `${url.pathname}${url.search}`)}</div></section>
<section aria-labelledby="faults-heading" class="wide"><h2 id="faults-heading">APIs, mail and operators</h2>
<div id="faults" data-live>${faultForms(scene, `${url.pathname}${url.search}`)}</div></section>
</div>`,
  };
}
