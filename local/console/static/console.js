// The one script of the console: without it every page and form works, and has to be loaded again by hand.

/** Replaces the parts of the page that have changed, and leaves what a person is doing as it is. */
async function refresh() {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } });
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = fresh.getElementById(part.id);
    if (next === null || isInUse(part) || next.innerHTML === part.dataset.shown) continue;
    if (next.innerHTML !== part.innerHTML) replace(part, next);
    part.dataset.shown = next.innerHTML;
  }
  showSelected();
}

/** Somebody types here, or has a list open. */
function isInUse(part) {
  const { activeElement } = document;
  return (
    part.contains(activeElement) && activeElement.matches('input:not([type=checkbox]), select, textarea')
  );
}

function replace(part, next) {
  const ticked = [...part.querySelectorAll('input[type=checkbox]:checked')].map(({ value }) => value);
  const open = [...part.querySelectorAll('details[open][id]')].map(({ id }) => id);
  const entered = [...part.querySelectorAll(FIELDS)]
    .filter(isEntered)
    .map((field) => [nameOf(field), field.value]);
  const focused = pathTo(part, document.activeElement);
  const { scrollLeft } = part;
  part.replaceChildren(...next.cloneNode(true).childNodes);
  for (const box of part.querySelectorAll('input[type=checkbox]')) box.checked = ticked.includes(box.value);
  for (const [name, value] of entered) {
    const field = [...part.querySelectorAll(FIELDS)].find((one) => nameOf(one) === name);
    if (field !== undefined) field.value = value;
  }
  for (const id of open) part.querySelector(`#${CSS.escape(id)}`)?.setAttribute('open', '');
  part.scrollLeft = scrollLeft;
  focused?.(part)?.focus();
}

const FIELDS = 'input:not([type=checkbox], [type=hidden]), select, textarea';

/** Somebody has typed or chosen something that is not sent yet. */
function isEntered(field) {
  if (!field.matches('select')) return field.value !== field.defaultValue;
  return (
    field.selectedIndex !==
    Math.max(
      0,
      [...field.options].findIndex(({ defaultSelected }) => defaultSelected),
    )
  );
}

/** What a field is, also once its part is new: its name, and what its form does. */
function nameOf({ name, form }) {
  return [name, ...[...form.querySelectorAll('input[type=hidden]')].map(({ value }) => value)].join(' ');
}

/** How to find the element that has the focus once its part is new: the same link, or the same button. */
function pathTo(part, element) {
  if (element === null || !part.contains(element) || element === part) return undefined;
  const { tagName, value, textContent } = element;
  const href = element.getAttribute('href');
  return (fresh) =>
    [...fresh.querySelectorAll(tagName)].find(
      (one) =>
        one.getAttribute('href') === href &&
        one.value === value &&
        (href !== null || one.textContent === textContent),
    );
}

let isRefreshing = false;
let isStale = false;

async function refreshSoon() {
  isStale = true;
  if (isRefreshing) return;
  isRefreshing = true;
  while (isStale) {
    isStale = false;
    await refresh().catch(() => undefined);
  }
  isRefreshing = false;
}

let events;

/** Hears what happens while somebody sees the page: a browser keeps no more than six such streams of one address open. */
function hear() {
  if (document.visibilityState === 'hidden') {
    events?.close();
    events = undefined;
    return;
  }
  events ??= listen();
}

function listen() {
  const stream = new EventSource('/events');
  stream.addEventListener('change', () => void refreshSoon());
  stream.addEventListener('time', ({ data }) => {
    const now = document.getElementById('now');
    if (now !== null) now.textContent = data;
  });
  stream.addEventListener('open', () => void refreshSoon());
  stream.addEventListener('error', sayGone);
  return stream;
}

/** Nothing on the page would tell otherwise that it has become old. What it says goes once the page is fresh again. */
function sayGone() {
  const said = document.createElement('p');
  said.className = 'notice bad';
  said.textContent = 'The console does not answer. Is "npm start" still running in the terminal?';
  const notice = document.getElementById('notice');
  notice.replaceChildren(said);
  delete notice.dataset.shown;
}

document.addEventListener('visibilitychange', hear);
hear();
document.addEventListener('focusout', () => setTimeout(() => void refreshSoon()));

/** Buttons of the clock leave the page as it is: it shows by itself how time goes by. */
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.matches('#clock form')) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => undefined);
});

for (const form of document.querySelectorAll('[data-submit-on-change]'))
  form.addEventListener('change', () => form.requestSubmit());

const all = document.querySelector('[data-select-all]');
const boxes = () => [...document.querySelectorAll('input[name=finding]')];

function showSelected() {
  const count = boxes().filter(({ checked }) => checked).length;
  const shown = document.querySelector('[data-selected]');
  if (shown !== null) shown.textContent = count === 0 ? '' : `${count} selected`;
  if (all !== null) all.checked = count > 0 && count === boxes().length;
}

if (all !== null) {
  all.closest('label').hidden = false;
  all.addEventListener('change', () => {
    for (const box of boxes()) box.checked = all.checked;
    showSelected();
  });
}
document.addEventListener('change', showSelected);
showSelected();

const menu = document.querySelector('details.menu');
document.addEventListener('click', ({ target }) => {
  if (menu !== null && !menu.contains(target)) menu.open = false;
});
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape' || menu === null || !menu.open) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});
