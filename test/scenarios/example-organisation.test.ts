import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLocalRun } from '../../local/run/local-run.ts';
import type { Report } from '../../local/run/report/report.ts';
import type { NamedFinding } from '../../local/run/simulation/findings-of.ts';
import { holdToModel } from '../support/journey.ts';
import type { Story } from '../support/story.ts';

const WORLD: Story = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../local/scenarios/console/example-organisation.json'), 'utf8'),
);
const [SHOP, DATA, HUB, AGENCY] = ['444455556666', '777788889999', '111122223333', '222233334444'];
const TEN = [
  ...['etl-orders', 'etl-customers', 'etl-returns', 'etl-prices', 'etl-stock'],
  ...['report-sales', 'report-tax', 'snapshot-nightly', 'dbt-runner', 'notebook-trial'],
];

type Finding = Report['findings'][number];

/** How a finding stands: `<status> <step>`, part of its note, and who has got mail about its user so far. */
type Standing = [course: string, note: string | RegExp, mailed: string[]];

/** What is asked about, in the note: passwords and keys in the order in which they are shown. */
const asks = (people: string, ...things: ('password' | 'key')[]): RegExp => {
  const what = things.map((thing) => `${thing === 'key' ? 'AKIA…\\w{4}' : thing} \\([^)]*\\)`).join('; ');
  return new RegExp(
    `^Asked ${people}; answer by 2026-11-16 09:06 UTC: are these still needed\\? ${what}\\. N`,
  );
};
const asked = (owner: string, ...things: ('password' | 'key')[]): Standing => [
  'NOTIFIED asked',
  asks(owner, ...things),
  owner.split(', '),
];

const SECURITY = 'security@example.com';
const TO_JONAS = Object.fromEntries(TEN.map((name) => [name, asked('jonas.weber@example.com', 'key')]));

/** What every finding says once all are clicked: as its comment promises. */
const BEGINS: Record<string, Standing> = {
  'maria.lopez': asked('maria.lopez@example.com', 'password', 'key'),
  'billing-export': asked('finance-systems@example.com', 'key'),
  'deploy-ci-of-shop': asked('release-team@example.com', 'key'),
  'newsletter-smtp': asked('newsletter@example.com', 'key'),
  'order-webhook': ['NOTIFIED asked', '(never used, 540 days old)', ['integrations@example.com']],
  'peter.novak': ['NOTIFIED asked', 'password (never used, 210 days old).', ['peter.novak@example.com']],
  'breakglass-admin': ['NEW protected', 'it has the tag break-glass', []],
  'anna.schmidt-iam8': asked('anna.schmidt@example.com', 'password', 'key'),
  'anna.schmidt-iam22': asked('anna.schmidt@example.com', 'password', 'key'),
  'tom.baker-frankfurt': asked('tom.baker@example.com', 'password'),
  'tom.baker-virginia': asked('tom.baker@example.com', 'password'),
  'kiosk-display': ['NOTIFIED asked', 'Owner: no owner tag', ['it@example.com']],
  'freelance-diaz': ['NOTIFIED asked', 'tag Owner is not of an allowed domain', ['it@example.com']],
  'payment-gateway': asked('payments@example.com, lena.fischer@example.com', 'key'),
  'git-mirror': asked('tools@example.com', 'key'),
  'nadia.haddad': asked('nadia.haddad@example.com', 'password'),
  'mobile-demo': [
    'NOTIFIED quarantined',
    `Quarantined by AWS (AWSCompromisedKeyQuarantineV3): an incident. Asked the security contacts (${SECURITY})`,
    [SECURITY],
  ],
  'sam.okafor': ['RESOLVED gone', 'no longer exists in account', []],
  'loyalty-import': ['SUPPRESSED -', 'Nothing was done. It is suppressed', []],
  'coupon-printer': ['RESOLVED nothing-active', 'No credential of this user is active.', []],
  'fiona.marsh': ['NOTIFIED in-use', 'Nothing unused was found', []],
  'yuki.tanaka': [
    'NOTIFIED asked',
    'has AdministratorAccess by group administrators',
    ['yuki.tanaka@example.com'],
  ],
  'disaster-drill': asked('continuity@example.com', 'key'),
  'thumbnail-resizer': asked('media@example.com', 'key'),
  'vulnerability-scanner': asked(SECURITY, 'key'),
  'backup-agent': asked('backup-team@example.com', 'key'),
  ...TO_JONAS,
  'lars.olsen': [
    'NOTIFIED asked',
    /^Asked lars.olsen@example.com; .* needed\? AKIA…\w{4} \([^)]*\)\. .*The password stays: nobody can be given a new one/,
    ['lars.olsen@example.com'],
  ],
  'airflow-worker': [
    'NOTIFIED asked',
    'Owner: the contact of account 777788889999 is asked instead.',
    ['data-oncall@example.com'],
  ],
  'deploy-ci-of-data': asked('data-release@example.com', 'key'),
  'campaign-upload': [
    'NEW -',
    'The role UnusedCredentialsRead in account 222233334444 cannot be assumed',
    [],
  ],
  'account-root': ['NEW -', 'is not the ARN of an IAM user', []],
};

