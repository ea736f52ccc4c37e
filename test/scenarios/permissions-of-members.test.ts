import { describe, expect, it } from 'vitest';
import { heldByMembers, proofFor } from '../support/grants.ts';
import { PERMISSION_STORIES } from './permission-stories.ts';

const members = await proofFor(heldByMembers, PERMISSION_STORIES);

describe('every grant of the three roles in every account is needed', () => {
  it.each(members.grants)('%s', async (text, grant) => {
    expect(members.usersOf(text), 'stories that use it').not.toEqual([]);
    expect(await members.storyThatNeeds(grant), 'a story that ends otherwise without it').toBeDefined();
  });
});
