import { figureText } from './mapQueryFigure';
import { queryStates, type MapQuery, type MapTerm } from './mapQueryLanguage';
import { wordText } from './mapQueryTokens';

/** A query as text; `parseMapQuery` reads the same query from it. */
export function mapQueryText(query: MapQuery): string {
  switch (query.is) {
    case 'and':
    case 'or':
      return query.parts.map((part) => partText(part, query.is)).join(query.is === 'and' ? ' ' : ' or ');
    case 'not':
      return `not ${partText(query.part, 'not')}`;
    default:
      return termText(query);
  }
}

function partText(part: MapQuery, within: 'and' | 'or' | 'not'): string {
  const isClear = (part.is !== 'and' && part.is !== 'or') || (part.is === 'and' && within === 'or');
  return isClear ? mapQueryText(part) : `(${mapQueryText(part)})`;
}

function termText(term: MapTerm): string {
  switch (term.is) {
    case 'figure':
      return `${term.figure} ${term.compare} ${figureText(term.figure, term.value)}`;
    case 'kind':
      return `kind = ${term.kind}`;
    case 'state':
      return `state = ${[...queryStates].find(([, state]) => state === term.state)?.[0] ?? term.state}`;
    case 'namespace':
      return `namespace ${term.how} ${wordText(term.text)}`;
    case 'name':
      return term.how === '~' ? wordText(term.text) : `name = ${wordText(term.text)}`;
  }
}
