import type { Translate } from '../../grafana/translate';
import type { ServiceId } from '../../model/service';

/** What a service is called on screen. */
export function serviceLabel(service: ServiceId, t: Translate): string {
  return service.name.trim() === '' ? t('service.nameless', '(no name)') : service.name;
}

/** The name with its namespace, for titles. */
export function serviceTitle(service: ServiceId, t: Translate): string {
  return service.namespace ? `${service.namespace} / ${serviceLabel(service, t)}` : serviceLabel(service, t);
}
