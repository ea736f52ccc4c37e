import { type Html, html } from '../../../functions/texts/html.ts';
import { nextDeadline } from '../now/findings.ts';
import type { Scene } from '../scene.ts';
import { lengthText, timeText } from './times.ts';

/** The clock, and the buttons that move it. */
export function clockBar(scene: Scene): Html {
  const { desk } = scene;
  const now = desk.session.now();
  return html`<p class="now"><span class="label">It is</span> <output id="now">${timeText(scene, now)}</output>${isMoving(scene)}</p>
<form method="post" action="/clock" class="buttons">
${desk.isPlaying || desk.passesUntil !== undefined ? moving() : standing(scene, now)}
</form>`;
}

function isMoving(scene: Scene): Html {
  const { passesUntil, isPlaying, isBusy } = scene.desk;
  if (isBusy) return html` <span class="moving">Working …</span>`;
  if (isPlaying) return html` <span class="moving">Time goes by, six hours at a time.</span>${LOAD_AGAIN}`;
  if (passesUntil === undefined) return html``;
  return html` <span class="moving">Time goes by, to ${timeText(scene, passesUntil)}.</span>${LOAD_AGAIN}`;
}

/** For a browser that runs no scripts, on a page that does not change by itself. */
const LOAD_AGAIN = html`<noscript> Load the page again to see it.</noscript>`;

const moving = (): Html => html`<button name="to" value="stop">Stop the clock</button>`;

function standing(scene: Scene, now: number): Html {
  const next = nextDeadline(scene);
  return html`<button name="to" value="PT1H">+1 hour</button>
<button name="to" value="P1D">+1 day</button>
<button name="to" value="P7D">+1 week</button>
${
  next === undefined
    ? html`<button name="to" value="deadline" disabled>To the next deadline</button>`
    : html`<button name="to" value="deadline" title="${timeText(scene, next.at)}">To the next deadline <span class="hint">(${next.user}, in ${lengthText(next.at - now)})</span></button>`
}
<button name="to" value="play">Play</button>`;
}
