import type { Edge, NodeKind } from '../../model/graph';
import type { Red } from '../../model/red';
import { serviceKey, type ServiceId } from '../../model/service';
import type { HealthLevel } from '../health';
import type { MapGraph, MapLink, MapPlace } from './mapGraph';
import type { MapMarks } from './mapMarks';
import type { MapQuery, MapTerm, QueryCompare, QueryFigure, QueryKind } from './mapQueryLanguage';

/** What a query is held against. */
type Marks = Pick<MapMarks, 'red' | 'level' | 'kind'>;

/** What can be said of a service, or of a call with what stands at its ends. */
interface Subject {
  readonly red: Red | undefined;
  readonly kind: QueryKind | undefined;
  /** The service, or both ends of a call: one that fits is enough. */
  readonly services: readonly ServiceId[];
}

/** Keys of the places and links that a query finds. A group, a rest, and a link of several edges are found by any of them. */
export function foundIn(map: Pick<MapGraph, 'places' | 'links'>, marks: Marks, query: MapQuery): ReadonlySet<string> {
  const places = map.places.filter((place) => matchesPlace(query, place, marks));
  const links = map.links.filter((link) => matchesLink(query, link, marks));
  return new Set([...places, ...links].map(({ key }) => key));
}

export function matchesPlace(query: MapQuery, place: MapPlace, marks: Marks): boolean {
  return place.is === 'service'
    ? matches(query, subjectOf(place.service, marks, place.kind), marks)
    : place.members.some((service) => matchesService(query, service, marks));
}

/** Whether a query finds a service, wherever it stands. Figures that are absent fit no comparison. */
export function matchesService(query: MapQuery, service: ServiceId, marks: Marks): boolean {
  return matches(query, subjectOf(service, marks), marks);
}

function subjectOf(service: ServiceId, { red, kind }: Marks, known?: NodeKind): Subject {
  const key = serviceKey(service);
  return { red: red.get(key), kind: known ?? kind?.get(key) ?? 'service', services: [service] };
}

/**
 * Whether a query finds a link. It does only where the query speaks of calls: has a figure, or `kind = messaging` or
 * `kind = database`. Figures are then those of the calls; names, namespaces and states fit if one end does. So `cart`
 * finds no link, and `errors > 1% cart` the failing calls from and to cart.
 */
export function matchesLink(query: MapQuery, link: MapLink, marks: Marks): boolean {
  return speaksOfCalls(query) && link.edges.some((edge) => matches(query, callOf(edge), marks));
}

function callOf({ red, kind, client, server }: Edge): Subject {
  const known = kind === 'messaging' || kind === 'database' ? kind : undefined;
  return { red, kind: known, services: [client, server] };
}

function speaksOfCalls(query: MapQuery): boolean {
  switch (query.is) {
    case 'and':
    case 'or':
      return query.parts.some(speaksOfCalls);
    case 'not':
      return speaksOfCalls(query.part);
    case 'kind':
      return query.kind === 'messaging' || query.kind === 'database';
    default:
      return query.is === 'figure';
  }
}

function matches(query: MapQuery, subject: Subject, marks: Marks): boolean {
  switch (query.is) {
    case 'and':
      return query.parts.every((part) => matches(part, subject, marks));
    case 'or':
      return query.parts.some((part) => matches(part, subject, marks));
    case 'not':
      return !matches(query.part, subject, marks);
    default:
      return fits(query, subject, marks);
  }
}

function fits(term: MapTerm, { red, kind, services }: Subject, { level }: Marks): boolean {
  switch (term.is) {
    case 'figure': {
      const figure = figureOf(red, term.figure);
      return figure !== undefined && compared(figure, term.compare, term.value);
    }
    case 'kind':
      return kind === term.kind;
    case 'state':
      return services.some((service) => stateOf(service, level) === term.state);
    case 'name':
      return services.some(({ name }) => fitsText(name, term));
    case 'namespace':
      return services.some(({ namespace }) => namespace !== undefined && fitsText(namespace, term));
  }
}

function stateOf(service: ServiceId, level: ReadonlyMap<string, HealthLevel>): HealthLevel | undefined {
  return level.get(serviceKey(service));
}

function fitsText(text: string, term: { readonly how: '=' | '~'; readonly text: string }): boolean {
  const [one, wanted] = [text.toLowerCase(), term.text.toLowerCase()];
  return term.how === '=' ? one === wanted : one.includes(wanted);
}

function figureOf(red: Red | undefined, figure: QueryFigure): number | undefined {
  switch (figure) {
    case 'errors':
    case 'rate':
      return red?.[figure];
    case 'p50':
    case 'p95':
    case 'p99':
      return red?.duration?.[figure];
  }
}

function compared(figure: number, compare: QueryCompare, value: number): boolean {
  switch (compare) {
    case '>':
      return figure > value;
    case '>=':
      return figure >= value;
    case '<':
      return figure < value;
    case '<=':
      return figure <= value;
    case '=':
      return figure === value;
    case '!=':
      return figure !== value;
  }
}
