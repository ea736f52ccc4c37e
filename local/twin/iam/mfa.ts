import * as z from 'zod';
import { type CallContext, type Operation, operation } from '../service.ts';
import type { World } from '../world.ts';
import { deleteConflict, noSuchEntity } from './errors.ts';
import { accountOf, changeBy } from './lookup.ts';
import { listOperation, removeOperation } from './part-operations.ts';

const serialNumber = z
  .string()
  .regex(/^[\w+=/:,.@-]{9,256}$/, 'Member must satisfy the pattern of a serial number');
const ofDevice = z.strictObject({ SerialNumber: serialNumber });

/** ListMFADevices, DeactivateMFADevice and DeleteVirtualMFADevice. */
export function mfaOperations(world: World): Record<string, Operation> {
  return {
    ListMFADevices: listOperation(world, 'mfaDevices', 'MFADevices', (device, user) => ({
      UserName: user.userName,
      SerialNumber: device.serial,
      EnableDate: new Date(device.createdAt),
    })),

    DeactivateMFADevice: removeOperation(world, 'mfaDevices', {
      action: 'DeactivateMFADevice',
      parameter: 'SerialNumber',
      schema: serialNumber,
      idOf: ({ serial }) => serial,
      missing: (serial) => noSuchEntity(`MFA Device with serial number ${serial}`),
      removed({ serial }, user, context) {
        if (serial.includes(':mfa/')) {
          accountOf(world, context).unassignedMfaDevices.set(serial, user.userName);
        }
      },
    }),

    DeleteVirtualMFADevice: operation({
      parameters: ofDevice,
      run: ({ SerialNumber }, context) => deleteVirtual(world, SerialNumber, context),
    }),
  };
}

function deleteVirtual(world: World, serial: string, context: CallContext): void {
  const account = accountOf(world, context);
  const lastUser = account.unassignedMfaDevices.get(serial);
  if (lastUser === undefined) {
    const users = [...account.users.values()];
    const assigned = users.some(({ mfaDevices }) => mfaDevices.some((device) => device.serial === serial));
    if (assigned && serial.includes(':mfa/')) throw deleteConflict('deactivate the MFA device');
    throw noSuchEntity(`VirtualMFADevice with serial number ${serial}`);
  }
  const change = {
    ...changeBy(context, lastUser),
    action: 'DeleteVirtualMFADevice',
    detail: { serialNumber: serial },
  };
  world.change({ ...change, part: 'mfaDevices' }, () => account.unassignedMfaDevices.delete(serial));
}
