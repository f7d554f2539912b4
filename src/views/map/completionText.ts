import type { CompletionAbout } from '../../analysis/map/mapCompletions';
import type { QueryField } from '../../analysis/map/mapQueryLanguage';
import type { Translate } from '../../grafana/translate';
import { unreachable } from '../../model/outcome';

/** What a completion stands for, beside it. */
export function completionText(about: CompletionAbout, t: Translate): string | undefined {
  switch (about.is) {
    case 'field':
      return fieldText(about.field, t);
    case 'compare':
      return compareText(about.compare, t);
    case 'name':
      return t('map.completion.name', 'on the map');
    case 'joint':
      return jointText(about.joint, t);
    case 'value':
      return undefined;
    default:
      return unreachable(about);
  }
}

function fieldText(field: QueryField, t: Translate): string {
  switch (field) {
    case 'errors':
      return t('map.completion.errors', 'share of failed requests');
    case 'rate':
      return t('map.completion.rate', 'requests per second');
    case 'p50':
    case 'p95':
    case 'p99':
      return t('map.completion.duration', 'duration');
    case 'kind':
      return t('map.completion.kind', 'service, database, queue …');
    case 'state':
      return t('map.completion.state', 'failing, degraded, affected …');
    case 'namespace':
      return t('map.completion.namespace', 'namespace');
    case 'name':
      return t('map.completion.service-name', 'name of a service');
    default:
      return unreachable(field);
  }
}

function compareText(compare: string, t: Translate): string | undefined {
  switch (compare) {
    case '~':
      return t('map.completion.has', 'has in it');
    case '!~':
      return t('map.completion.has-not', 'has not in it');
    case '=':
      return t('map.completion.is', 'is just');
    case '!=':
      return t('map.completion.is-not', 'is not');
    default:
      return undefined;
  }
}

function jointText(joint: 'and' | 'or' | 'not', t: Translate): string {
  switch (joint) {
    case 'and':
      return t('map.completion.and', 'both');
    case 'or':
      return t('map.completion.or', 'either');
    case 'not':
      return t('map.completion.not', 'all but');
    default:
      return unreachable(joint);
  }
}
