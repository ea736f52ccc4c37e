const ALICE = {
  userName: 'alice',
  tags: { Owner: 'alice@example.com' },
  password: { createdAt: 'P900D', lastUsed: 'P200D' },
  accessKeys: [{ id: 'AKIAEXAMPLEALICE0001', lastUsed: 'P120D' }],
};

type Step = { at: string; do: string } & Record<string, unknown>;

const click: Step = { at: 'PT0S', do: 'click' };
/** People who see that something went wrong try again a minute later. */
const answers = (day: string, answer: string): Step[] =>
  [day, `${day}T1M`].map((at) => ({ at, do: 'answer', answer, mayDoNothing: true }));

function journey(title: string, ...then: Step[]): Journey {
  return { title, accounts: [{ id: '111122223333', users: [ALICE] }], then };
}

/** A scenario in which every fault is tried. */
export interface Journey {
  title: string;
  accounts: object[];
  then: Step[];
}

/** The journeys of the sweep, by their names. */
export const JOURNEYS: Readonly<Record<string, Journey>> = {
  retire: journey('disabled and deleted', click, ...answers('P2D', 'retire'), ...answers('P20D', 'confirm')),
  restore: journey(
    'disabled and given back',
    click,
    ...answers('P2D', 'retire'),
    ...answers('P4D', 'restore'),
    { at: 'P5D', do: 'signIn', mayDoNothing: true },
    { at: 'P5D', do: 'useKey', mayDoNothing: true },
  ),
  keep: journey('kept and used', click, ...answers('P2D', 'keep'), {
    at: 'P5D',
    do: 'useKey',
    mayDoNothing: true,
  }),
};