/** What people do a day later, in this order. */
const ANSWERS: object[] = [
  { do: 'answer', user: 'maria.lopez', answer: 'retire' },
  { do: 'answer', user: 'billing-export', answer: 'retire' },
  { do: 'answer', user: 'deploy-ci', account: SHOP, answer: 'keep' },
  { do: 'answer', user: 'peter.novak', answer: 'retire' },
  { do: 'answer', user: 'anna.schmidt', answer: 'retire' },
  { do: 'answer', user: 'payment-gateway', to: 'lena.fischer@example.com', answer: 'retire' },
  { do: 'answer', user: 'nadia.haddad', as: 'security-contact', answer: 'retire' },
  { do: 'answer', user: 'mobile-demo', as: 'security-contact', answer: 'retire' },
  { do: 'answer', user: 'backup-agent', answer: 'retire' },
  { do: 'answer', user: 'notebook-trial', answer: 'keep' },
  { do: 'answer', user: 'lars.olsen', answer: 'retire' },
  { do: 'answerSeveral', users: TEN.slice(0, 9), answer: 'retire' },
  { do: 'deployMemberStack', account: AGENCY },
  { do: 'setFinding', finding: 'loyalty-import', status: 'NEW' },
  { do: 'click', findings: ['campaign-upload', 'loyalty-import'] },
];

/** What they do two days after the click. */
const SECOND_THOUGHTS: object[] = [
  { do: 'useKey', user: 'deploy-ci', account: SHOP, service: 'ecr' },
  { do: 'answer', user: 'peter.novak', answer: 'restore' },
  { do: 'signIn', user: 'peter.novak' },
];

/** What they do when two weeks have passed. */
const TWO_WEEKS_LATER: object[] = [
  { do: 'answer', user: 'maria.lopez', answer: 'confirm' },
  {
    ...{ do: 'answer', user: 'disaster-drill', as: 'security-contact', answer: 'exempt' },
    ...{ reason: 'The drill is in February', until: '2027-02-28' },
  },
];

/** `<status> <step>` of each finding at the end; where nothing is said, nobody has answered. */
const ENDS: Record<string, string> = {
  'maria.lopez': 'RESOLVED deleted',
  'billing-export': 'RESOLVED left-disabled',
  'deploy-ci-of-shop': 'RESOLVED used',
  'peter.novak': 'RESOLVED used',
  'breakglass-admin': 'NEW protected',
  'anna.schmidt-iam8': 'RESOLVED left-disabled',
  'anna.schmidt-iam22': 'RESOLVED left-disabled',
  'payment-gateway': 'RESOLVED left-disabled',
  'nadia.haddad': 'RESOLVED left-disabled',
  'mobile-demo': 'RESOLVED left-disabled',
  'sam.okafor': 'RESOLVED gone',
  'coupon-printer': 'RESOLVED nothing-active',
  'fiona.marsh': 'RESOLVED in-use',
  'disaster-drill': 'SUPPRESSED exempt',
  'backup-agent': 'RESOLVED left-disabled',
  ...Object.fromEntries(TEN.map((name) => [name, 'RESOLVED left-disabled'])),
  'notebook-trial': 'NEW not-used',
  // The control goes on to fail for the password that stays.
  'lars.olsen': 'NEW left-disabled',
  'account-root': 'NEW -',
};

/** The name of a finding that no other has. */
function nameOf({ names: [, name = ''] }: Finding): string {
  return name;
}

function courseOf({ history }: Finding): string {
  const { status, fields } = history.at(-1) ?? {};
  return `${status} ${fields?.['UnusedCredentialsStep'] ?? '-'}`;
}

/** Who has got mail that names the user of a finding and its account, each time. */
function mailedAbout({ messages }: Report, { names, account = '' }: Finding): string[] {
  const name = new RegExp(`(?<![\\w.@-])${(names.at(-1) ?? '').replaceAll('.', '\\.')}(?![\\w@-])`);
  return messages
    .filter(({ to, text }) => to.includes('@') && name.test(text) && text.includes(account))
    .map(({ to }) => to);
}

let shown: readonly NamedFinding[];
let clicked: Report;
let ended: Report;

function found(report: Report, name: string): Finding {
  const finding = report.findings.find((each) => nameOf(each) === name);
  if (finding === undefined) throw new Error(`no finding is called ${name}`);
  return finding;
}

