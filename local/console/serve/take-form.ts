import * as z from 'zod';
import { toMs } from '../../run/scenario/time.ts';
import { faultsNow } from '../now/faults.ts';
import { nextDeadline } from '../now/findings.ts';
import { apiName } from '../pages/fault-forms.ts';
import type { Scene } from '../scene.ts';

const MINUTE = 60_000;

/** What a form of the console asks for; undefined for a form that there is not. Resolves when it is done, but for time that passes. */
export async function takeForm(scene: Scene, path: string, form: URLSearchParams): Promise<boolean> {
  switch (path) {
    case '/findings/act':
      return done(clickAction(scene, form));
    case '/findings/edit':
      return done(editFinding(scene, form));
    case '/world/act':
      return done(actInWorld(scene, form));
    case '/clock':
      moveClock(scene, form.get('to') ?? '');
      return true;
    default:
      return false;
  }
}

const done = (acting: Promise<void>): Promise<true> => acting.then(() => true);

const actionSchema = z.enum(['retire', 'preview', 'stop']);

async function clickAction({ desk }: Scene, form: URLSearchParams): Promise<void> {
  const action = actionSchema.safeParse(form.get('action'));
  const findings = form.getAll('finding').map((id) => nameOf(desk.session.play.findings, id));
  if (!action.success) return desk.say({ text: 'Choose one of the custom actions.', isBad: true });
  if (findings.length === 0)
    return desk.say({ text: 'Select at least one finding, then choose the action again.', isBad: true });
  await desk.act({ do: 'click', action: action.data, findings });
}

/** How a scenario calls a finding best: by its user or its name, where no other finding is called so; else by its id. */
function nameOf(findings: Scene['desk']['session']['play']['findings'], id: string): string {
  const called =
    findings
      .find((finding) => finding.id === id)
      ?.names.filter(Boolean)
      .toReversed() ?? [];
  return called.find((name) => findings.filter(({ names }) => names.includes(name)).length === 1) ?? id;
}

async function editFinding({ desk }: Scene, form: URLSearchParams): Promise<void> {
  const [status, note] = [form.get('status') || undefined, form.get('note')?.trim() || undefined];
  if (status === undefined && note === undefined)
    return desk.say({ text: 'Choose a workflow status or write a note.', isBad: true });
  const finding = nameOf(desk.session.play.findings, form.get('finding') ?? '');
  await desk.act({ do: 'setFinding', finding, ...(status && { status }), ...(note && { note }) });
}

/** Steps that the page "World" offers; the scenario's own schema says whether their fields are right. */
const WORLD_STEPS = new Set([
  ...[
    'signIn',
    'useKey',
    'createKey',
    'setKeyStatus',
    'deleteKey',
    'createLoginProfile',
    'deleteLoginProfile',
  ],
  ...['tagUser', 'untagUser', 'attachPolicy', 'detachPolicy', 'createUser', 'deleteUser'],
  ...['deployMemberStack', 'deleteMemberStack'],
  ...['fail', 'heal', 'changeMailbox', 'pause', 'resume'],
]);

async function actInWorld(scene: Scene, form: URLSearchParams): Promise<void> {
  const { desk } = scene;
  const { back: _, tag, value, ...fields } = Object.fromEntries(form);
  if (!WORLD_STEPS.has(fields['do'] ?? ''))
    return desk.say({ text: 'The page "World" has no such step.', isBad: true });
  const { call = '' } = fields;
  if (fields['do'] === 'fail' && faultsNow(scene).some((fault) => fault.call === call))
    return desk.say({ text: `${apiName(call)} is broken already. Mend it first.`, isBad: true });
  const tags =
    fields['do'] === 'tagUser'
      ? { tags: { [tag ?? '']: value ?? '' } }
      : fields['do'] === 'untagUser'
        ? { keys: [tag ?? ''] }
        : {};
  await desk.act({ ...fields, ...tags });
}

/** Starts or stops the clock; what follows shows by itself. */
function moveClock(scene: Scene, to: string): void {
  const { desk } = scene;
  if (to === 'stop') desk.stop();
  else if (to === 'play') desk.play();
  else if (to === 'deadline') passToDeadline(scene);
  else if (LENGTHS.has(to)) void desk.passTo(desk.session.now() + toMs(to));
  else desk.say({ text: 'The clock has no such button.', isBad: true });
}

/** What the buttons of the clock offer. */
const LENGTHS = new Set(['PT1H', 'P1D', 'P7D']);

function passToDeadline(scene: Scene): void {
  const next = nextDeadline(scene);
  if (next === undefined) scene.desk.say({ text: 'Nothing has a deadline now.', isBad: true });
  else void scene.desk.passTo(next.at + MINUTE);
}
