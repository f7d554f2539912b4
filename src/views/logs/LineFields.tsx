import React, { useMemo } from 'react';
import { fieldDistributions } from '../../analysis/fieldDistributions';
import type { LogLine } from '../../model/log';
import { FieldsTable } from './FieldsTable';
import type { LogsSetting } from './logsSetting';

interface Props {
  readonly lines: readonly LogLine[];
  readonly truncated: boolean;
  readonly setting: LogsSetting;
  readonly height: number;
}

/** The fields of the lines that were read. */
export function LineFields({ lines, ...rest }: Props) {
  const distributions = useMemo(() => fieldDistributions(lines), [lines]);
  return <FieldsTable distributions={distributions} lines={lines.length} {...rest} />;
}
