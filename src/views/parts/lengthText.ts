import { hours, minutes, type Ms } from '../../model/units';
import { asText } from './asText';
import { inDigits, t } from './language';

/** The length of a time range in its one unit, roughly: `20 min`, `6 h`, `24 h`, `2.5 d`. */
export function lengthText(length: Ms): string {
  const inUnit = (unit: number) => ({ amount: inDigits(length / unit, { maximumFractionDigits: 1 }), ...asText });
  if (length >= hours(48)) {
    return t('unit.days', '{{amount}} d', inUnit(hours(24)));
  }
  if (length >= hours(1)) {
    return t('unit.hours', '{{amount}} h', inUnit(hours(1)));
  }
  return length >= minutes(1)
    ? t('unit.minutes', '{{amount}} min', inUnit(minutes(1)))
    : t('unit.seconds', '{{amount}} s', inUnit(1000));
}
