import type { IconName } from '@grafana/data';
import type { HealthLevel } from '../../analysis/health';
import type { Translate } from '../../grafana/translate';
import type { GraphNode, NodeKind } from '../../model/graph';
import { unreachable } from '../../model/outcome';
import type { Red } from '../../model/red';
import { formatRate, formatRatio } from '../parts/format';
import { healthWord } from '../parts/healthText';
import { serviceLabel } from '../parts/serviceName';

/** What stands at a node, in a word. */
export function kindWord(kind: NodeKind, t: Translate): string {
  switch (kind) {
    case 'service':
      return t('overview.kind.service', 'service');
    case 'user':
      return t('overview.kind.user', 'users');
    case 'database':
      return t('overview.kind.database', 'database');
    case 'queue':
      return t('overview.kind.queue', 'queue');
    case 'external':
      return t('overview.kind.external', 'outside');
    default:
      return unreachable(kind);
  }
}

/** The icon of what is not an instrumented service. */
export function kindIcon(kind: NodeKind): IconName | undefined {
  switch (kind) {
    case 'service':
      return undefined;
    case 'user':
      return 'user';
    case 'database':
      return 'database';
    case 'queue':
      return 'layer-group';
    case 'external':
      return 'cloud';
    default:
      return unreachable(kind);
  }
}

/** What stands below the name: the figures of a service, the kind of everything else. */
export function secondLine(kind: NodeKind, red: Red | undefined, t: Translate): string {
  return kind === 'service' ? `${formatRate(red?.rate)} · ${formatRatio(red?.errors)}` : kindWord(kind, t);
}

/** A node in words for those who do not see it. */
export function nodeLabel({ service, kind }: GraphNode, level: HealthLevel | undefined, t: Translate): string {
  const words = [
    serviceLabel(service, t),
    kind === 'service' ? undefined : kindWord(kind, t),
    level && healthWord(level, t),
  ];
  return words.filter(Boolean).join(', ');
}
