import type { Assembly } from '../../assembly/types.ts';
import type { Clock } from '../../engine/clock.ts';
import { eventOf, type Mailbox } from '../../twin/ses/mailbox.ts';
import type { SentMail } from '../../twin/ses/send-email.ts';
import type { EventBus } from '../invoke/event-bus.ts';

interface PostboxOptions {
  clock: Clock;
  assembly: Pick<Assembly, 'account' | 'region' | 'configurationSets'>;
  /** What becomes of mail, by address. */
  mailboxes: ReadonlyMap<string, Mailbox | 'works'>;
  /** How long after taking a mail SES tells what became of it. At 0 the event is there before SES has answered. */
  tellsAfterMs: number;
}

/** What becomes of the mails that SES has taken, told on the event bus. */
export interface Postbox {
  taken(mail: SentMail): void;
  tellOn(bus: Pick<EventBus, 'event' | 'put'>): void;
}

/** Tells of mails as SES does, as far as their configuration set publishes it. */
export function createPostbox({ clock, assembly, mailboxes, tellsAfterMs }: PostboxOptions): Postbox {
  let bus: Pick<EventBus, 'event' | 'put'> | undefined;
  const tell = (mail: SentMail, address: string, mailbox: Mailbox): void => {
    const { account, region, configurationSets: sets } = assembly;
    const event = eventOf(mail, address, mailbox, { sets, at: clock.now(), account, region });
    if (event !== undefined) bus?.put(bus.event(event));
  };
  return {
    taken(mail) {
      for (const address of mail.to) {
        const mailbox = mailboxes.get(address);
        if (mailbox === undefined || mailbox === 'works') continue;
        if (tellsAfterMs === 0) tell(mail, address, mailbox);
        else clock.schedule(clock.now() + tellsAfterMs, () => tell(mail, address, mailbox));
      }
    },
    tellOn(it) {
      bus = it;
    },
  };
}
