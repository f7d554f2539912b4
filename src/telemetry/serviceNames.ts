import type { NameRule, Overrides } from '../model/environment';

/** How one signal names services; as metrics do where there is no rule. */
export type ServiceNames = readonly NameRule[];

const slot = '{service}';

/** The rules for one signal. */
export function serviceNamesOf(overrides: Overrides | undefined, signal: 'traces' | 'logs'): ServiceNames {
  return overrides?.serviceNames?.filter((rule) => rule.signal === signal) ?? [];
}

/**
 * The name that a signal has for a service, by the name that metrics have: the first table that has it, else the first
 * template, else the same. A template without `{service}` would call all services alike and counts for nothing.
 */
export function nameIn(names: ServiceNames, service: string): string {
  const told = names.flatMap(({ table = {} }) => Object.entries(table)).find(([name]) => name === service)?.[1];
  return told || fill(templateIn(names), service);
}

/**
 * The name that metrics have for what a signal calls `name`; the same where no rule leads there. Undoes {@link nameIn}
 * wherever two services are not called alike; of those, the one in a table is taken.
 */
export function serviceBy(names: ServiceNames, name: string): string {
  const told = names.flatMap(({ table = {} }) => Object.entries(table)).find(([, called]) => called === name)?.[0];
  return told || (emptied(names, name) ?? name);
}

/** {@link serviceBy} for many names of which few differ. */
export function servicesBy(names: ServiceNames): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const service = known.get(name) ?? (names.length === 0 ? name : serviceBy(names, name));
    known.set(name, service);
    return service;
  };
}

function templateIn(names: ServiceNames): string | undefined {
  return names.find(({ template }) => template?.includes(slot))?.template;
}

function fill(template: string | undefined, service: string): string {
  return template === undefined ? service : template.split(slot).join(service);
}

/** What fills the template so that it becomes `name`: all that is not template, shared among its slots. */
function emptied(names: ServiceNames, name: string): string | undefined {
  const template = templateIn(names);
  if (template === undefined) {
    return undefined;
  }
  const [before = '', ...rest] = template.split(slot);
  const fixed = before.length + rest.reduce((sum, part) => sum + part.length, 0);
  const length = (name.length - fixed) / rest.length;
  const service = name.slice(before.length, before.length + Math.max(0, length));
  return service !== '' && nameIn(names, service) === name ? service : undefined;
}
