import { describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { after, alice, click, KEY, withKeyOnly } from '../support/story.ts';

const OWNER = 'alice@example.com';
const GET = 'iam:GetServiceLastAccessedDetails';

const CODE_USER = alice({
  ...withKeyOnly,
  tags: { Owner: OWNER, [KEY]: 'backup of the NAS 2/3', terraform: 'true', CreatedBy: 'bob' },
  groups: ['/team/admins'],
  groupPolicies: { admins: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
  serviceUses: [{ service: 'ses', at: 'P100D', region: 'eu-west-1' }],
});

const asking = (journey: Journey) =>
  journey.finding('alice').find(({ fields }) => fields?.['UnusedCredentialsStep'] === 'asked')?.note ?? '';
const mail = (journey: Journey, index = 0) => journey.mailsTo(OWNER)[index]?.text ?? '';
const page = ({ run }: Journey) => {
  const last = run.chronicle().events.findLast((event) => event.is === 'page');
  return last?.is === 'page' ? last.html : '';
};

describe('what is known of a user besides its credentials', () => {
  it('stands in note and mail in short, and on the page with the whole id of its key', async () => {
    const journey = await play(
      { users: [CODE_USER], iam: { reportReads: 2 }, until: 'P1D' },
      click(),
      after('PT1H').http({ user: 'alice' }),
    );

    expect(asking(journey)).toContain(
      'Known besides: has AdministratorAccess by group admins; managed by code',
    );
    expect(mail(journey)).toContain('AKIA…0001 – described as “backup of the NAS 2/3”');
    expect(mail(journey)).toContain('With any of its credentials it last tried to use: Amazon SES (');
    expect(mail(journey)).toContain('It has the policy AdministratorAccess by its group admins.');
    expect(mail(journey)).not.toContain(KEY);
    expect(page(journey)).toContain(`${KEY} – described as “backup of the NAS 2/3”`);
    expect(page(journey)).toContain('Its tag CreatedBy says “bob”.');
  });

  it('stands there in Japanese as well', async () => {
    const journey = await play(
      { users: [CODE_USER], settings: { language: 'ja' }, until: 'P1D' },
      click(),
      after('PT1H').http({ user: 'alice' }),
    );

    expect(mail(journey)).toContain('- AKIA…0001 – 説明「backup of the NAS');
    expect(page(journey)).toContain('コードで管理されています');
  });

  it('is said not to be there yet while IAM counts, and is looked for again before the reminder', async () => {
    const journey = await play(
      { users: [alice(withKeyOnly)], iam: { reportReads: 9 }, until: 'P8D' },
      click(),
    );

    expect(mail(journey)).toContain('Services: not known yet.');
    expect(journey.report.calls[GET]).toBe(7 + 7);
    expect(journey.course('alice').slice(0, 3)).toEqual([
      'NOTIFIED opened',
      'NOTIFIED asked',
      'NOTIFIED reminded',
    ]);
  });

  it('stops no case where the role of an older member stack may not ask', async () => {
    const denied = (call: string) => after('PT0S').fail(call, 'AccessDenied');
    const journey = await play(
      { users: [CODE_USER] },
      denied('iam:GenerateServiceLastAccessedDetails'),
      denied('iam:ListPoliciesGrantingServiceAccess'),
      click(),
      after('P2D').answer('retire'),
      after('P20D').answer('confirm'),
    );

    expect(asking(journey)).toContain('policies of its groups not known (deploy the member stack again)');
    expect(mail(journey)).toMatch(/Services: not known, .* member stack must be deployed there again\./);
    expect(journey.course('alice').at(-1)).toBe('RESOLVED deleted');
  });
});
