import { attributeOf } from './attributes.ts';
import { AssemblyError, type Stack } from './template.ts';

/** Resolves CloudFormation intrinsic functions in any value of a template. */
export type Resolve = (value: unknown) => unknown;

type Intrinsic = (argument: unknown) => unknown;

/**
 * Resolves Ref, Fn::GetAtt, Fn::Join, Fn::Sub, Fn::Select, Fn::Split, Fn::If with its conditions, and the AWS::*
 * pseudo parameters, with the stack's account and Region. Any other intrinsic or reference throws AssemblyError.
 */
export function createResolver(stack: Stack): Resolve {
  const pseudo: Record<string, unknown> = {
    'AWS::AccountId': stack.account,
    'AWS::Region': stack.region,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack.name,
    'AWS::NoValue': undefined,
  };

  const reference = (logicalId: string, attribute: string): unknown => {
    const resource = stack.template.Resources[logicalId];
    if (resource === undefined) throw new AssemblyError(`${stack.name}: nothing is named ${logicalId}`);
    const text = (property: string): string | undefined => {
      const value = resolve(resource.Properties[property]);
      return typeof value === 'string' ? value : undefined;
    };
    return attributeOf(stack, { logicalId, resource, text }, attribute);
  };

  const ref: Intrinsic = (argument) => {
    const name = asText(argument, 'Ref');
    if (name in pseudo) return pseudo[name];
    const parameter = stack.template.Parameters[name];
    if (parameter === undefined) return reference(name, 'Ref');
    if (parameter.Default === undefined)
      throw new AssemblyError(`${stack.name}: parameter ${name} has no default`);
    return parameter.Default;
  };

  const getAtt: Intrinsic = (argument) => {
    const [logicalId = '', ...rest] = Array.isArray(argument)
      ? argument.map((part) => asText(resolve(part), 'Fn::GetAtt'))
      : asText(argument, 'Fn::GetAtt').split('.');
    return reference(logicalId, rest.join('.'));
  };

  const sub: Intrinsic = (argument) => {
    const [template, extra] = Array.isArray(argument) ? argument : [argument, {}];
    const variables = asObject(resolve(extra ?? {}), 'Fn::Sub');
    return asText(template, 'Fn::Sub').replace(
      /\$\{(!?)([^}]+)\}/g,
      (_match, literal: string, name: string) => {
        if (literal) return `\${${name}}`;
        if (name in variables) return String(variables[name]);
        return String(name.includes('.') ? getAtt(name) : ref(name));
      },
    );
  };

  const condition = (value: unknown): boolean => {
    const [[name, argument] = ['', undefined]] = Object.entries(asObject(value, 'a condition'));
    const parts = Array.isArray(argument) ? argument : [];
    if (name === 'Condition') return condition(stack.template.Conditions[asText(argument, 'Condition')]);
    if (name === 'Fn::Equals') return resolve(parts[0]) === resolve(parts[1]);
    if (name === 'Fn::Not') return !condition(parts[0]);
    if (name === 'Fn::And') return parts.every(condition);
    if (name === 'Fn::Or') return parts.some(condition);
    throw new AssemblyError(`${stack.name}: the condition function ${name} is not known`);
  };

  const intrinsics: Record<string, Intrinsic> = {
    Ref: ref,
    'Fn::GetAtt': getAtt,
    'Fn::Sub': sub,
    'Fn::Join': (argument) => {
      const [separator, parts] = asList(argument, 'Fn::Join');
      return asList(resolve(parts), 'Fn::Join').join(asText(separator, 'Fn::Join'));
    },
    'Fn::Split': (argument) => {
      const [separator, text] = asList(argument, 'Fn::Split');
      return asText(resolve(text), 'Fn::Split').split(asText(separator, 'Fn::Split'));
    },
    'Fn::Select': (argument) => {
      const [index, list] = asList(argument, 'Fn::Select');
      return asList(resolve(list), 'Fn::Select')[Number(resolve(index))];
    },
    'Fn::If': (argument) => {
      const [name, yes, no] = asList(argument, 'Fn::If');
      return resolve(condition({ Condition: name }) ? yes : no);
    },
  };

  function resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== undefined);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [first] = entries;
    if (first !== undefined && entries.length === 1 && isIntrinsic(first[0])) {
      const intrinsic = intrinsics[first[0]];
      if (intrinsic === undefined) throw new AssemblyError(`${stack.name}: ${first[0]} is not known`);
      return intrinsic(first[1]);
    }
    return Object.fromEntries(
      entries.map(([key, item]) => [key, resolve(item)]).filter(([, item]) => item !== undefined),
    );
  }
  return resolve;
}

const isIntrinsic = (key: string): boolean => key === 'Ref' || key.startsWith('Fn::');

function asText(value: unknown, where: string): string {
  if (typeof value === 'string') return value;
  throw new AssemblyError(`${where} needs a string, not ${JSON.stringify(value)}`);
}

function asList(value: unknown, where: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw new AssemblyError(`${where} needs a list, not ${JSON.stringify(value)}`);
}

function asObject(value: unknown, where: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new AssemblyError(`${where} needs an object, not ${JSON.stringify(value)}`);
}
