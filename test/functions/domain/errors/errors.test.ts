import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  classifyError,
  errorNameOf,
  isNoSuchEntity,
} from '../../../../functions/domain/errors/classify-error.ts';
import {
  InvalidInputError,
  PermanentServiceError,
  TransientServiceError,
} from '../../../../functions/domain/errors/errors.ts';
import { issuesOf } from '../../../../functions/domain/errors/issues.ts';

const named = (name: string, more: object = {}) => Object.assign(new Error('text'), { name, ...more });

describe('an error of a service', () => {
  it.each<[string, unknown]>([
    ['throttling', named('ThrottlingException')],
    ['IAM throttling, HTTP 400', named('Throttling', { $metadata: { httpStatusCode: 400 } })],
    ['too many requests', named('TooManyRequestsException')],
    ['Security Hub throttling', named('LimitExceededException')],
    ['eventual consistency', named('EntityTemporarilyUnmodifiableException')],
    ['a user that still has something', named('DeleteConflictException')],
    ['a concurrent change', named('ConcurrentModificationException')],
    ['5xx', named('Whatever', { $metadata: { httpStatusCode: 503 } })],
    ['429', named('Whatever', { $metadata: { httpStatusCode: 429 } })],
    ['500', named('Whatever', { $metadata: { httpStatusCode: 500 } })],
    ['a broken connection', named('Error', { code: 'ECONNRESET' })],
    ['a time-out', named('TimeoutError')],
  ])('is transient: %s', (_, error) => {
    expect(classifyError(error, 'Doing')).toBeInstanceOf(TransientServiceError);
  });

  it.each<[string, unknown]>([
    ['access denied', named('AccessDenied', { $metadata: { httpStatusCode: 403 } })],
    ['access denied, the other name', named('AccessDeniedException')],
    ['an unknown one', named('SomethingNewException', { $metadata: { httpStatusCode: 400 } })],
    ['a bug of ours', new TypeError('x is not a function')],
    ['nothing at all', undefined],
    ['a text', 'oops'],
  ])('is permanent: %s', (_, error) => {
    expect(classifyError(error, 'Doing')).toBeInstanceOf(PermanentServiceError);
  });

  it('keeps its cause, and says what was being done', () => {
    const cause = named('AccessDenied');

    expect(classifyError(cause, 'Read the user')).toMatchObject({
      message: 'Read the user: AccessDenied: text',
      cause,
    });
  });

  it('keeps its cause where it is worth another try', () => {
    const cause = named('Throttling');

    expect(classifyError(cause, 'Read the user')).toMatchObject({
      message: 'Read the user: Throttling: text',
      cause,
    });
  });

  it('says what was being done where it says little itself', () => {
    expect(classifyError({ name: 'AccessDenied' }, 'Read the user').message).toBe(
      'Read the user: AccessDenied',
    );
    expect(classifyError({ message: 'no' }, 'Read the user').message).toBe('Read the user: Error: no');
    expect(classifyError(undefined, 'Read the user').message).toBe('Read the user: Error');
  });

  it.each([new InvalidInputError('a'), new TransientServiceError('b'), new PermanentServiceError('c')])(
    'of ours stays what it is: %s',
    (error) => {
      expect(classifyError(error, 'Doing')).toBe(error);
    },
  );

  it('is known by its name with and without the suffix; denied is not missing', () => {
    expect(errorNameOf(named('NoSuchEntityException'))).toBe('NoSuchEntity');
    expect(errorNameOf(named('ExceptionalEntity'))).toBe('ExceptionalEntity');
    expect(errorNameOf(undefined)).toBe('Error');
    expect(errorNameOf({})).toBe('Error');
    expect(isNoSuchEntity(named('NoSuchEntity'))).toBe(true);
    expect(isNoSuchEntity(named('AccessDenied'))).toBe(false);
  });
});

describe('the classes that the workflow matches', () => {
  it('have names that no minifier changes', () => {
    expect(
      [new InvalidInputError(), new TransientServiceError(), new PermanentServiceError()].map(
        ({ name }) => name,
      ),
    ).toEqual(['InvalidInputError', 'TransientServiceError', 'PermanentServiceError']);
  });
});

describe('the problems of an input', () => {
  const schema = z.object({
    user: z.object({ tags: z.array(z.string('is no text')) }),
    at: z.string('is no time'),
  });
  const problems = (input: unknown, of: z.ZodType = schema) => {
    const { error } = of.safeParse(input);
    return error && issuesOf(error);
  };

  it('are one line that names each field by its path', () => {
    expect(problems({ user: { tags: ['a', 1] } })).toBe('user.tags.1: is no text; at: is no time');
  });

  it('are of the input itself where it is none at all', () => {
    expect(problems(1, z.string('is no text'))).toBe('it: is no text');
  });
});
