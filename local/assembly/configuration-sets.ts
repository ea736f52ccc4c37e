import * as z from 'zod';
import type { Resolve } from './intrinsics.ts';
import { resourcesOfType, type Stack } from './template.ts';
import type { ConfigurationSet } from './types.ts';

const setSchema = z.object({ Name: z.string() });

const destinationSchema = z.strictObject({
  ConfigurationSetName: z.string(),
  EventDestination: z.strictObject({
    Name: z.string().optional(),
    Enabled: z.boolean(),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.strictObject({
      // SES delivers to the default bus only (SES developer guide, "Monitoring using EventBridge").
      EventBusArn: z.string().endsWith(':event-bus/default'),
    }),
  }),
});

/** The configuration sets of SES in a stack, with what each tells on the default event bus. */
export function readConfigurationSets(stack: Stack, resolve: Resolve): ConfigurationSet[] {
  const destinations = resourcesOfType(stack, 'AWS::SES::ConfigurationSetEventDestination').map(
    ([, resource]) => destinationSchema.parse(resolve(resource.Properties)),
  );
  return resourcesOfType(stack, 'AWS::SES::ConfigurationSet').map(([, resource]) => {
    const { Name: name } = setSchema.parse(resolve(resource.Properties));
    const tells = destinations
      .filter(
        ({ ConfigurationSetName, EventDestination }) =>
          ConfigurationSetName === name && EventDestination.Enabled,
      )
      .flatMap(({ EventDestination }) => EventDestination.MatchingEventTypes);
    return { name, tells };
  });
}
