import React from 'react';
import { FieldType, type Field, type PanelProps } from '@grafana/data';
import { BigValue, BigValueColorMode, BigValueGraphMode, BigValueTextMode, useTheme2 } from '@grafana/ui';
import { NoData } from './NoData';

/** Grafana's stat of one number, `lastNotNull`, drawn by the part of it that is in `@grafana/ui`. */
export function StatPanel({ data, fieldConfig, height, width }: PanelProps) {
  const theme = useTheme2();
  const field = data.series.flatMap(({ fields }) => fields).find(({ type }) => type === FieldType.number);
  const value = field && lastOf(field);
  if (!field?.display || value === undefined) {
    return <NoData why={fieldConfig.defaults.noValue} />;
  }
  return (
    <BigValue
      theme={theme}
      width={width}
      height={height}
      value={field.display(value)}
      colorMode={BigValueColorMode.Value}
      graphMode={BigValueGraphMode.None}
      textMode={BigValueTextMode.Value}
    />
  );
}

function lastOf({ values }: Field): unknown {
  return values.filter((value) => value !== null && value !== undefined && !Number.isNaN(value)).at(-1);
}
