const answers = (user: string, days: Record<number, string>) =>
  Object.entries(days).map(([day, answer]) => ({ at: `P${day}D`, do: 'answer', user, answer }));
const user = (userName: string, more: object = {}) => ({
  userName,
  tags: { Owner: `${userName}@example.com` },
  accessKeys: [{ lastUsed: 'P120D' }],
  ...more,
});

/**
 * One scenario that enters every state: asked and reminded, disabled, observed, confirmed, paused before either act,
 * deleted with the user, kept, restored with a new password, stopped, exempt, and failed.
 */
export const everyState = {
  title: 'every state',
  settings: { deleteScope: 'user' },
  accounts: [
    {
      id: '111122223333',
      users: [
        user('dana', { password: { lastUsed: 'P200D' } }),
        user('kim'),
        user('rita', { password: { lastUsed: 'P200D' }, groups: ['team'] }),
        user('stan'),
        user('ella'),
        user('fay'),
      ],
    },
  ],
  then: [
    { at: 'PT0S', do: 'click' },
    { at: 'PT1H', do: 'pause' },
    ...answers('dana', { 1: 'retire', 21: 'confirm' }),
    ...answers('rita', { 3: 'retire', 5: 'restore' }),
    ...answers('kim', { 3: 'keep' }),
    { at: 'P2D', do: 'resume' },
    { at: 'P4D', do: 'click', action: 'stop', findings: ['stan'] },
    { at: 'P4D', do: 'fail', call: 'iam:UpdateAccessKey', error: 'AccessDenied' },
    ...answers('fay', { 4: 'retire' }),
    { at: 'P4DT1H', do: 'heal' },
    { at: 'P6D', do: 'signIn', user: 'rita' },
    { at: 'P6D', do: 'useKey', user: 'rita' },
    {
      ...{ at: 'P15D', do: 'answer', user: 'ella', as: 'security-contact', answer: 'exempt' },
      ...{ until: '2027-01-15', reason: 'needed once a year' },
    },
    { at: 'P20D', do: 'pause' },
    { at: 'P22D', do: 'resume' },
    // Nothing happens any more, but time passes.
    ...[23, 30].map((day) => ({ at: `P${day}D`, do: 'heal', mayDoNothing: true })),
  ].sort((one, other) => hours(one.at) - hours(other.at)),
};

function hours(at: string): number {
  const [, days = 0, hour = 0] = /^P(?:(\d+)D)?(?:T(?:(\d+)H|0S))?$/.exec(at) ?? [];
  return Number(days) * 24 + Number(hour);
}
