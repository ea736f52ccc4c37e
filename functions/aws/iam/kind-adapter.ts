import type { IAMClient } from '@aws-sdk/client-iam';
import type { Credential } from '../../domain/credential/credential.ts';
import type { Deleted, DisabledOrGone, UserAddress } from '../../ports.ts';
import type { IamDate } from './date.ts';
import type { Removal } from './removal.ts';

/** Actions of IAM, each with the reason why it is needed. */
export type Actions = Readonly<Record<`iam:${string}`, string>>;

/** What one kind of credential takes of IAM. What is already so counts as done. */
export interface KindAdapter {
  actions: Readonly<Record<'read' | 'disable' | 'restore' | 'delete', Actions>> & {
    /** Needed to restore, and IAM cannot limit it to a resource. */
    restoreAnywhere?: Actions;
  };
  /** All of a user's credentials of this kind; `user`: as GetUser shows it. */
  read(client: IAMClient, address: UserAddress, user: { PasswordLastUsed: IamDate }): Promise<Credential[]>;
  disable(client: IAMClient, address: UserAddress, id: string): Promise<DisabledOrGone>;
  /** `exists`: there is one already, made by someone else; nothing was changed. */
  restore(
    client: IAMClient,
    address: UserAddress,
    one: { id: string; newSecret?: string | undefined },
  ): Promise<'restored' | 'exists'>;
  delete(client: IAMClient, address: UserAddress, id: string): Promise<Deleted>;
  /** Its deletion on the way to the user's. */
  removal(client: IAMClient, user: { userName: string }, id: string): Removal;
}
