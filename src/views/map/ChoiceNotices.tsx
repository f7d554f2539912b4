import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { IgnoredChoice } from '../../analysis/map/mapGraph';
import type { Answer } from '../../grafana/answerState';
import type { LabelledServices } from '../../telemetry/serviceLabels';
import { asText } from '../parts/asText';
import { ProblemNotice } from '../parts/ProblemNotice';
import { serviceLabel } from '../parts/serviceName';
import { queryFaultText } from './queryFaultText';
import type { MapSetting } from './useMapSetting';

interface Props extends Pick<MapSetting, 'look' | 'go'> {
  readonly ignored: IgnoredChoice | undefined;
  readonly labels: Answer<LabelledServices> | undefined;
  readonly onRetry: () => void;
}

/** What of the choice cannot be followed: an address may say anything, and its services may be gone. */
export function ChoiceNotices({ look, go, ignored, labels, onRetry }: Props) {
  const { hide, focus } = look;
  return (
    <>
      {ignored?.hide && (
        <Notice
          text={t('map.ignored.hide', 'Nothing is hidden: “{{hide}}” cannot be read. {{why}}', {
            hide,
            why: queryFaultText(ignored.hide.why, t),
            ...asText,
          })}
          undo={t('map.hide.none', 'Hide nothing')}
          onUndo={() => go({ hide: undefined })}
        />
      )}
      {ignored?.focus && focus && (
        <Notice
          text={t('map.ignored.focus', '{{service}} is not known in this time range: the whole map is shown.', {
            service: serviceLabel(focus.service, t),
            ...asText,
          })}
          undo={t('map.focus.all', 'The whole map again')}
          onUndo={() => go({ focus: undefined })}
        />
      )}
      <LabelNotice look={look} go={go} labels={labels} onRetry={onRetry} />
    </>
  );
}

/** Why services do not stand in groups of the label that was chosen. */
function LabelNotice({ look: { grouping }, go, labels, onRetry }: Omit<Props, 'ignored'>) {
  if (labels?.is === 'failed') {
    return <ProblemNotice problem={labels.problem} onRetry={onRetry} />;
  }
  if (labels?.is === 'absent' && typeof grouping === 'object') {
    return (
      <Notice
        text={t('map.ignored.label', 'No service carries the label {{label}}.', { label: grouping.label, ...asText })}
        undo={t('map.grouping.back', 'Group automatically')}
        onUndo={() => go({ grouping: undefined })}
      />
    );
  }
  return labels?.is === 'ready' && labels.value.several.length > 0 ? (
    <Notice text={severalText(labels.value)} undo={undefined} onUndo={undefined} />
  ) : null;
}

function severalText({ label, several }: LabelledServices): string {
  return t('map.label-several', '', {
    count: several.length,
    label,
    ...asText,
    defaultValue_one: '{{count}} service carries several values of {{label}} and stands in no group of it.',
    defaultValue_other: '{{count}} services carry several values of {{label}} and stand in no group of it.',
  });
}

interface NoticeProps {
  readonly text: string;
  readonly undo: string | undefined;
  readonly onUndo: (() => void) | undefined;
}

function Notice({ text, undo, onUndo }: NoticeProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.notice} role="status" data-testid="map-choice-ignored">
      <Icon name="info-circle" size="sm" /> <span>{text}</span>
      {onUndo && (
        <Button size="sm" variant="secondary" fill="text" onClick={onUndo}>
          {undo}
        </Button>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  notice: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
