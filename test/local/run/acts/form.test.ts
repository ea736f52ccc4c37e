import { describe, expect, it } from 'vitest';
import { defaultFields, formsOf, headingOf } from '../../../../local/run/acts/form.ts';

const PAGE = `<title>Case</title><h1>Still <em>needed</em>? &amp; why</h1>
<form method="post" action="/messages/bob-1?key=a&amp;b=c">
  <input type="hidden" name="plan" value="p&#x27;1">
  <label><input type="radio" name="answer" value="retire"> no</label>
  <input type=radio name="answer" value="keep">
  <input type="radio" name="credential.password" value="retire" checked>
  <input type="radio" name="credential.password" value="keep">
  <input type="checkbox" name="sure" value="yes">
  <input name="userName">
  <textarea name="reason">because &lt;so&gt;</textarea>
  <select name="until"><option value="a">A</option><option value="b" selected>B</option></select>
  <button name="go" value="1">Send</button>
</form>
<form><button name="answer" value="stop">Stop</button></form>`;

describe('reading forms as a browser does', () => {
  it('finds the forms with method, action and controls', () => {
    const [first, second] = formsOf(PAGE);

    expect(first).toMatchObject({ method: 'POST', action: '/messages/bob-1?key=a&b=c' });
    expect(first?.controls.filter(({ name }) => name === 'answer').map(({ value }) => value)).toEqual([
      'retire',
      'keep',
    ]);
    expect(second).toMatchObject({
      method: 'GET',
      action: undefined,
      controls: [{ name: 'answer', value: 'stop' }],
    });
  });

  it('sends what is hidden, typed, checked or selected, and no button', () => {
    const [form] = formsOf(PAGE);

    expect(form && defaultFields(form)).toEqual({
      plan: "p'1",
      'credential.password': 'retire',
      userName: '',
      reason: 'because <so>',
      until: 'b',
    });
  });
});

describe('what a page says first', () => {
  it.each([
    ['its heading', PAGE, 'Still needed? & why'],
    [
      'its notice before its heading',
      '<h1>User bob</h1><div class="notice" role="status"><h2>Recorded</h2></div>',
      'Recorded',
    ],
    ['its title where it has no heading', '<title>Gone</title>', 'Gone'],
    ['nothing', '{}', undefined],
  ])('is %s', (_what, html, expected) => {
    expect(headingOf(html)).toBe(expected);
  });
});
