import type { Translate } from '../../../grafana/translate';
import { unreachable } from '../../../model/outcome';
import type { TwinColumn } from './rowSort';

export function columnTitle(column: TwinColumn, t: Translate): string {
  switch (column) {
    case 'place':
      return t('map.column.place', 'On the map');
    case 'state':
      return t('overview.table.state', 'State');
    case 'rate':
      return t('overview.table.rate', 'Rate');
    case 'errors':
      return t('overview.table.errors', 'Errors');
    case 'p95':
      return t('overview.table.p95', 'p95');
    case 'callers':
      return t('map.column.callers', 'Callers');
    case 'callees':
      return t('map.column.callees', 'Calls');
    default:
      return unreachable(column);
  }
}
