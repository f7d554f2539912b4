import type { DataSource, Override, PanelContent } from './dashboard';
import { promTarget, type Said } from './panels';

/** A column: a label of the series, or the value of a query. */
export interface Column {
  /** Its name on screen. */
  readonly name: string;
  /** The label that it shows, or the query whose value it shows. */
  readonly of: { readonly label: string } | { readonly refId: string; readonly expr: string };
  readonly unit?: string;
  readonly decimals?: number;
  readonly width?: number;
  /** Where a cell leads; `${__value.raw}` is what stands in it. */
  readonly link?: { readonly title: string; readonly url: string };
  readonly properties?: Override['properties'];
}

export interface Rows {
  readonly source: DataSource;
  readonly columns: readonly Column[];
  /** Labels that no column shows. */
  readonly hidden?: readonly string[];
  /** Names of the columns by which rows stand, highest first; a further one where those before it are equal. */
  readonly sortBy: readonly string[];
}

/** One row per series of the same labels, a column per label and per query. All are asked at the end of the time. */
export function table(said: Said, { source, columns, hidden = [], sortBy }: Rows): PanelContent {
  const asked = columns.flatMap(({ of }) => ('refId' in of ? [of] : []));
  const value = (refId: string) => (asked.length > 1 ? `Value #${refId}` : 'Value');
  const fieldOf = ({ of }: Column) => ('label' in of ? of.label : value(of.refId));
  return {
    ...said,
    type: 'table',
    datasource: source,
    targets: asked.map((one) => promTarget(one, source, 'table')),
    transformations: [
      { id: 'merge', options: {} },
      {
        id: 'organize',
        options: {
          excludeByName: Object.fromEntries(['Time', ...hidden].map((name) => [name, true])),
          indexByName: Object.fromEntries(columns.map((column, index) => [fieldOf(column), index])),
          renameByName: Object.fromEntries(columns.map((column) => [fieldOf(column), column.name])),
        },
      },
    ],
    fieldConfig: {
      defaults: { custom: { align: 'auto', filterable: false, cellOptions: { type: 'auto' } } },
      overrides: columns.map(overrideOf),
    },
    options: { showHeader: true, cellHeight: 'sm', sortBy: sortBy.map((displayName) => ({ displayName, desc: true })) },
  };
}

function overrideOf({ name, unit, decimals, width, link, properties = [] }: Column): Override {
  return {
    matcher: { id: 'byName', options: name },
    properties: [
      ...(unit === undefined ? [] : [{ id: 'unit', value: unit }]),
      ...(decimals === undefined ? [] : [{ id: 'decimals', value: decimals }]),
      ...(width === undefined ? [] : [{ id: 'custom.width', value: width }]),
      ...(link === undefined ? [] : [{ id: 'links', value: [{ ...link, targetBlank: false }] }]),
      ...properties,
    ],
  };
}
