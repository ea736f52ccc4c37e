import {
  ACCOUNT,
  after,
  alice,
  click,
  type Scene,
  type Story,
  story,
  user,
  withKeyOnly,
} from '../support/story.ts';

const MEMBER = '444455556666';

/** Where users are deleted as a whole soon and unasked, and whom a new password may be read by. */
const SETTINGS: Scene['settings'] = {
  accounts: [ACCOUNT, MEMBER],
  deleteScope: 'user',
  observation: 'P3D',
  deletionNeedsConfirmation: false,
  passwordReaders: [`arn:aws:iam::${ACCOUNT}:role/ServiceDesk`],
};

/**
 * Stories by what they are about: between them the end of one or another needs each grant, also those for rare turns. For
 * each grant they are played in this order until one does, so those stand first that soon show what is missing.
 */
export const PERMISSION_STORIES: Record<string, Story> = {
  // IAM is throttled after the new password was stored: the next attempt reads the secret again, although its own
  // policy already names who may. She signs in, and the secret is deleted at once, long before the sweep would do it.
  'a new password that its readers may read': story(
    { users: [alice({ accessKeys: [] })], settings: SETTINGS, until: 'PT6H' },
    click(),
    after('PT1H').answer('retire'),
    after('PT2H').fail('iam:CreateLoginProfile', 'ServiceFailure', { times: 3 }),
    after('PT3H').answer('restore'),
    after('PT4H').signIn(),
    after('PT5H').answer('check'),
  ),
  // Her execution is stopped before she has signed in: the sweep deletes the secret.
  'a new password whose case is stopped in the console': story(
    { users: [alice({ accessKeys: [] })], settings: SETTINGS },
    click(),
    after('PT1H').answer('retire'),
    after('PT2H').answer('restore'),
    after('PT3H').stopExecution(),
  ),
  // A scanner opens an address that is no case. After a preview alice hands her question over, and her execution is stopped in the console; bob's mail bounces, so
  // the security contact is asked, and his case is stopped by the analyst. Everybody asked is told.
  'a sender known by its domain only, which has a default configuration set': story(
    {
      users: [alice(withKeyOnly), user('bob', { groups: ['ops'] })],
      settings: SETTINGS,
      ses: {
        verified: 'domain',
        configurationSet: 'tracking',
        mailboxes: { 'bob@example.com': 'bounces' },
      },
    },
    click({ action: 'preview' }),
    after('PT1H').click(),
    after('PT1H30M').http({ path: '/', user: 'alice' }),
    after('PT2H').answer('hand-over', { user: 'alice' }),
    after('PT3H').stopExecution({ user: 'alice' }),
    after('PT4H').click({ findings: ['bob'], action: 'stop' }),
  ),
  // The finding names the user by unique id. While IAM throttles between two questions the owner asks for the access
  // back; the next question hands the wish over.
  'a wish stored between two questions': story(
    {
      users: [alice(withKeyOnly)],
      settings: SETTINGS,
      findings: [{ name: 'alice by id', user: 'alice', idInArn: true }],
    },
    click(),
    after('PT1H').answer('retire'),
    after('PT6H').fail('iam:GetUser', 'Throttling', { message: 'Rate exceeded' }),
    after('PT7H5S').answer('restore'),
    after('PT7H6S').heal(),
    after('P1D').useKey(),
  ),
  // The key was used just before it was disabled, which IAM shows only afterwards: it is given back unasked. Her answer
  // does not reach the workflow at once: the deliverer hands it over.
  'a use that shows after disabling': story(
    { users: [alice(withKeyOnly)], settings: SETTINGS, iam: { lastUseLag: 'PT5H' } },
    click(),
    after('PT1H').useKey(),
    after('PT1H').fail('states:SendTaskSuccess', 'ThrottlingException'),
    after('PT2H').answer('retire'),
    after('PT2H30M').heal(),
    after('P1D').useKey(),
  ),
  // She wants it back while Step Functions cannot be reached, and her execution is stopped: another one gives it back.
  'a wish that its execution did not live to hear': story(
    { users: [alice(withKeyOnly)], settings: SETTINGS },
    click(),
    after('PT1H').answer('retire'),
    after('PT2H').fail('states:SendTaskSuccess', 'ThrottlingException'),
    after('PT3H').answer('restore'),
    after('PT4H').stopExecution(),
    after('PT5H').heal(),
    after('P1D').useKey(),
  ),
  // She is renamed twice: disabling and giving back find her by her id.
  'a user that is renamed': story(
    { users: [alice(withKeyOnly)], settings: SETTINGS },
    click(),
    after('PT30M').renameUser('alicia', { user: 'alice' }),
    after('PT1H').answer('retire', { user: 'alice' }),
    after('PT2H').renameUser('alicja', { user: 'alicia' }),
    after('PT3H').answer('restore', { user: 'alicia' }),
    after('P1D').useKey({ user: 'alicja' }),
  ),
  // Whatever a user can have is read, kept in the restore kit and removed, in a member account. The topic is down at the
  // end of the case: the deliverer tells it later.
  'a user with everything a user can have': story(
    {
      accounts: [
        {
          id: MEMBER,
          users: [
            alice({
              path: '/people/',
              groups: ['/team/developers'],
              mfaDevices: [{ kind: 'virtual' }],
              sshPublicKeys: [{ status: 'Inactive' }],
              signingCertificates: [{ status: 'Inactive' }],
              serviceSpecificCredentials: [{ status: 'Inactive' }],
              attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
              inlinePolicies: [{ name: 'own', document: { Version: '2012-10-17', Statement: [] } }],
            }),
          ],
        },
      ],
      settings: SETTINGS,
    },
    click(),
    after('PT1H').answer('retire'),
    after('P3D').fail('sns:Publish', 'InternalError'),
    after('P4D').heal(),
  ),
  // The sweep tells alice's finding at once. While table and topic are down it cannot close bob's case; a new click finds
  // his execution dead and opens another case, which the analyst stops.
  'executions stopped in the console': story(
    { users: [alice(withKeyOnly), user('bob')], settings: SETTINGS },
    after('PT1H').click(),
    after('PT2H').stopExecution({ user: 'alice' }),
    after('PT3H').fail('dynamodb:PutItem', 'InternalServerError'),
    after('PT4H').stopExecution({ user: 'bob' }),
    after('PT5H').heal(),
    after('PT5H30M').fail('sns:Publish', 'InternalError'),
    after('PT6H').click({ findings: ['bob'] }),
    after('PT6H30M').heal(),
    after('PT7H').click({ findings: ['bob'], action: 'stop' }),
  ),
};