/** All is clicked at once; then some answer, some do not, and seven weeks go by. */
beforeAll(async () => {
  const run = await createLocalRun({ inProcess: true, isUnwatched: true });
  const session = await run.open(WORLD);
  shown = session.play.findings;
  await session.perform({ do: 'click' });
  clicked = session.report();
  await session.advance('P1D');
  for (const step of ANSWERS) await session.perform(step);
  await session.advance('P1D');
  for (const step of SECOND_THOUGHTS) await session.perform(step);
  await session.advance('P13D');
  for (const step of TWO_WEEKS_LATER) await session.perform(step);
  await session.advance('P34D');
  ended = session.report();
  holdToModel(run);
  await run.close();
});

describe('the organisation of the console', () => {
  it('has some thirty users in four accounts, and findings of two Regions', () => {
    const users = WORLD.accounts.map(({ users: all = [] }) => all.length);
    const regions = clicked.findings.map(({ id }) => id.split(':')[3]);

    expect(WORLD.then).toEqual([]);
    expect(WORLD.accounts.map(({ id }) => id)).toEqual([SHOP, DATA, HUB, AGENCY]);
    expect(users.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(30);
    expect(new Set(regions)).toEqual(new Set(['eu-central-1', 'us-east-1']));
  });

  it('says with each finding what it shows, and this test knows of all', () => {
    const silent = shown.filter(({ comment = '' }) => comment.length < 20);

    expect(silent).toEqual([]);
    expect(shown.map(({ comment }) => comment)).toEqual(WORLD.findings?.map(({ comment }) => comment));
    expect(clicked.findings.map(nameOf).sort()).toEqual(Object.keys(BEGINS).sort());
  });
});

describe('a click on everything', () => {
  it.each(Object.entries(BEGINS))('begins as its comment says: %s', (name, [course, note, mailed]) => {
    const finding = found(clicked, name);
    const text = finding.history.at(-1)?.note ?? '';

    expect(courseOf(finding)).toBe(course);
    expect(text).toEqual(
      note instanceof RegExp ? expect.stringMatching(note) : expect.stringContaining(note),
    );
    expect(mailedAbout(clicked, finding)).toEqual(mailed);
  });

  const mailTo = (address: string): string => {
    const mails = clicked.messages.filter(({ to }) => to === address);
    expect(mails.map(({ links }) => links.length)).toEqual([1]);
    return mails[0]?.text ?? '';
  };

  it('brings the owner of ten users one mail with one link', () => {
    const text = mailTo('jonas.weber@example.com');

    expect(TEN.filter((name) => !text.includes(name))).toEqual([]);
  });

  it('tells the owner of a mail server that the key sends mail', () => {
    expect(mailTo('newsletter@example.com')).toContain('sends mail through SES');
  });

  it('tells the owner of a mirror which credentials are left alone', () => {
    expect(mailTo('tools@example.com')).toMatch(/SSH public key[\s\S]*codecommit/i);
  });
});

describe('seven weeks later', () => {
  it.each(Object.keys(BEGINS))('has ended as people answered: %s', (name) => {
    expect(courseOf(found(ended, name))).toBe(ENDS[name] ?? 'NEW unanswered');
  });

  it('nothing is still running', () => {
    expect(ended.executions.filter(({ status }) => status === 'RUNNING')).toEqual([]);
  });

  const now = (account: string | undefined, user: string) => {
    const there = ended.world[account ?? '']?.[user];
    return { password: Boolean(there?.password), keys: there?.accessKeys.map(({ status }) => status) };
  };

  it.each([
    ['both of a user who is done', SHOP, 'maria.lopez', false, []],
    ['only the key that nobody uses', SHOP, 'billing-export', false, ['Inactive', 'Active']],
    ['what was asked back', SHOP, 'peter.novak', true, []],
    ['nothing that is protected', SHOP, 'breakglass-admin', true, []],
    ['no password where nobody can be given one', DATA, 'lars.olsen', true, ['Inactive']],
    ['no key of another user of that name', DATA, 'deploy-ci', false, ['Active']],
  ])('is off or gone %s', (_what, account, user, password, keys) => {
    expect(now(account, user)).toEqual({ password, keys });
  });

  it('path, boundary and policy are as they were', () => {
    const [before] = WORLD.accounts.find(({ id }) => id === HUB)?.users?.filter(({ path }) => path) ?? [];
    const { path, permissionsBoundary, inlinePolicies } = ended.world[HUB ?? '']?.['backup-agent'] ?? {};

    expect(path).toBe(before?.path);
    expect(permissionsBoundary).toBe(before?.permissionsBoundary);
    expect(inlinePolicies?.map(({ name }) => name)).toEqual(['backup-write']);
  });

  it('the other owner was told of the answer', () => {
    const told = mailedAbout(ended, found(ended, 'payment-gateway'));

    expect(told.filter((to) => to === 'payments@example.com').length).toBeGreaterThan(1);
  });

  it('the contacts have taken the place of the owner whom no mail reaches', () => {
    const notes = found(ended, 'nadia.haddad').history.map(({ note }) => note);

    expect(notes).toContainEqual(
      expect.stringMatching(/^Asked security@example.com;.* Owner: mail to nadia.haddad@example.com bounced/),
    );
  });
});
