import type { QueryFault, Unreadable } from '../../analysis/map/mapQueryLanguage';
import type { Translate } from '../../grafana/translate';
import { asText } from '../parts/asText';

/** Where and why a search of the map cannot be read: behind what of it that begins, and what would be right. */
export function faultIn(text: string, { at, why }: Unreadable, t: Translate): string {
  const before = text.slice(0, at).trim();
  const said = queryFaultText(why, t);
  return before === '' ? said : t('map.query.after', 'After “{{before}}”: {{said}}', { before, said, ...asText });
}

/** Why a search of the map cannot be read, with what would be right. */
export function queryFaultText(fault: QueryFault, t: Translate): string {
  switch (fault.is) {
    case 'nothing':
    case 'term-missing':
      return t('map.query.term-missing', 'Here a name or a condition is missing, such as errors > 1%.');
    case 'quote-open':
      return t('map.query.quote-open', 'The second quotation mark is missing.');
    case 'field-missing':
      return t('map.query.field-missing', 'What is to be compared is missing before the sign.');
    case 'field-unknown':
      return t(
        'map.query.field-unknown',
        '“{{field}}” cannot be compared: errors, rate, p50, p95, p99, kind, state, namespace and name can.',
        { field: fault.field, ...asText }
      );
    case 'parenthesis-open':
    case 'parenthesis-stray':
    case 'too-deep':
      return ofParenthesesText(fault.is, t);
    default:
      return ofFieldText(fault, t);
  }
}

function ofParenthesesText(is: 'parenthesis-open' | 'parenthesis-stray' | 'too-deep', t: Translate): string {
  switch (is) {
    case 'parenthesis-open':
      return t('map.query.parenthesis-open', 'This parenthesis is not closed.');
    case 'parenthesis-stray':
      return t('map.query.parenthesis-stray', 'This parenthesis closes nothing.');
    default:
      return t('map.query.too-deep', 'There are too many parentheses in each other.');
  }
}

type OfField = Extract<QueryFault, { is: 'value-missing' | 'value-unreadable' | 'compare-unfit' }>;

function ofFieldText(fault: OfField, t: Translate): string {
  const facts = { field: fault.field, example: exampleOf(fault.field), ...asText };
  switch (fault.is) {
    case 'value-missing':
      return t('map.query.value-missing', 'The value of {{field}} is missing: {{example}}.', facts);
    case 'value-unreadable':
      return t('map.query.value-unreadable', '“{{value}}” is no value of {{field}}: {{example}}.', {
        ...facts,
        value: fault.value,
      });
    default:
      return t('map.query.compare-unfit', '{{field}} cannot be compared with {{compare}}: {{example}}.', {
        ...facts,
        compare: fault.compare,
      });
  }
}

function exampleOf(field: OfField['field']): string {
  switch (field) {
    case 'errors':
      return 'errors > 1%';
    case 'rate':
      return 'rate < 0.1/s';
    case 'kind':
      return 'kind = database';
    case 'state':
      return 'state = failing';
    case 'namespace':
      return 'namespace = shop';
    case 'name':
      return 'name ~ cart';
    default:
      return `${field} > 500ms`;
  }
}
